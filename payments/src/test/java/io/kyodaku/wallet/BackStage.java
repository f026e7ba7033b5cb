package io.kyodaku.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.SealingLog;
import io.kyodaku.log.SigningKeys;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Purchases whose money goes back and comes again, as if Stripe had been looked at. */
public final class BackStage {

  private final World world;
  private final Sql owner;
  private final VerifyingLedger verifying;
  private final SealingLog sealing;

  public BackStage(World world) {
    this.world = world;
    owner = new Sql(world.database.owner());
    try {
      SigningKeys keys =
          SigningKeys.open(world.database.admin(), "a secret of this test's", world.clock);
      verifying = new VerifyingLedger(world.database.admin(), keys);
      sealing = new SealingLog(world.database.admin(), keys, world.clock);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public NaturalBatching charges() {
    return new NaturalBatching(
        world.database.charge(), World.PAR, world.clock, ChargeSettings.defaults(), Thread::new);
  }

  /** Brings lots to what refunds and disputes say, until there is nothing to do. */
  public void sweep(NaturalBatching charges) {
    SweepingCharges sweeping = new SweepingCharges(charges, world.database.admin(), world.clock);
    for (int i = 0; i < 8 && waits(); i++) {
      sweeping.run("");
    }
  }

  private boolean waits() {
    return world.number(
            "select count(*) from (select from money_back where to_book union all select from"
                + " credit_lot where due_back_micros > 0 and (available_micros > 0 or"
                + " due_back_micros > held_micros)) back")
        > 0;
  }

  /** Buys credits for yen of a pack; answers the lot. */
  public UUID buy(UUID creator, long credits, long yen) {
    return buy(creator, credits, yen, World.JPY);
  }

  public UUID buy(UUID creator, long credits, long minor, Currency currency) {
    UUID pack = Ids.next();
    UUID order = Ids.next();
    String entity = currency.equals(World.JPY) ? "JP" : "US";
    world.execute(
        "insert into credit_pack (id, code, selling_entity, currency, price_minor, credit_micros,"
            + " created_at) values (?, ?, ?, ?, ?, ?, now())",
        pack,
        "p" + pack,
        entity,
        currency.getCurrencyCode(),
        minor,
        credits * World.CREDIT);
    world.execute(
        "insert into purchase_order (id, creator_id, pack_id, selling_entity, currency,"
            + " price_minor, credit_micros, status, session_id, payment_intent, created_at,"
            + " status_at) values (?, ?, ?, ?, ?, ?, ?, 'PAID', ?, ?, now(), now())",
        order,
        creator,
        pack,
        entity,
        currency.getCurrencyCode(),
        minor,
        credits * World.CREDIT,
        "cs_" + order,
        "pi_" + order);
    UUID[] lot = new UUID[1];
    world.inAdminTransaction(
        connection ->
            lot[0] =
                LotPosting.post(
                    connection,
                    new PurchasedLot(
                        order,
                        creator,
                        credits * World.CREDIT,
                        Money.ofMinor(minor, currency),
                        entity,
                        Optional.empty()),
                    world.clock));
    return lot[0];
  }

  /** What of a lot's price has not gone back, in minor units. */
  long left(UUID lot) {
    return world.number(
        "select o.price_minor - coalesce((select sum(m.amount_minor) from money_back m where"
            + " m.order_id = o.id and (m.taken_micros > 0 or m.freezes)), 0)"
            + " from credit_lot l join purchase_order o on o.id = l.order_id where l.id = ?",
        lot);
  }

  /** So much of a lot's price goes back. */
  UUID goBack(UUID lot, boolean dispute, long minor) {
    UUID id = row(lot, dispute, dispute ? "LOST" : "REFUNDED", minor);
    world.execute(
        "update money_back set taken_micros = amount_minor * case currency when 'JPY' then 1000000"
            + " else 10000 end where id = ?",
        id);
    return id;
  }

  /** Somebody disputes the rest of a lot's price, and no money has moved yet. */
  void freeze(UUID lot) {
    long left = left(lot);
    if (left > 0) {
      UUID id = row(lot, true, "OPEN", left);
      world.execute("update money_back set freezes = true where id = ?", id);
    }
  }

  private UUID row(UUID lot, boolean dispute, String status, long minor) {
    UUID id = Ids.next();
    world.execute(
        "insert into money_back (id, kind, order_id, selling_entity, currency, amount_minor,"
            + " status, stripe_id, created_at, changed_at) select ?, ?, o.id, o.selling_entity,"
            + " o.currency, ?, ?, ?, now(), now() from credit_lot l join purchase_order o on o.id ="
            + " l.order_id where l.id = ?",
        id,
        dispute ? "DISPUTE" : "REFUND",
        minor,
        status,
        "re_" + id,
        lot);
    return id;
  }

  /** What had gone back comes again. */
  void comeAgain(UUID moneyBack) {
    world.execute(
        "update money_back set taken_micros = 0, status = case kind when 'REFUND' then 'FAILED'"
            + " else 'WON' end where id = ?",
        moneyBack);
  }

  public long available(UUID creator) {
    return world.number("select available_micros from wallet where creator_id = ?", creator);
  }

  public long debt(UUID creator) {
    return world.number("select debt_micros from wallet where creator_id = ?", creator);
  }

  /** What a tenant's royalties come to. */
  public long earned(UUID tenant) {
    return world.number(
        "select coalesce(sum(royalty_micros), 0) from royalty where tenant_id = ?", tenant);
  }

  void assertAllIsBooked() {
    assertThat(owner.list("select id from money_back where to_book", row -> row.getString(1)))
        .isEmpty();
    assertThat(
            owner.list(
                "select id from credit_lot where due_back_micros > 0 and held_micros = 0",
                row -> row.getString(1)))
        .isEmpty();
  }

  /** Every check of the whole books. */
  public void assertBooksHold() {
    try {
      sealing.run("");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    List<Check> checks = ((VerifyingLedger.Verified) verifying.verify()).checks();
    assertThat(checks).allSatisfy(check -> assertThat(check.faults()).as("%s", check).isEmpty());
  }
}
