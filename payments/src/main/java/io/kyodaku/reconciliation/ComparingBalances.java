package io.kyodaku.reconciliation;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.SellingEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Brings both sides onto the items: each balance transaction and each booking once, by its number.
 * Where Stripe has another amount than the books, the difference is put on {@code SUSPENSE}, and
 * taken from there when the books have caught up.
 *
 * <p>Bookings count up to the moment to which Stripe was read: what is booked later Stripe may well
 * have, and it was not asked for it yet.
 */
final class ComparingBalances {

  private static final int BOOKED_AT_ONCE = 500;

  /** Each brings up to date what the one before has found; all are of one entity. */
  private static final String THEIRS =
      """
      insert into reconciliation_item as i
        (id, selling_entity, currency, key, kind, theirs_micros, theirs_count, first_at, changed_at)
      select gen_random_uuid(), selling_entity, currency, key,
        case when bool_and(booked_fee_micros = -net_micros) then 'FEE' else 'OTHER' end,
        sum(net_micros + booked_fee_micros), count(*), min(created_at), ?
      from stripe_balance_transaction where selling_entity = ? and seq > ? and seq <= ? group by selling_entity, currency, key
      on conflict (selling_entity, currency, key) do update
      set theirs_micros = i.theirs_micros + excluded.theirs_micros, theirs_count = i.theirs_count + excluded.theirs_count,
        first_at = least(i.first_at, excluded.first_at), state = 'WAITING', changed_at = excluded.changed_at
      """;

  static final String OF_BOOKS_ALONE =
      "('STRIPE_FEE_CHARGED', 'STRIPE_FEE_RETURNED', 'STRIPE_SUSPENDED', 'SUSPENSE_RELEASED')";

  private static final String MOVED =
      """
      from transfer t
      join ledger_account d on d.id = t.debit_account
      join ledger_account c on c.id = t.credit_account
      where t.seq > ? and t.seq <= ? and t.entity = ? and 'STRIPE_BALANCE' in (d.kind, c.kind) and t.code not in
      """
          + OF_BOOKS_ALONE;

  private static final String OURS =
      """
      insert into reconciliation_item as i
        (id, selling_entity, currency, key, kind, subject_id, ours_micros, ours_count, first_at, changed_at)
      select gen_random_uuid(), m.entity, m.ledger, coalesce(s.key, n.key, 'ours:' || m.about), coalesce(s.kind, n.kind, 'OTHER'),
        coalesce(s.subject_id, n.subject_id), sum(m.amount), count(*), min(m.at), ?
      from (
        select t.entity, t.ledger, coalesce(t.reference_id, t.id) as about, t.at,
          case when d.kind = 'STRIPE_BALANCE' then t.amount_micros else -t.amount_micros end as amount
      """
          + MOVED
          + """
          ) m
          left join stripe_subject s on s.subject_id = m.about
          left join reconciliation_item n on n.id = m.about
          group by 2, 3, 4, 5, 6
          on conflict (selling_entity, currency, key) do update
          set ours_micros = i.ours_micros + excluded.ours_micros, ours_count = i.ours_count + excluded.ours_count,
            kind = case when i.subject_id is null then excluded.kind else i.kind end,
            subject_id = coalesce(i.subject_id, excluded.subject_id),
            first_at = least(i.first_at, excluded.first_at), state = 'WAITING', changed_at = excluded.changed_at
          """;

  private static final String NAMED =
      """
      update reconciliation_item i set kind = s.kind, subject_id = s.subject_id
      from stripe_subject s
      where s.key = i.key and i.selling_entity = ? and i.state <> 'MATCHED' and i.subject_id is null
      """;

  /** Where the same thing is in other books of ours, or of Stripe's, it is there by mistake. */
  private static final String STATES =
      """
      update reconciliation_item i set state = s.state
      from (
        select i.id, case
          when i.ours_micros = i.theirs_micros then 'MATCHED'
          when exists (
            select from reconciliation_item o where o.key = i.key and o.id <> i.id
              and ((i.theirs_count = 0 and o.theirs_count > 0) or (i.ours_count = 0 and o.ours_count > 0))) then 'DIFFERING'
          when i.theirs_count = 0 and i.first_at > ? then 'WAITING'
          when i.theirs_count = 0 then 'MISSING_AT_STRIPE'
          when i.ours_count = 0 then 'MISSING_HERE'
          else 'DIFFERING' end as state
        from reconciliation_item i where i.selling_entity = ? and i.state <> 'MATCHED') s
      where s.id = i.id and s.state <> i.state
      """;

  private final Transactions transactions;
  private final Patience patience;
  private final Clock clock;

  ComparingBalances(DataSource admin, Patience patience, Clock clock) {
    this.transactions = new Transactions(admin);
    this.patience = patience;
    this.clock = clock;
  }

  /** How far both sides are on the items, and how far they can be. */
  private record Reach(long counted, long countable, long booked, long bookable) {}

  /** One of an entity's items, and what of it is to stand on SUSPENSE. */
  private record Difference(UUID id, Currency currency, long before, long after) {}

