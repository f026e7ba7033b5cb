package io.kyodaku.catalog;

import io.kyodaku.catalog.OwnCatalog.OwnAsset;
import io.kyodaku.catalog.OwnCatalog.Page;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A rightsholder looks through its assets: narrowed, sorted, page by page. */
@Dependent
public class BrowsingOwnCatalog {

  public static final int PAGE_SIZE = 24;

  private final Sql rows;

  @Inject
  BrowsingOwnCatalog(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** In which order. */
  public enum Sort {
    NAME("a.name, a.id"),
    WORK("w.title, a.name, a.id"),
    PRICE_UP("c.price_per_second_micros, a.name, a.id"),
    PRICE_DOWN("c.price_per_second_micros desc, a.name, a.id"),
    NEWEST("a.created_at desc, a.id desc");

    private final String columns;

    Sort(String columns) {
      this.columns = columns;
    }
  }

  /**
   * @param page from 0
   */
  @TenantScoped
  public Page<OwnAsset> browse(TenantId tenant, AssetFilter filter, Sort sort, int page) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(tenant);
    parameters.addAll(filter.parameters());
    long total =
        rows.first(
                "select count(*)" + OwnCatalog.OWN + filter.sql(),
                row -> row.getLong(1),
                parameters.toArray())
            .orElse(0L);
    parameters.add(PAGE_SIZE);
    parameters.add((long) Math.max(page, 0) * PAGE_SIZE);
    List<OwnAsset> items =
        rows.list(
            OwnCatalog.ASSETS
                + OwnCatalog.OWN
                + filter.sql()
                + " order by "
                + sort.columns
                + " limit ? offset ?",
            OwnCatalog::asset,
            parameters.toArray());
    return new Page<>(items, total);
  }
}
