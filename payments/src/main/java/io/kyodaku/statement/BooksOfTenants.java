package io.kyodaku.statement;

import io.kyodaku.shared.Columns;
import io.kyodaku.shared.TenantId;
import java.util.Map;

/** Tenants and the books of each that a query is about. */
final class BooksOfTenants {

  private BooksOfTenants() {}

  static Columns of(Map<TenantId, Books> books) {
    Columns columns = Columns.of("uuid text text");
    books.forEach(
        (tenant, own) ->
            columns.add(tenant.value(), own.entity(), own.currency().getCurrencyCode()));
    return columns;
  }
}
