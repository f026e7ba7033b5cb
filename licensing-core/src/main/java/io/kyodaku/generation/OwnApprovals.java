package io.kyodaku.generation;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Split;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The usages that wait for a rightsholder's yes or no, as far as they concern it. */
@Dependent
public class OwnApprovals {

  public static final int LISTED_AT_MOST = 100;

  private final Sql rows;

  @Inject
  public OwnApprovals(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * A usage that waits.
   *
   * @param expiresAt until then it can be answered
   * @param territories sorted country codes, where the result would be shown
   * @param assets the tenant's own in it
   */
  public record Waiting(
      UUID authorizationId,
      Instant askedAt,
      Instant expiresAt,
      Use use,
      List<String> territories,
      int seconds,
      Quality quality,
      List<AskedAsset> assets) {

    public Waiting {
      assets = List.copyOf(assets);
    }
  }

  /**
   * @param name empty where the tenant's claim is on what another brought
   * @param fee at the terms of when it was asked; the yes prices anew
   * @param earns the tenant's share of the fee, without what would be held because its ownership is
   *     in dispute or nobody's
   */
  public record AskedAsset(UUID id, String name, Money fee, Money earns) {}

  private record Row(Waiting usage, AskedAsset asset) {}

  /** Those that wait longest first. */
  @TenantScoped
  public List<Waiting> list(TenantId tenant) {
    Map<UUID, List<Row>> byUsage = new LinkedHashMap<>();
    for (Row row : read(tenant)) {
      byUsage.computeIfAbsent(row.usage().authorizationId(), usage -> new ArrayList<>()).add(row);
    }
    return byUsage.values().stream().map(OwnApprovals::together).toList();
  }

  private List<Row> read(TenantId tenant) {
    return rows.list(
        "select p.authorization_id, p.asked_at, p.expires_at, l.use, l.territories, l.seconds,"
            + " l.quality, l.asset_id, coalesce(a.name, '') as asset, l.fee_micros, l.currency,"
            + " l.share_bps, l.held_parts from (select w.authorization_id, w.asked_at, u.expires_at"
            + " from authorization_approval w join usage_authorization u on u.id ="
            + " w.authorization_id where w.tenant_id = ? and w.answer = 'PENDING' and u.status ="
            + " 'PENDING_APPROVAL' order by w.asked_at, w.authorization_id limit ?) p join"
            + " authorization_license l on l.authorization_id = p.authorization_id and l.tenant_id"
            + " = ? left join asset a on a.id = l.asset_id order by p.asked_at, p.authorization_id,"
            + " l.position",
        OwnApprovals::row,
        tenant,
        LISTED_AT_MOST,
        tenant);
  }

  private static Waiting together(List<Row> rows) {
    Waiting first = rows.getFirst().usage();
    return new Waiting(
        first.authorizationId(),
        first.askedAt(),
        first.expiresAt(),
        first.use(),
        first.territories(),
        first.seconds(),
        first.quality(),
        rows.stream().map(Row::asset).toList());
  }

  private static Row row(ResultSet row) throws SQLException {
    Waiting usage =
        new Waiting(
            row.getObject("authorization_id", UUID.class),
            Sql.instant(row, "asked_at"),
            Sql.instant(row, "expires_at"),
            Use.valueOf(row.getString("use")),
            AuthorizationFacts.split(row.getString("territories")),
            row.getInt("seconds"),
            Quality.valueOf(row.getString("quality")),
            List.of());
    Money fee =
        new Money(row.getLong("fee_micros"), Currency.getInstance(row.getString("currency")));
    long royalty = Split.share(fee.micros(), row.getInt("share_bps"));
    long own = HeldPart.split(royalty, HeldPart.stored(row.getString("held_parts"))).getFirst();
    Money earns = new Money(own, fee.currency());
    return new Row(
        usage,
        new AskedAsset(row.getObject("asset_id", UUID.class), row.getString("asset"), fee, earns));
  }
}
