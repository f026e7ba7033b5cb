package io.kyodaku.statement;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What contracts pay in advance: an entry of the first statement after a version has taken force,
 * over what earlier versions did not pay. It is an asset of the platform's until statements have
 * earned it back.
 */
final class Advances {

  private Advances() {}

  /** Owes what is promised and was not owed before, once; in the transaction of a closing. */
  static void owe(
      Connection connection, TenantId tenant, ContractInForce contract, Instant before, Clock clock)
      throws SQLException {
    if (contract.advanceMicros() == 0 || !contract.effectiveFrom().isBefore(before)) {
      return;
    }
    Books books = contract.books();
    long due =
        Math.subtractExact(
            contract.advanceMicros(),
            sum(
                connection,
                "select sum(amount_micros) from statement_entry where kind = 'ADVANCE' and"
                    + " tenant_id = ? and selling_entity = ? and currency = ?",
                tenant,
                books));
    if (due <= 0) {
      return;
    }
    StatementEntries.advance(
        connection,
        tenant,
        books.entity(),
        new Money(due, books.currency()),
        contract.versionId(),
        contract.effectiveFrom());
    Ledger.post(
        connection,
        List.of(
            Posting.about(
                contract.versionId(),
                account(AccountKind.ADVANCES, tenant, books),
                account(AccountKind.ROYALTY_PAYABLE, tenant, books),
                due,
                TransferCode.ADVANCE_OWED)),
        clock);
  }

  /**
   * What closed statements paid in advance, less what they earned back; who was paid none is left
   * out.
   */
  static Map<TenantId, Long> open(Connection connection, Map<TenantId, Books> books)
      throws SQLException {
    Columns own = BooksOfTenants.of(books);
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.tenant_id, greatest(sum(l.amount_micros), 0)
            from unnest(%s) as b (tenant_id, selling_entity, currency)
            join statement s on s.tenant_id = b.tenant_id and s.selling_entity = b.selling_entity and s.currency = b.currency
            join statement_line l on l.statement_id = s.id and l.kind in ('ADVANCE', 'RECOUPMENT') group by 1
            """
                .formatted(own.parameters()))) {
      own.bind(select, 1);
      Map<TenantId, Long> open = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          open.put(
              new TenantId(row.getObject(1, UUID.class)), row.getBigDecimal(2).longValueExact());
        }
      }
      return open;
    }
  }

  private static long sum(Connection connection, String sql, TenantId tenant, Books books)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, tenant.value());
      select.setString(2, books.entity());
      select.setString(3, books.currency().getCurrencyCode());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBigDecimal(1) == null ? 0 : row.getBigDecimal(1).longValueExact();
      }
    }
  }

  private static Account account(AccountKind kind, TenantId tenant, Books books) {
    return Account.of(kind, books.entity(), books.currency(), tenant.value());
  }
}