  private static final String ALERT =
      """
      insert into reconciliation_alert (id, day, items, noted_at)
      select gen_random_uuid(), (?::timestamptz at time zone 'UTC')::date, count(*), ? from reconciliation_item
      where state in ('MISSING_AT_STRIPE', 'MISSING_HERE', 'DIFFERING') having count(*) > 0
      on conflict (day) do nothing
      """;

  void compare(SellingEntity entity) {
    boolean more = transactions.run(connection -> bring(connection, entity));
    while (more) {
      more = transactions.run(connection -> suspend(connection, entity));
    }
  }

  /** Once a day, where anything differs. */
  void alert() {
    Instant now = clock.instant();
    transactions.run(
        connection -> {
          Sql.execute(connection, ALERT, now, now);
          return true;
        });
  }

  private boolean bring(Connection connection, SellingEntity entity) throws SQLException {
    Instant now = clock.instant();
    ImportPass pass = ImportPass.lock(connection, entity);
    Reach reach = reach(connection, entity, pass.through());
    Sql.execute(connection, THEIRS, now, entity, reach.counted(), reach.countable());
    Sql.execute(connection, OURS, now, reach.booked(), reach.bookable(), entity);
    Sql.execute(connection, NAMED, entity);
    Sql.execute(connection, STATES, now.minus(patience.forStripe()), entity);
    Sql.execute(
        connection,
        "update stripe_import set counted_seq = ?, booked_seq = ?, compared_at = ? where"
            + " selling_entity = ?",
        reach.countable(),
        reach.bookable(),
        now,
        entity);
    return suspend(connection, entity);
  }

  /** No transfer below the rolled-up number can appear any more. */
  private static Reach reach(Connection connection, SellingEntity entity, Instant through)
      throws SQLException {
    Reach from =
        Sql.list(
                connection,
                """
                select i.counted_seq, i.booked_seq, greatest(r.through_seq, i.booked_seq) as through_seq,
                  coalesce((select max(b.seq) from stripe_balance_transaction b where b.selling_entity = i.selling_entity), 0)
                    as last_seq
                from stripe_import i cross join ledger_rollup r where i.selling_entity = ?
                """,
                row ->
                    new Reach(
                        row.getLong("counted_seq"),
                        row.getLong("last_seq"),
                        row.getLong("booked_seq"),
                        row.getLong("through_seq")),
                entity)
            .getFirst();
    long bookable =
        Sql.list(
                connection,
                "select coalesce(min(t.seq) - 1, ?) " + MOVED + " and t.at > ?",
                row -> row.getLong(1),
                from.bookable(),
                from.booked(),
                from.bookable(),
                entity,
                through)
            .getFirst();
    return new Reach(from.counted(), from.countable(), from.booked(), bookable);
  }

  /** Some of what differs; answers whether more may be left. */
  private boolean suspend(Connection connection, SellingEntity entity) throws SQLException {
    List<Difference> differences =
        Sql.list(
            connection,
            """
            select id, currency, suspense_micros, case when theirs_count = 0 then 0 else theirs_micros - ours_micros end as after
            from reconciliation_item where selling_entity = ? and to_book order by id limit ? for update
            """,
            row ->
                new Difference(
                    row.getObject("id", UUID.class),
                    Currency.getInstance(row.getString("currency")),
                    row.getLong("suspense_micros"),
                    row.getLong("after")),
            entity,
            BOOKED_AT_ONCE);
    List<Posting> postings = new ArrayList<>();
    for (Difference difference : differences) {
      postings.addAll(postings(entity, difference));
      Sql.execute(
          connection,
          "update reconciliation_item set suspense_micros = ? where id = ?",
          difference.after(),
          difference.id());
    }
    Ledger.post(connection, postings, clock);
    return differences.size() == BOOKED_AT_ONCE;
  }

  /** What was suspended leaves by a reversal; what is suspended anew is another booking. */
  private static List<Posting> postings(SellingEntity entity, Difference difference) {
    long before = difference.before();
    long after = difference.after();
    long stays =
        Long.signum(before) == Long.signum(after)
            ? Long.signum(before) * Math.min(Math.abs(before), Math.abs(after))
            : 0;
    List<Posting> postings = new ArrayList<>();
    if (before != stays) {
      postings.add(posting(entity, difference, stays - before, TransferCode.SUSPENSE_RELEASED));
    }
    if (after != stays) {
      postings.add(posting(entity, difference, after - stays, TransferCode.STRIPE_SUSPENDED));
    }
    return postings;
  }

  /** More money at Stripe, where it is above zero. */
  private static Posting posting(
      SellingEntity entity, Difference difference, long more, TransferCode code) {
    Account balance = Account.of(AccountKind.STRIPE_BALANCE, entity.name(), difference.currency());
    Account suspense = Account.of(AccountKind.SUSPENSE, entity.name(), difference.currency());
    return more > 0
        ? Posting.about(difference.id(), balance, suspense, more, code)
        : Posting.about(difference.id(), suspense, balance, -more, code);
  }
}
