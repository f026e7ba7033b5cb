package io.kyodaku.tenant;

import io.kyodaku.shared.Sql;
import java.util.Currency;
import javax.sql.DataSource;

/**
 * What a tenant's own transaction knows of the tenant itself: row-level security leaves one row to
 * read.
 *
 * @param sellingEntity the region whose company it contracts with
 * @param language in which it wants to read
 */
public record OwnTenant(String name, String sellingEntity, Currency currency, String language) {

  /** The tenant that the transaction of {@code tenantRows} is bound to. */
  public static OwnTenant of(DataSource tenantRows) {
    return new Sql(tenantRows)
        .first(
            "select name, selling_entity, currency, language from tenant where id = app_tenant()",
            row ->
                new OwnTenant(
                    row.getString("name"),
                    row.getString("selling_entity"),
                    Currency.getInstance(row.getString("currency")),
                    row.getString("language")))
        .orElseThrow(() -> new IllegalStateException("bound to a tenant that isn't there"));
  }
}
