package io.kyodaku.generatorpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import io.kyodaku.wallet.ChargeSettings;
import io.kyodaku.wallet.NaturalBatching;
import io.kyodaku.wallet.World;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A creator who spends what it bought with a generator that is owed for it. */
public final class ComputeStage {

  public final TestDatabase database;
  public final World world;
  public final UUID creator;
  public final UUID generator;
  public final ClosingGeneratorMonth closing;
  public final GeneratorStatements statements;
  private final NaturalBatching charges;
  private final RollingUpBalances entries;

  public ComputeStage(TestDatabase database) {
    this.database = database;
    world = new World(database);
    creator = world.creator();
    generator = world.generator();
    closing = new ClosingGeneratorMonth(database.admin(), world.clock);
    statements = new GeneratorStatements(database.admin());
    charges =
        new NaturalBatching(
            database.charge(), World.PAR, world.clock, ChargeSettings.defaults(), Thread::new);
    entries = new RollingUpBalances(database.admin());
    world.link(creator, generator, null);
  }

  /** Another version of the generator's rate card, at so much a second; answers its id. */
  public UUID card(int version) {
    UUID card = Ids.next();
    world.execute(
        "insert into rate_card (id, generator_id, version, standard_per_second, premium_per_second,"
            + " effective_from) values (?, ?, ?, 3000000, 6000000, ?)",
        card,
        generator,
        version,
        world.clock.instant());
    return card;
  }

  /** Renders so many seconds at so many microcredits each, without anybody's character. */
  public Authorization use(UUID card, long perSecondMicros, int seconds) {
    Price price = World.price(card, perSecondMicros, seconds, 0);
    Authorization asked =
        world.authorization(creator, generator, seconds, price, AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    assertThat(charges.settle(asked, seconds, price)).isInstanceOf(ChargeOutcome.Settled.class);
    return asked;
  }

  public ClosingGeneratorMonth.Outcome close() {
    entries.run("");
    return closing.close(generator, Actor.system());
  }

  /** Closes the next month, which gives so many statements. */
  public List<GeneratorStatementDetail> closed(int count) {
    ClosingGeneratorMonth.Outcome outcome = close();
    assertThat(outcome).isInstanceOf(ClosingGeneratorMonth.Outcome.Closed.class);
    List<GeneratorStatementDetail> closed =
        ((ClosingGeneratorMonth.Outcome.Closed) outcome)
            .statements().stream().map(id -> statements.find(id).orElseThrow()).toList();
    assertThat(closed).hasSize(count);
    return closed;
  }

  /** What an account of the generator holds, credits less debits. */
  public long balance(AccountKind kind, String entity, String currency) {
    return world.number(
        """
        select coalesce(sum(case when t.credit_account = a.id then t.amount_micros else -t.amount_micros end), 0)
        from ledger_account a join transfer t on a.id in (t.credit_account, t.debit_account)
        where a.kind = ? and a.entity = ? and a.ledger = ? and a.owner_id = ?
        """,
        kind.name(),
        entity,
        currency,
        generator);
  }

  /** What the proof of the books finds wrong with what these statements and payouts are about. */
  public List<String> faults(Check.Name... names) {
    VerifyingLedger verifying = new VerifyingLedger(database.admin(), jws -> Optional.empty());
    return ((VerifyingLedger.Verified) verifying.verify())
        .checks().stream()
            .filter(check -> List.of(names).contains(check.name()))
            .flatMap(check -> check.faults().stream())
            .toList();
  }

  public void end() {
    charges.close();
  }
}
