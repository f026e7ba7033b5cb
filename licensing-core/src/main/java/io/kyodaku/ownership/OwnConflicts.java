package io.kyodaku.ownership;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The conflicts that a rightsholder is a party of, and what it asserts. */
@Dependent
public class OwnConflicts {

  private static final int ASSERTIONS_AT_MOST = 50;

  private final Sql rows;
  private final ConflictReading reading;

  @Inject
  public OwnConflicts(@DatabaseRole(Kind.TENANT) DataSource rows, Published published) {
    this.rows = new Sql(rows);
    this.reading = new ConflictReading(this.rows, published);
  }

  /**
   * @param shareBps what the tenant claimed when it opened
   * @param dueAt when it moves on by itself
   */
  public record Listed(
      UUID id,
      UUID assetId,
      String asset,
      String territories,
      ConflictStatus status,
      Side side,
      int shareBps,
      Instant openedAt,
      Optional<Instant> dueAt) {

    private Listed named(Map<UUID, String> assets) {
      return new Listed(
          id,
          assetId,
          assets.getOrDefault(assetId, ""),
          territories,
          status,
          side,
          shareBps,
          openedAt,
          dueAt);
    }
  }

  /** Those that are open first, the newest of each. */
  @TenantScoped
  public List<Listed> list(TenantId tenant, int page, int size) {
    List<Listed> found =
        rows.list(
            """
            select c.id, c.asset_id, c.territories, c.status, p.side, p.share_bps, c.opened_at, c.due_at
            from ownership_conflict c join conflict_party p on p.conflict_id = c.id and p.tenant_id = ?
            order by c.status = 'SETTLED', c.opened_at desc, c.id limit ? offset ?
            """,
            row ->
                new Listed(
                    row.getObject("id", UUID.class),
                    row.getObject("asset_id", UUID.class),
                    "",
                    row.getString("territories"),
                    ConflictStatus.valueOf(row.getString("status")),
                    Side.valueOf(row.getString("side")),
                    row.getInt("share_bps"),
                    Sql.instant(row, "opened_at"),
                    Sql.optionalInstant(row, "due_at")),
            tenant,
            size,
            (long) page * size);
    Map<UUID, String> assets =
        reading.published().assets(found.stream().map(Listed::assetId).toList());
    return found.stream().map(one -> one.named(assets)).toList();
  }

  /** Another's has none. */
  @TenantScoped
  public Optional<ConflictDetail> find(TenantId tenant, UUID id) {
    return reading.find(id).filter(found -> found.conflict().party(tenant).isPresent());
  }

  /** What the tenant asserted, the newest first; at most 50. */
  @TenantScoped
  public List<Assertion> assertions(TenantId tenant) {
    return Assertion.named(
        rows.list(
            "select * from ownership_assertion where tenant_id = ? order by status = 'WAITING'"
                + " desc, asserted_at desc limit ?",
            Assertion::read,
            tenant,
            ASSERTIONS_AT_MOST),
        reading.published());
  }
}
