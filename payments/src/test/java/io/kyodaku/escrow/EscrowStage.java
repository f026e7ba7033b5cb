package io.kyodaku.escrow;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.ownership.AssertedShare;
import io.kyodaku.ownership.ConflictClocks;
import io.kyodaku.ownership.ConflictStatus;
import io.kyodaku.ownership.DecidingAssertion;
import io.kyodaku.ownership.Move;
import io.kyodaku.ownership.MovingConflict;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.wallet.ChargeSettings;
import io.kyodaku.wallet.NaturalBatching;
import io.kyodaku.wallet.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One asset of an owner that is paid in yen, which another that is paid in dollars claims too; and
 * a creator with credits who uses it.
 */
final class EscrowStage implements AutoCloseable {

  final World world = new World(TestDatabase.fresh());
  final Sql owner = new Sql(world.database.owner());
  final World.Claim yen = inForce(world.claim(JPY, 7_000, RoyaltyBase.LIST));
  final World.Claim dollars;
  final UUID operator = world.account();
  final UUID conflict;
  final MovingConflict moving = new MovingConflict(world.database.admin(), world.clock);
  final ConflictClocks clocks = new ConflictClocks(moving, world.database.admin(), world.clock);
  final ReleasingEscrow releasing = new ReleasingEscrow(world.database.admin(), world.clock);
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);

  EscrowStage() {
    world.link(creator, generator, null);
    world.gift(creator, 100_000);
    World.Claim other = inForce(world.claim(USD, 5_000, RoyaltyBase.LIST));
    DecidingAssertion.Outcome made =
        new DecidingAssertion(world.database.admin(), world.clock)
            .claimFor(
                operator,
                new TenantId(other.tenant()),
                yen.asset(),
                new AssertedShare.Form("100", "*", "0.04", "OPEN", "A deed of 1987"));
    conflict = ((DecidingAssertion.Admitted) made).conflicts().getFirst();
    UUID claim =
        owner
            .first(
                "select id from ownership_claim where tenant_id = ? and asset_id = ?",
                row -> row.getObject(1, UUID.class),
                other.tenant(),
                yen.asset())
            .orElseThrow();
    dollars =
        new World.Claim(
            other.tenant(),
            yen.work(),
            yen.asset(),
            claim,
            other.contract(),
            other.version(),
            other.currency(),
            other.entity(),
            other.shareBps(),
            other.base());
  }

  private World.Claim inForce(World.Claim claim) {
    world.execute(
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, effective_from, created_at) select"
            + " gen_random_uuid(), contract_id, tenant_id, 2, 'IN_FORCE', preset, selling_entity,"
            + " currency, share_bps, royalty_base, chargeback_risk, max_fee_bps, language,"
            + " document, document_hash, ?, now() from contract_version where id = ?",
        world.clock.instant().minus(Duration.ofDays(1)),
        claim.version());
    return claim;
  }

  /** Two yen and two cents a second, both wholly in escrow. */
  Price price(int seconds) {
    List<HeldPart> held = List.of(new HeldPart(Optional.of(conflict), 1_000_000));
    return new Price(
        generator,
        2 * CREDIT,
        2 * CREDIT * seconds,
        1,
        List.of(yen.terms(2_000_000, seconds, held), dollars.terms(20_000, seconds, held)));
  }

  Authorization granted(Price price, int seconds) {
    Authorization asked =
        world.authorization(creator, generator, seconds, price, AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  void settle(Authorization granted) {
    assertThat(charges.settle(granted, granted.usage().seconds(), granted.price()))
        .isInstanceOf(ChargeOutcome.Settled.class);
  }

  void use(int seconds) {
    settle(granted(price(seconds), seconds));
  }

  TenantId holder() {
    return new TenantId(yen.tenant());
  }

  TenantId asserting() {
    return new TenantId(dollars.tenant());
  }

  MovingConflict.Outcome does(Move.OfParty move) {
    return moving.byParty(operator, conflict, move);
  }

  /** Nobody appeals within the seven days. */
  void nobodyAppeals() {
    world.clock.pass(Duration.ofDays(8));
    clocks.run("");
    assertThat(status()).isEqualTo(ConflictStatus.SETTLED);
  }

  ConflictStatus status() {
    return owner
        .first(
            "select status from ownership_conflict where id = ?",
            row -> ConflictStatus.valueOf(row.getString(1)),
            conflict)
        .orElseThrow();
  }

  /** What is in escrow in one currency, by the transfers. */
  long escrow(String ledger) {
    return balance("ROYALTY_ESCROW", conflict, ledger);
  }

  long balance(String kind, UUID of, String ledger) {
    return world.number(
        """
        select coalesce(sum(case when t.credit_account = a.id then t.amount_micros else -t.amount_micros end), 0)
        from ledger_account a join transfer t on a.id in (t.credit_account, t.debit_account)
        where a.kind = ? and a.owner_id = ? and a.ledger = ?
        """,
        kind,
        of,
        ledger);
  }

  /** The transfers that touch what is about the conflict, as they were made. */
  List<String> transfers(String... codes) {
    return owner.list(
        """
        select t.code, t.entity || ' ' || t.ledger as books, d.kind as debit, c.kind as credit, t.amount_micros
        from transfer t join ledger_account d on d.id = t.debit_account join ledger_account c on c.id = t.credit_account
        where t.code = any (?) order by t.seq
        """,
        row ->
            String.join(
                " | ",
                row.getString("code"),
                row.getString("books"),
                row.getString("debit"),
                row.getString("credit"),
                BigDecimal.valueOf(row.getLong("amount_micros"), 6)
                    .stripTrailingZeros()
                    .toPlainString()),
        (Object) codes);
  }

  void booksAddUp() {
    assertThat(new TrialBalance(world.database.admin()).lines())
        .isNotEmpty()
        .allMatch(TrialBalance.Line::balanced);
  }

  @Override
  public void close() {
    charges.close();
  }
}
