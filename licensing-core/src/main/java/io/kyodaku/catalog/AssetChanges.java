package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What was changed on many assets at once, and taking it back: each asset says again what it said,
 * unless it was changed otherwise since.
 */
@Dependent
public class AssetChanges {

  public static final int LISTED_AT_MOST = 25;

  private static final String SUMMARY =
      "select id, kind, assets, created_at, undone_at from asset_change where tenant_id = ?";

  private final DataSource source;
  private final Sql rows;
  private final Clock clock;

  @Inject
  AssetChanges(@DatabaseRole(Kind.TENANT) DataSource source, Clock clock) {
    this.source = source;
    this.rows = new Sql(source);
    this.clock = clock;
  }

  /**
   * @param kind POLICY, PRICE, TERRITORIES or SWITCH
   */
  public record Summary(
      UUID id, String kind, int assets, Instant createdAt, Optional<Instant> undoneAt) {}

  /**
   * @param groups the largest first
   */
  public record Report(Summary summary, Currency currency, List<ChangingAssets.Group> groups) {}

  /** What came of taking it back. */
  public sealed interface Outcome {}

  /**
   * @param kept assets that were changed otherwise since, and stay so
   */
  public record Undone(int assets, int kept) implements Outcome {}

  /** No such change of this tenant, or it was taken back before. */
  public record NotFound() implements Outcome {}

  /** Newest first. */
  @TenantScoped
  public List<Summary> latest(TenantId tenant) {
    return rows.list(
        SUMMARY + " order by created_at desc, id desc limit ?",
        AssetChanges::summary,
        tenant,
        LISTED_AT_MOST);
  }

  @TenantScoped
  public Optional<Report> find(TenantId tenant, UUID changeId) {
    return rows.first(SUMMARY + " and id = ?", AssetChanges::summary, tenant, changeId)
        .map(
            summary ->
                new Report(
                    summary,
                    OwnTenant.of(source).currency(),
                    AssetSayings.groups(lines(changeId))));
  }

  @TenantScoped
  public Outcome undo(TenantId tenant, Actor by, UUID changeId) {
    AssetSayings sayings = new AssetSayings(rows);
    sayings.holdCatalog(tenant);
    Optional<AssetChange.Kind> kind =
        rows.first(
            "update asset_change set undone_at = ? where id = ? and undone_at is null"
                + " returning kind",
            row -> AssetChange.Kind.valueOf(row.getString("kind")),
            clock.instant(),
            changeId);
    if (kind.isEmpty()) {
      return new NotFound();
    }
    List<AssetSayings.Line> lines = lines(changeId);
    Map<UUID, String> now = saidNow(sayings, tenant, kind.get(), lines);
    List<AssetSayings.Line> said =
        lines.stream()
            .filter(line -> line.after().equals(now.get(line.assetId())))
            .map(line -> new AssetSayings.Line(line.assetId(), line.after(), line.before()))
            .toList();
    Set<UUID> taken = sayings.ofOthers(kind.get(), said);
    List<AssetSayings.Line> back =
        said.stream().filter(line -> !taken.contains(line.assetId())).toList();
    if (!back.isEmpty()) {
      sayings.say(tenant, kind.get(), back, by, PolicyVersions.How.BACK, clock.instant());
    }
    int kept = lines.size() - back.size();
    String detail = back.size() + " assets say again what they said, " + kept + " stay";
    rows.run(
        c ->
            Audit.record(c, by, AuditAction.ASSETS_CHANGE_UNDONE, tenant, changeId, detail, clock));
    return new Undone(back.size(), kept);
  }

  private static Map<UUID, String> saidNow(
      AssetSayings sayings, TenantId tenant, AssetChange.Kind kind, List<AssetSayings.Line> lines) {
    Set<UUID> ids =
        lines.stream().map(AssetSayings.Line::assetId).collect(Collectors.toUnmodifiableSet());
    Map<UUID, String> now = new HashMap<>();
    sayings
        .of(tenant, new ChangingAssets.Selection.Chosen(ids), kind)
        .forEach(saying -> now.put(saying.assetId(), saying.says()));
    return now;
  }

  private List<AssetSayings.Line> lines(UUID changeId) {
    return rows.list(
        "select asset_id, said_before, said_after from asset_change_line where change_id = ?"
            + " order by asset_id",
        row ->
            new AssetSayings.Line(
                row.getObject("asset_id", UUID.class),
                row.getString("said_before"),
                row.getString("said_after")),
        changeId);
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getInt("assets"),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "undone_at"));
  }
}
