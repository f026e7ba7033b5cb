package io.kyodaku.policy;

import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Rule;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Whether there is what controls name: assets and rightsholders, whoever they are of, and
 * generators. A rule that names nothing would hold for ever and do nothing.
 */
@Dependent
class NamedByControls {

  private final Sql published;

  @Inject
  NamedByControls(@DatabaseRole(Kind.READER) DataSource published) {
    this.published = new Sql(published);
  }

  private record Named(String field, UUID id) {}

  void check(Controls controls, FieldErrors errors) {
    List<Named> generators = new ArrayList<>();
    for (int i = 0; i < controls.rules().size(); i++) {
      Rule rule = controls.rules().get(i);
      for (UUID id : rule.conditions().generators()) {
        generators.add(new Named("rules[" + i + "].generators", id));
      }
    }
    List<Named> assets = new ArrayList<>();
    List<Named> tenants = new ArrayList<>();
    add("guards.neverWith", controls.guards().neverWith(), assets, tenants);
    add("guards.onlyWith", controls.guards().onlyWith(), assets, tenants);
    check("generator", generators, PolicyFault.NO_SUCH_GENERATOR, errors);
    check("asset", assets, PolicyFault.NO_SUCH_ASSET, errors);
    check("tenant", tenants, PolicyFault.NO_SUCH_TENANT, errors);
  }

  private static void add(
      String field, Set<Guards.Company> companies, List<Named> assets, List<Named> tenants) {
    for (Guards.Company company : companies) {
      switch (company) {
        case Guards.Company.OfAsset of -> assets.add(new Named(field, of.assetId()));
        case Guards.Company.OfTenant of -> tenants.add(new Named(field, of.tenantId()));
        case Guards.Company.OfKind kind -> {}
      }
    }
  }

  private void check(String table, List<Named> named, PolicyFault fault, FieldErrors errors) {
    if (named.isEmpty()) {
      return;
    }
    Set<UUID> there =
        new HashSet<>(
            published.list(
                "select id from " + table + " where id = any (?::uuid[])",
                row -> row.getObject(1, UUID.class),
                (Object) named.stream().map(one -> one.id().toString()).toArray(String[]::new)));
    named.stream()
        .filter(one -> !there.contains(one.id()))
        .forEach(one -> errors.add(one.field(), fault));
  }
}
