package io.kyodaku.statement;

import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.withholding.Withholding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a statement withholds of what it pays. Nothing is withheld twice: what is carried is not
 * taxed until it is paid, and of a payout that came back from the bank the tax was withheld when it
 * was first paid.
 *
 * @param tax what it goes by
 * @param line none where nothing is withheld
 */
record Withheld(Statement.Tax tax, Optional<Statement.Line> line) {

  /** Of a statement that pays nothing. */
  static final Withheld NOTHING = new Withheld(Statement.Tax.NONE, Optional.empty());

  /**
   * @param balanceMicros what would be payable without a tax
   * @param lines of the statement so far
   * @param paidOn the day on which it is paid
   */
  static Withheld of(
      Connection connection,
      TenantId tenant,
      Books books,
      long balanceMicros,
      List<Statement.Line> lines,
      LocalDate paidOn)
      throws SQLException {
    Withholding withholding =
        Withholding.of(connection, tenant, books.entity(), books.currency(), paidOn);
    long taxedBefore = returned(connection, tenant, books);
    for (Statement.Line line : lines) {
      if (line.kind() == LineKind.RETURNED_PAYOUT) {
        taxedBefore = Math.addExact(taxedBefore, line.amountMicros());
      }
    }
    long base = taxable(balanceMicros, taxedBefore, books);
    long tax = withholding.taxMicros(base);
    return new Withheld(
        new Statement.Tax(withholding.profileId(), withholding.rateId()),
        tax == 0 ? Optional.empty() : Optional.of(line(base, tax, withholding.says())));
  }

  /** In whole minor units, as it would be paid. */
  static long taxable(long balanceMicros, long taxedBeforeMicros, Books books) {
    long untaxed = Math.subtractExact(balanceMicros, taxedBeforeMicros);
    long base = Math.max(0, Math.min(balanceMicros, untaxed));
    return base - base % Money.microsPerMinor(books.currency());
  }

  long micros() {
    return line.map(Statement.Line::amountMicros).orElse(0L);
  }

  private static Statement.Line line(long base, long tax, String says) {
    return new Statement.Line(
        LineKind.WITHHOLDING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        base,
        -tax,
        Optional.empty(),
        says);
  }

  /** What came back from the bank and no statement has paid since. */
  private static long returned(Connection connection, TenantId tenant, Books books)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select coalesce(sum(l.amount_micros), 0)
            from statement_line l join statement s on s.id = l.statement_id
            where l.tenant_id = ? and l.kind = 'RETURNED_PAYOUT' and s.selling_entity = ? and s.currency = ?
              and s.number > coalesce((
                select max(p.number) from statement p
                where (p.tenant_id, p.selling_entity, p.currency) = (s.tenant_id, s.selling_entity, s.currency)
                  and p.payable_minor > 0), 0)
            """)) {
      select.setObject(1, tenant.value());
      select.setString(2, books.entity());
      select.setString(3, books.currency().getCurrencyCode());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBigDecimal(1).longValueExact();
      }
    }
  }
}
