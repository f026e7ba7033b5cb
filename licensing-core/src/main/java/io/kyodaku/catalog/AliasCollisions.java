package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The operator's queue of names that more than one owner wants. */
@Dependent
public class AliasCollisions {

  public static final int PAGE_SIZE = 50;

  private static final String USES =
      "select l.id, l.language, l.text, l.match_key, l.created_at, a.id as asset_id,"
          + " a.name as asset, w.title as work, t.id as tenant_id, t.name as tenant from alias l"
          + " join asset a on a.id = l.asset_id join work w on w.id = a.work_id"
          + " join tenant t on t.id = l.tenant_id";

  private final Sql admin;

  @Inject
  public AliasCollisions(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** A name as one owner uses it. */
  public record NameInUse(
      UUID aliasId,
      String language,
      String text,
      UUID assetId,
      String asset,
      String work,
      TenantId tenantId,
      String tenant,
      Instant since) {}

  /**
   * @param live with which other owners it is live; empty when they took it back since
   */
  public record Collision(NameInUse waiting, List<NameInUse> live) {}

  private record Keyed(String matchKey, NameInUse use) {}

  /**
   * The longest waiting first.
   *
   * @param page from 0, of {@link #PAGE_SIZE}
   */
  public List<Collision> waiting(int page) {
    List<Keyed> waiting =
        admin.list(
            USES + " where l.status = 'PENDING' order by l.created_at, l.id limit ? offset ?",
            AliasCollisions::keyed,
            PAGE_SIZE,
            (long) Math.max(page, 0) * PAGE_SIZE);
    Map<String, List<Keyed>> live =
        admin
            .list(
                USES
                    + " where l.status = 'LIVE' and l.match_key = any (?) order by l.created_at,"
                    + " l.id",
                AliasCollisions::keyed,
                (Object) waiting.stream().map(Keyed::matchKey).toArray(String[]::new))
            .stream()
            .collect(Collectors.groupingBy(Keyed::matchKey));
    return waiting.stream()
        .map(
            alias ->
                new Collision(
                    alias.use(),
                    live.getOrDefault(alias.matchKey(), List.of()).stream()
                        .map(Keyed::use)
                        .filter(use -> !use.tenantId().equals(alias.use().tenantId()))
                        .toList()))
        .toList();
  }

  private static Keyed keyed(ResultSet row) throws SQLException {
    return new Keyed(
        row.getString("match_key"),
        new NameInUse(
            row.getObject("id", UUID.class),
            row.getString("language"),
            row.getString("text"),
            row.getObject("asset_id", UUID.class),
            row.getString("asset"),
            row.getString("work"),
            new TenantId(row.getObject("tenant_id", UUID.class)),
            row.getString("tenant"),
            Sql.instant(row, "created_at")));
  }
}
