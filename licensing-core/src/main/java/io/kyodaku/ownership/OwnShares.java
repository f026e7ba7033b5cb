package io.kyodaku.ownership;

import io.kyodaku.rule.Territories;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Who owns how much of an asset where, for those who own a part of it: territories in which the
 * same shares hold are one line.
 */
@Dependent
public class OwnShares {

  private final Sql own;
  private final Published published;

  @Inject
  public OwnShares(@DatabaseRole(Kind.TENANT) DataSource own, Published published) {
    this.own = new Sql(own);
    this.published = published;
  }

  /** One owner's share. */
  public record Holder(String name, int shareBps, boolean own) {}

  /**
   * @param territories sorted codes, or {@code *} alone
   * @param unownedBps what is missing to the whole
   * @param conflict that is open there, if one is
   */
  public record Line(
      List<String> territories, List<Holder> holders, int unownedBps, Optional<UUID> conflict) {}

  /** None for an asset on which the tenant has no claim. */
  @TenantScoped
  public List<Line> of(TenantId tenant, UUID assetId) {
    boolean claims =
        own.first(
                "select 1 from ownership_claim where tenant_id = ? and asset_id = ? and status ="
                    + " 'LIVE'",
                row -> row.getInt(1),
                tenant,
                assetId)
            .isPresent();
    return claims ? lines(tenant, assetId, disputed(assetId)) : List.of();
  }

  private Map<UUID, Territories> disputed(UUID assetId) {
    Map<UUID, Territories> disputed = new LinkedHashMap<>();
    own.list(
            "select id, territories from ownership_conflict where asset_id = ? and status <>"
                + " 'SETTLED' order by id",
            row -> Map.entry(row.getObject("id", UUID.class), row.getString("territories")),
            assetId)
        .forEach(one -> disputed.put(one.getKey(), Territories.stored(one.getValue())));
    return disputed;
  }

  private List<Line> lines(TenantId tenant, UUID assetId, Map<UUID, Territories> disputed) {
    Map<String, List<Holder>> byCountry = new LinkedHashMap<>();
    for (Published.Share cell : published.shares(assetId)) {
      byCountry
          .computeIfAbsent(cell.territory(), code -> new ArrayList<>())
          .add(new Holder(cell.name(), cell.shareBps(), cell.tenant().equals(tenant.value())));
    }
    record Alike(List<Holder> holders, Optional<UUID> conflict) {}
    Map<Alike, List<String>> alike = new LinkedHashMap<>();
    byCountry.forEach(
        (code, holders) -> {
          Optional<UUID> conflict =
              disputed.entrySet().stream()
                  .filter(one -> one.getValue().intersects(Territories.of(List.of(code))))
                  .map(Map.Entry::getKey)
                  .findFirst();
          alike
              .computeIfAbsent(new Alike(holders, conflict), unused -> new ArrayList<>())
              .add(code);
        });
    List<Line> lines = new ArrayList<>();
    alike.forEach(
        (of, codes) ->
            lines.add(new Line(shown(codes), of.holders(), left(of.holders()), of.conflict())));
    return lines;
  }

  private static List<String> shown(List<String> codes) {
    return codes.size() == Territories.countries().size() ? List.of("*") : codes;
  }

  private static int left(List<Holder> holders) {
    return Math.max(0, Conflict.WHOLE_BPS - holders.stream().mapToInt(Holder::shareBps).sum());
  }
}
