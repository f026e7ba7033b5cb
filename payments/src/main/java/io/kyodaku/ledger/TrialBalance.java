package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import javax.sql.DataSource;

/**
 * Adds up every transfer from the first, by ledger, and holds against that whatever else claims to
 * know a balance: the stored sums of accounts, the creators' wallets, and their lots.
 */
@Dependent
public class TrialBalance {

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
   */
  public record Line(String ledger, BigDecimal debits, BigDecimal credits, boolean balanced) {}

  /** One statement, so that all of it is seen as of one moment. */
  public List<Line> lines() {
    return admin.list(
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
        wrong as (
          select a.ledger from account_balance b
          join ledger_account a on a.id = b.account_id
          left join rolled r on r.account = b.account_id
          where b.debits_micros <> coalesce(r.debits, 0) or b.credits_micros <> coalesce(r.credits, 0)
          union all
          select 'CREDIT' from wallet w
          left join net available on available.account = w.available_account
          left join net held on held.account = w.held_account
          where w.available_micros <> -coalesce(available.amount, 0) or w.held_micros <> -coalesce(held.amount, 0)
          union all
          select 'CREDIT' from wallet w
          left join (select creator_id, sum(available_micros) as available, sum(held_micros) as held
                     from credit_lot group by creator_id) lots on lots.creator_id = w.creator_id
          where w.available_micros <> coalesce(lots.available, 0) or w.held_micros <> coalesce(lots.held, 0)
          union all
          select 'CREDIT' from credit_lot l
          left join (select lot_id, sum(amount_micros) as held from lot_hold group by lot_id) h on h.lot_id = l.id
          where l.held_micros <> coalesce(h.held, 0))
        select a.ledger,
               coalesce(sum(n.amount) filter (where n.amount > 0), 0) as debits,
               coalesce(-sum(n.amount) filter (where n.amount < 0), 0) as credits,
               not exists (select from wrong where wrong.ledger = a.ledger) as consistent
        from ledger_account a left join net n on n.account = a.id
        group by a.ledger order by a.ledger
        """,
        row -> {
          BigDecimal debits = row.getBigDecimal("debits");
          BigDecimal credits = row.getBigDecimal("credits");
          boolean balanced = debits.compareTo(credits) == 0 && row.getBoolean("consistent");
          return new Line(row.getString("ledger"), debits, credits, balanced);
        });
  }
}
