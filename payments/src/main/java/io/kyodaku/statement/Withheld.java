package io.kyodaku.statement;

import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.withholding.Withholding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
   * @param withholding of the tenant, on the day on which it is paid
   * @param returnedMicros as {@link #returned} says of the books
   * @param balanceMicros what would be payable without a tax
   * @param lines of the statement so far
   */
  static Withheld of(
      Withholding withholding,
      long returnedMicros,
      Books books,
      long balanceMicros,
      List<Statement.Line> lines) {
    long taxedBefore = returnedMicros;
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

  /**
   * What came back from the bank and no statement has paid since, in each of the tenants' books in
   * which anything has.
   */
  static Map<TenantId, Map<Books, Long>> returned(
      Connection connection, Collection<TenantId> tenants) throws SQLException {
    Map<TenantId, Map<Books, Long>> returned = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.tenant_id, s.selling_entity, s.currency, sum(l.amount_micros) as micros
            from statement_line l join statement s on s.id = l.statement_id
            where l.tenant_id = any (?) and l.kind = 'RETURNED_PAYOUT'
              and s.number > coalesce((
                select max(p.number) from statement p
                where (p.tenant_id, p.selling_entity, p.currency) = (s.tenant_id, s.selling_entity, s.currency)
                  and p.payable_minor > 0), 0)
            group by 1, 2, 3
            """)) {
      select.setArray(1, StatementRows.array(connection, tenants));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          returned
              .computeIfAbsent(
                  new TenantId(row.getObject("tenant_id", UUID.class)), id -> new HashMap<>())
              .put(StatementRows.books(row), row.getBigDecimal("micros").longValueExact());
        }
      }
    }
    return returned;
  }
}
