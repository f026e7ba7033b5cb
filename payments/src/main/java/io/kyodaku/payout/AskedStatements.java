package io.kyodaku.payout;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.Payee;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What exactly an act would pay, for the operator who is to allow it. */
@Dependent
public class AskedStatements {

  /** At most this many are listed, the largest first; the act says how many there are. */
  public static final int AT_MOST = 200;

  private final Transactions transactions;

  @Inject
  public AskedStatements(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /**
   * @param planned whether its payout began meanwhile
   */
  public record Line(
      UUID statement,
      int number,
      Payee payee,
      String payeeName,
      String entity,
      Money amount,
      boolean planned) {}

  public List<Line> of(UUID act) {
    return transactions.run(
        connection ->
            Sql.list(
                connection,
                """
                select s.id, s.number, s.tenant_id, s.generator_id, coalesce(t.name, g.name) as name, s.selling_entity,
                  s.payable_minor, s.currency,
                  exists (select from payout p where p.statement_id = s.id) as planned
                from payout_asked k join payable_statement s on s.id = k.statement_id
                left join tenant t on t.id = s.tenant_id left join generator g on g.id = s.generator_id
                where k.act_id = ? order by s.payable_minor desc, s.id limit ?
                """,
                row ->
                    new Line(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        Payee.read(row),
                        row.getString("name"),
                        row.getString("selling_entity"),
                        Money.ofMinor(
                            row.getLong("payable_minor"),
                            Currency.getInstance(row.getString("currency"))),
                        row.getBoolean("planned")),
                act,
                AT_MOST));
  }
}
