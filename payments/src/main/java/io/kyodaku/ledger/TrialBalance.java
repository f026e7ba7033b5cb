package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Adds up every transfer from the first, by ledger, and holds against that whatever else claims to
 * know a balance: the stored sums of accounts, the creators' wallets, their lots, and what is held
 * of royalties.
 */
@Dependent
public class TrialBalance {

  /** One statement, so that all of it is seen as of one moment. */
  private static final String SQL =
      """
      with net as (
        select account, sum(amount) as amount from (
          select debit_account as account, amount_micros as amount from transfer
          union all
          select credit_account, -amount_micros from transfer) entry
        group by account),
      rolled as (
        select account, sum(debit) as debits, sum(credit) as credits from (
          select debit_account as account, amount_micros as debit, 0 as credit from transfer
          where seq <= (select through_seq from ledger_rollup)
          union all
          select credit_account, 0, amount_micros from transfer
          where seq <= (select through_seq from ledger_rollup)) entry
        group by account),
      -- What the transfers say of each lot: on the credit side of an account, less on its debit side.
      moved as (
        select lot_id,
               sum(amount) filter (where kind in ('CREDITS_SOLD', 'CREDITS_GRANTED')) as issued,
               -sum(amount) filter (where kind = 'CREATOR_AVAILABLE') as available,
               -sum(amount) filter (where kind = 'CREATOR_HELD') as held,
               -- What paid a debt is burned too.
               -sum(amount) filter (where kind in ('CREDITS_BURNED_COMPUTE', 'CREDITS_BURNED_FEES')
                                       or (kind = 'CREATOR_DEBT' and code in ('DEBT_COLLECTED', 'DEBT_RETURNED'))) as burned,
               -sum(amount) filter (where kind = 'CREATOR_DEBT' and code in ('DEBT_COLLECTED', 'DEBT_RETURNED')) as collected,
               sum(amount) filter (where kind = 'CREATOR_DEBT' and code in ('DEBT_INCURRED', 'DEBT_FORGIVEN')) as owed,
               -sum(amount) filter (where kind = 'CREDITS_EXPIRED') as expired,
               -sum(amount) filter (where kind = 'CREDITS_REVOKED') as revoked,
               -sum(amount) filter (where kind = 'UNEARNED_CREDITS' and code = 'LOT_PAID') as paid,
               sum(amount) filter (where kind = 'UNEARNED_CREDITS' and code <> 'LOT_PAID') as recognised,
               -sum(amount) filter (where kind = 'TAX_PAYABLE') as tax,
               sum(amount) filter (where kind = 'STRIPE_BALANCE' and code in ('REFUNDED', 'CHARGED_BACK', 'GIVEN_BACK')) as back
        from (
          select t.lot_id, d.kind, t.code, t.amount_micros as amount
          from transfer t join ledger_account d on d.id = t.debit_account where t.lot_id is not null
          union all
          select t.lot_id, c.kind, t.code, -t.amount_micros
          from transfer t join ledger_account c on c.id = t.credit_account where t.lot_id is not null) entry
        group by lot_id),
      wrong as (
        select 'STORED_BALANCES' as what, a.ledger from account_balance b
        join ledger_account a on a.id = b.account_id
        left join rolled r on r.account = b.account_id
        where b.debits_micros <> coalesce(r.debits, 0) or b.credits_micros <> coalesce(r.credits, 0)
        union all
        select 'STORED_BALANCES', a.ledger from account_balance b
        join ledger_account a on a.id = b.account_id
        left join (select account_id, sum(debits_micros) as debits, sum(credits_micros) as credits
                   from account_day group by account_id) d on d.account_id = b.account_id
        where (b.debits_micros, b.credits_micros) is distinct from (d.debits, d.credits)
        union all
        select 'STORED_BALANCES', k.ledger from (
          select ledger, kind, sum(debits_micros) as debits, sum(credits_micros) as credits
          from ledger_day group by ledger, kind) k
        full join (
          select a.ledger, a.kind, sum(b.debits_micros) as debits, sum(b.credits_micros) as credits
          from account_balance b join ledger_account a on a.id = b.account_id group by a.ledger, a.kind) b
          using (ledger, kind)
        where (k.debits, k.credits) is distinct from (b.debits, b.credits)
        union all
        -- What is held of royalties and was not released, by conflict or asset.
        select 'ESCROW_EQUALS_WHAT_IS_HELD', ledger from (
          select kind, owner_id, entity, ledger, sum(amount) as amount from (
            select case when conflict_id is null then 'ROYALTY_UNOWNED' else 'ROYALTY_ESCROW' end as kind,
                   coalesce(conflict_id, asset_id) as owner_id, selling_entity as entity, currency::text as ledger,
                   amount_micros as amount
            from royalty_held
            union all
            select 'ROYALTY_ESCROW', r.conflict_id, p.from_entity, p.from_currency::text, -p.from_micros
            from escrow_payment p join escrow_release r on r.id = p.release_id
            union all
            select 'ROYALTY_UNOWNED', c.asset_id, p.selling_entity, p.currency::text, p.amount_micros
            from escrow_payment p join escrow_release r on r.id = p.release_id
            join ownership_conflict c on c.id = r.conflict_id where p.tenant_id is null) part
          group by kind, owner_id, entity, ledger) h
        full join (
          select a.kind, a.owner_id, a.entity, a.ledger, -coalesce(n.amount, 0) as amount
          from ledger_account a left join net n on n.account = a.id
          where a.kind in ('ROYALTY_UNOWNED', 'ROYALTY_ESCROW')) a using (kind, owner_id, entity, ledger)
        where coalesce(h.amount, 0) <> coalesce(a.amount, 0)
        union all
        select 'WALLETS_EQUAL_LOTS', 'CREDIT' from wallet w
        left join net available on available.account = w.available_account
        left join net held on held.account = w.held_account
        where w.available_micros <> -coalesce(available.amount, 0) or w.held_micros <> -coalesce(held.amount, 0)
        union all
        select 'WALLETS_EQUAL_LOTS', 'CREDIT' from wallet w
        left join (select creator_id, sum(available_micros) as available, sum(held_micros) as held
                   from credit_lot group by creator_id) lots on lots.creator_id = w.creator_id
        where w.available_micros <> coalesce(lots.available, 0) or w.held_micros <> coalesce(lots.held, 0)
        union all
        select 'WALLETS_EQUAL_LOTS', 'CREDIT' from credit_lot l
        left join (select lot_id, sum(amount_micros) as held from lot_hold group by lot_id) h on h.lot_id = l.id
        where l.held_micros <> coalesce(h.held, 0)
        union all
        select 'WALLETS_EQUAL_LOTS', 'CREDIT' from usage_authorization a
        left join (select authorization_id, sum(amount_micros) as held from lot_hold group by authorization_id) h
          on h.authorization_id = a.id
        where a.held_micros <> coalesce(h.held, 0)
        union all
        select 'WALLETS_EQUAL_LOTS', case when f.credits_differ then 'CREDIT' else l.currency end
        from credit_lot l
        left join moved m on m.lot_id = l.id
        cross join lateral (
          select (coalesce(m.issued, 0), coalesce(m.available, 0), coalesce(m.held, 0), coalesce(m.burned, 0),
                  coalesce(m.expired, 0), coalesce(m.revoked, 0), coalesce(m.collected, 0), coalesce(m.owed, 0))
                 is distinct from
                 (l.credits_micros::numeric, l.available_micros::numeric, l.held_micros::numeric,
                  l.burned_micros::numeric, l.expired_micros::numeric, l.revoked_micros::numeric,
                  l.collected_micros::numeric, l.burned_back_micros::numeric) as credits_differ) f
        where f.credits_differ
           or coalesce(m.paid, 0) <> l.cost_micros or coalesce(m.recognised, 0) <> l.recognised_micros
           or coalesce(m.back, 0) <> -l.cost_back_micros
        union all
        -- What a creator owes, and of which settlements' credits.
        select 'WALLETS_EQUAL_LOTS', 'CREDIT' from wallet w
        left join (select creator_id, sum(burned_back_micros) - sum(collected_micros) as debt from credit_lot group by creator_id) l
          on l.creator_id = w.creator_id
        left join (select owner_id, sum(n.amount) as debt from ledger_account a join net n on n.account = a.id
                   where a.kind = 'CREATOR_DEBT' group by owner_id) o on o.owner_id = w.creator_id
        where w.debt_micros <> coalesce(l.debt, 0) or w.debt_micros <> coalesce(o.debt, 0)
        union all
        select 'WALLETS_EQUAL_LOTS', 'CREDIT' from credit_lot l
        left join (select lot_id, sum(back_micros) as back from burn_back group by lot_id) b on b.lot_id = l.id
        where l.burned_back_micros - coalesce(b.back, 0) not between 0 and l.collected_micros
        union all
        -- What refunds and disputes say is booked.
        select 'WALLETS_EQUAL_LOTS', l.currency from credit_lot l
        left join (select order_id, sum(booked_micros) as booked, sum(frozen_micros) as frozen from money_back group by order_id) m
          on m.order_id = l.order_id
        left join moved t on t.lot_id = l.id
        where l.cost_back_micros + l.tax_micros - coalesce(t.tax, 0) <> coalesce(m.booked, 0) or l.frozen_micros <> coalesce(m.frozen, 0))
      select a.ledger,
             coalesce(sum(n.amount) filter (where n.amount > 0), 0) as debits,
             coalesce(-sum(n.amount) filter (where n.amount < 0), 0) as credits,
             array(select distinct what from wrong where wrong.ledger = a.ledger order by what) as wrong
      from ledger_account a left join net n on n.account = a.id
      group by a.ledger order by a.ledger
      """;

  private final Sql admin;

  @Inject
  public TrialBalance(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * One ledger.
   *
   * @param ledger a currency code, or {@code CREDIT}
   * @param debits the sum of all accounts' net debit balances, in micros
   * @param credits the same of net credit balances
   * @param balanced whether these are equal and nothing that is stored differs from the transfers
   * @param wrong what differs of what is stored, by the names of {@code verification}'s checks; not
   *     kept with a check that was asked for
   */
  public record Line(
      String ledger, BigDecimal debits, BigDecimal credits, boolean balanced, List<String> wrong) {}

  public List<Line> lines() {
    return admin.list(SQL, TrialBalance::line);
  }

  /** As the caller's transaction sees them. */
  public static List<Line> lines(Connection connection) throws SQLException {
    return Sql.list(connection, SQL, TrialBalance::line);
  }

  private static Line line(ResultSet row) throws SQLException {
    BigDecimal debits = row.getBigDecimal("debits");
    BigDecimal credits = row.getBigDecimal("credits");
    List<String> wrong = List.of((String[]) row.getArray("wrong").getArray());
    boolean balanced = debits.compareTo(credits) == 0 && wrong.isEmpty();
    return new Line(row.getString("ledger"), debits, credits, balanced, wrong);
  }
}
