package io.kyodaku.payout;

import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeGateway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what is due, and what stands in its way. */
final class DueStatements {

  static final int AT_MOST = 1_000;

  private DueStatements() {}

  /** What is ready first, so that what waits hides nothing; the longest due first among these. */
  static List<DuePayout> at(Connection connection, Instant now, StripeGateway gateway)
      throws SQLException {
    Object[] setUp =
        Arrays.stream(SellingEntity.values())
            .filter(gateway::sellsAs)
            .map(SellingEntity::name)
            .toArray();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select s.id, s.number, s.tenant_id, s.selling_entity, s.currency, s.payable_minor, s.due_date, t.name,
              t.status as tenant_status, a.status as account_status, a.reason, a.stripe_account
            from statement s
            join tenant t on t.id = s.tenant_id
            left join payout_account a on a.tenant_id = s.tenant_id and a.selling_entity = s.selling_entity
            where s.payable_minor > 0 and s.due_at <= ?
              and not exists (select from payout p where p.statement_id = s.id)
            order by (a.status = 'ACTIVE' and t.status in ('VERIFIED', 'CLOSED') and s.selling_entity = any (?)) is true desc,
              s.due_at, s.tenant_id, s.number limit ?
            """)) {
      select.setObject(1, PayoutRows.at(now));
      select.setArray(2, connection.createArrayOf("text", setUp));
      select.setInt(3, AT_MOST);
      List<DuePayout> due = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.add(read(row, gateway));
        }
      }
      return List.copyOf(due);
    }
  }

  private static DuePayout read(ResultSet row, StripeGateway gateway) throws SQLException {
    SellingEntity entity = SellingEntity.valueOf(row.getString("selling_entity"));
    return new DuePayout(
        row.getObject("id", UUID.class),
        row.getInt("number"),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getString("name"),
        entity,
        Money.ofMinor(
            row.getLong("payable_minor"), Currency.getInstance(row.getString("currency"))),
        row.getObject("due_date", LocalDate.class),
        Optional.ofNullable(row.getString("stripe_account")),
        new PayoutStanding(gateway)
            .of(entity, row.getString("tenant_status"), row.getString("account_status")),
        Optional.ofNullable(row.getString("reason")).orElse(""));
  }
}
