package io.kyodaku.search;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/** What an operator finds: rightsholders by name or by a member's address, the rest by id. */
@Dependent
public class OperatorSearch {

  private static final String AT_MOST = " order by t.name, t.id limit 10";

  private final Sql admin;

  @Inject
  public OperatorSearch(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  public List<Hit> find(Asked asked) {
    List<Hit> hits = new ArrayList<>();
    if (!asked.isId()) {
      return asked.text().indexOf('@') > 0
          ? tenants(
              "t.id in (select m.tenant_id from member m join account a on a.id = m.account_id"
                  + " where a.email_key = ?)",
              asked.text().toLowerCase(Locale.ROOT))
          : tenants("(t.name ilike ? or t.slug = ?)", asked.within(), asked.text());
    }
    asked.id(WireId.TENANT).ifPresent(id -> hits.addAll(tenants("t.id = ?", id)));
    asked
        .id(WireId.AUTHORIZATION)
        .ifPresent(
            id -> add(hits, Hit.Kind.USAGE, "select id from usage_authorization where id = ?", id));
    asked
        .id(WireId.PAYOUT)
        .ifPresent(id -> add(hits, Hit.Kind.PAYOUT, "select id from payout where id = ?", id));
    asked
        .id(WireId.STATEMENT)
        .ifPresent(
            id -> add(hits, Hit.Kind.STATEMENT, "select id from statement where id = ?", id));
    asked
        .id(WireId.ORDER)
        .ifPresent(
            id -> add(hits, Hit.Kind.ORDER, "select id from purchase_order where id = ?", id));
    asked
        .id(WireId.RUN)
        .ifPresent(id -> add(hits, Hit.Kind.RUN, "select id from run where id = ?", id));
    return List.copyOf(hits);
  }

  private List<Hit> tenants(String condition, Object... values) {
    return admin.list(
        "select t.id, t.name, t.slug from tenant t where " + condition + AT_MOST,
        row ->
            new Hit(
                Hit.Kind.TENANT,
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("slug")),
        values);
  }

  private void add(List<Hit> hits, Hit.Kind kind, String sql, UUID id) {
    hits.addAll(admin.list(sql, row -> new Hit(kind, row.getObject(1, UUID.class), "", ""), id));
  }
}
