package io.kyodaku.generation;

import io.kyodaku.decision.Use;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** How a rightsholder's assets are used: its own part of each authorization, and no other's. */
@Dependent
public class OwnUsages {

  public static final int PAGE_SIZE = 50;

  private final Sql rows;

  @Inject
  public OwnUsages(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * One licence of the tenant in one authorization.
   *
   * @param asset its name; empty where the tenant's claim is on what another brought
   * @param territories sorted country codes, where the result is shown
   * @param seconds settled ones; until then, those asked for
   * @param fee for as many seconds
   * @param royalty what it has earned so far, with what was taken back of it; empty until settled
   */
  public record OwnUsage(
      UUID authorizationId,
      Instant at,
      UUID assetId,
      String asset,
      Use use,
      List<String> territories,
      int seconds,
      AuthorizationStatus status,
      Money fee,
      Optional<Money> royalty) {}

  /**
   * The newest first.
   *
   * @param page from 0
   */
  @TenantScoped
  public List<OwnUsage> latest(TenantId tenant, int page) {
    return rows.list(
        "select l.authorization_id, l.requested_at, l.asset_id, coalesce(a.name, '') as asset,"
            + " l.use, l.territories, coalesce(u.settled_seconds, l.seconds) as seconds, u.status,"
            + " l.currency, coalesce(r.fee, l.fee_micros) as fee, r.royalty"
            + " from authorization_license l join usage_authorization u on u.id ="
            + " l.authorization_id left join asset a on a.id = l.asset_id"
            + " left join lateral (select sum(fee_micros) filter (where kind = 'USAGE') as fee,"
            + " sum(royalty_micros) as royalty from royalty where authorization_id ="
            + " l.authorization_id and claim_id = l.claim_id) r on true"
            + " where l.tenant_id = ? order by l.authorization_id desc, l.position"
            + " limit ? offset ?",
        OwnUsages::usage,
        tenant,
        PAGE_SIZE,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  private static OwnUsage usage(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    long royaltyMicros = row.getLong("royalty");
    Optional<Money> royalty =
        row.wasNull() ? Optional.empty() : Optional.of(new Money(royaltyMicros, currency));
    return new OwnUsage(
        row.getObject("authorization_id", UUID.class),
        Sql.instant(row, "requested_at"),
        row.getObject("asset_id", UUID.class),
        row.getString("asset"),
        Use.valueOf(row.getString("use")),
        AuthorizationFacts.split(row.getString("territories")),
        row.getInt("seconds"),
        AuthorizationStatus.valueOf(row.getString("status")),
        new Money(row.getLong("fee"), currency),
        royalty);
  }
}
