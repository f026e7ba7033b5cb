package io.kyodaku.search;

import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What a tenant's members find of its own; the wall hides what is another's. */
@Dependent
public class OwnSearch {

  private static final String AT_MOST = " limit 10";

  private final Sql own;

  @Inject
  public OwnSearch(@DatabaseRole(Kind.TENANT) DataSource own) {
    this.own = new Sql(own);
  }

  /**
   * @param money whether statements and payouts are for whoever looks
   */
  @TenantScoped
  public List<Hit> find(TenantId tenant, boolean money, Asked asked) {
    List<Hit> hits = new ArrayList<>();
    if (asked.isId()) {
      ids(tenant, asked, hits);
      if (money) {
        idsOfMoney(tenant, asked, hits);
      }
      return List.copyOf(hits);
    }
    asked
        .number()
        .filter(number -> money)
        .ifPresent(number -> hits.addAll(statements("s.number = ?", tenant, number)));
    hits.addAll(works("w.title ilike ?", tenant, asked.within()));
    hits.addAll(assets("a.name ilike ?", tenant, asked.within()));
    String key = AliasKey.normalize(asked.text());
    if (!key.isEmpty()) {
      assets("a.id in (select asset_id from alias where match_key = ?)", tenant, key).stream()
          .filter(hit -> hits.stream().noneMatch(known -> known.id().equals(hit.id())))
          .forEach(hits::add);
    }
    return List.copyOf(hits);
  }

  private void ids(TenantId tenant, Asked asked, List<Hit> hits) {
    asked.id(WireId.WORK).ifPresent(id -> hits.addAll(works("w.id = ?", tenant, id)));
    asked.id(WireId.ASSET).ifPresent(id -> hits.addAll(assets("a.id = ?", tenant, id)));
    asked
        .id(WireId.AUTHORIZATION)
        .flatMap(
            id ->
                named(
                    "select authorization_id from authorization_license where authorization_id = ?"
                        + " and tenant_id = ? limit 1",
                    id,
                    tenant))
        .ifPresent(id -> hits.add(new Hit(Hit.Kind.USAGE, id, "", "")));
    asked
        .id(WireId.IMPORT)
        .flatMap(
            id -> named("select id from import_job where id = ? and tenant_id = ?", id, tenant))
        .ifPresent(id -> hits.add(new Hit(Hit.Kind.IMPORT, id, "", "")));
  }

  private void idsOfMoney(TenantId tenant, Asked asked, List<Hit> hits) {
    asked.id(WireId.STATEMENT).ifPresent(id -> hits.addAll(statements("s.id = ?", tenant, id)));
    asked
        .id(WireId.PAYOUT)
        .ifPresent(
            id ->
                hits.addAll(
                    statements(
                        "s.id = (select statement_id from payout where id = ?)", tenant, id)));
  }

  private Optional<UUID> named(String sql, UUID id, TenantId tenant) {
    return own.first(sql, row -> row.getObject(1, UUID.class), id, tenant);
  }

  private List<Hit> works(String condition, TenantId tenant, Object value) {
    return own.list(
        "select w.id, w.title from work w where w.tenant_id = ? and "
            + condition
            + " order by w.title, w.id"
            + AT_MOST,
        row -> new Hit(Hit.Kind.WORK, row.getObject("id", UUID.class), row.getString("title"), ""),
        tenant,
        value);
  }

  private List<Hit> assets(String condition, TenantId tenant, Object value) {
    return own.list(
        "select a.id, a.name, w.title from asset a join work w on w.id = a.work_id"
            + " where a.tenant_id = ? and "
            + condition
            + " order by a.name, a.id"
            + AT_MOST,
        row ->
            new Hit(
                Hit.Kind.ASSET,
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("title")),
        tenant,
        value);
  }

  private List<Hit> statements(String condition, TenantId tenant, Object value) {
    return own.list(
        "select s.id, s.number, s.to_date from statement s where s.tenant_id = ? and " + condition,
        row ->
            new Hit(
                Hit.Kind.STATEMENT,
                row.getObject("id", UUID.class),
                String.valueOf(row.getInt("number")),
                row.getString("to_date")),
        tenant,
        value);
  }
}
