package io.kyodaku.tenant;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.Optional;
import javax.sql.DataSource;

/** How a rightsholder stands with the platform, as it sees that itself. */
@Dependent
public class OwnStanding {

  private final Sql rows;

  @Inject
  OwnStanding(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * @param reason why it was rejected or suspended
   * @param currency in which it prices and is paid
   * @param sellingEntity the region whose company it contracts with
   */
  public record Standing(
      TenantStatus status, Optional<String> reason, Currency currency, String sellingEntity) {}

  @TenantScoped
  public Standing of(TenantId tenant) {
    return rows.first(
            "select status, status_reason, currency, selling_entity from tenant where id = ?",
            row ->
                new Standing(
                    TenantStatus.valueOf(row.getString("status")),
                    Optional.ofNullable(row.getString("status_reason")),
                    Currency.getInstance(row.getString("currency")),
                    row.getString("selling_entity")),
            tenant)
        .orElseThrow();
  }
}
