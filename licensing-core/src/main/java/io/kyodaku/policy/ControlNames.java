package io.kyodaku.policy;

import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What those are called whom controls name: generators, assets and rightsholders, of anybody. */
@Dependent
public class ControlNames {

  private static final int CALLED_AT_MOST = 1_000;

  private final Sql published;

  @Inject
  ControlNames(@DatabaseRole(Kind.READER) DataSource published) {
    this.published = new Sql(published);
  }

  /** By id; whoever is not there any more is left out. */
  public Map<UUID, String> of(Collection<Controls> controls) {
    Set<UUID> ids = new HashSet<>();
    for (Controls one : controls) {
      one.rules().forEach(rule -> ids.addAll(rule.conditions().generators()));
      Guards guards = one.guards();
      Stream.concat(guards.neverWith().stream(), guards.onlyWith().stream())
          .forEach(
              company -> {
                switch (company) {
                  case Guards.Company.OfAsset of -> ids.add(of.assetId());
                  case Guards.Company.OfTenant of -> ids.add(of.tenantId());
                  case Guards.Company.OfKind kind -> {}
                }
              });
    }
    Map<UUID, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      String[] asked = ids.stream().map(UUID::toString).toArray(String[]::new);
      for (String table : new String[] {"generator", "asset", "tenant"}) {
        published
            .list(
                "select id, name from " + table + " where id = any (?::uuid[])",
                row -> Map.entry(row.getObject("id", UUID.class), row.getString("name")),
                (Object) asked)
            .forEach(found -> names.put(found.getKey(), found.getValue()));
      }
    }
    return names;
  }

  /**
   * The assets and rightsholders of exactly these names, as controls name them; more than one where
   * it can't be told which is meant.
   */
  public Map<String, List<String>> called(Collection<String> exactly) {
    if (exactly.isEmpty()) {
      return Map.of();
    }
    String[] asked = exactly.toArray(String[]::new);
    Map<String, List<String>> called = new HashMap<>();
    published
        .list(
            "(select name, 'asset:' || id as company from asset where name = any (?) limit ?)"
                + " union all (select name, 'tenant:' || id from tenant where name = any (?)"
                + " limit ?)",
            row -> Map.entry(row.getString("name"), row.getString("company")),
            asked,
            CALLED_AT_MOST,
            asked,
            CALLED_AT_MOST)
        .forEach(
            found ->
                called
                    .computeIfAbsent(found.getKey(), name -> new ArrayList<>())
                    .add(found.getValue()));
    return called;
  }
}
