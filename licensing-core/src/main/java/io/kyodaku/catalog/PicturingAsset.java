package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A rightsholder shows another picture of its asset, or none. The files are stored before, under
 * the picture's id; here it is said which of them is shown. What was shown last can be put back;
 * what was shown before that is {@link #stale} and {@link #forget forgotten} once its files are
 * gone, so that an asset never keeps more than two, and a rightsholder shows only so many a day.
 */
@Dependent
public class PicturingAsset {

  /** By one rightsholder, of all its assets, within {@link #DAY}. */
  static final int SHOWN_AT_MOST = 300;

  private static final Duration DAY = Duration.ofHours(24);

  /** What nothing shows and nobody can put back any more. */
  private static final String STALE =
      "(select id from asset_picture where asset_id = ? order by shown desc, shown_at desc,"
          + " id desc offset 2)";

  private final Sql rows;
  private final Clock clock;

  @Inject
  public PicturingAsset(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    /** No such asset of this tenant, or nothing to remove or to put back. */
    NOT_FOUND,
    /** The rightsholder has shown as many as it may within a day. */
    TOO_MANY
  }

  /**
   * @param shown the picture that is shown
   * @param before one that was shown before and can be put back
   */
  public record Standing(Optional<UUID> shown, Optional<UUID> before) {}

  /** What would become of a picture that is shown now. */
  @TenantScoped
  public Outcome admits(TenantId tenant, UUID assetId) {
    if (rows.first("select id from asset where id = ?", row -> true, assetId).isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    return isFull(tenant) ? Outcome.TOO_MANY : Outcome.DONE;
  }

  @TenantScoped
  public Standing standing(TenantId tenant, UUID assetId) {
    return new Standing(shown(assetId), before(assetId));
  }

  /**
   * @param pictureId whose files are stored
   * @param width of the file that was uploaded, in pixels
   */
  @TenantScoped
  public Outcome show(
      TenantId tenant, Actor by, UUID assetId, UUID pictureId, int width, int height) {
    rows.first(
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.pictures.' || ?, 0))",
        row -> true,
        tenant.value().toString());
    if (!hold(assetId)) {
      return Outcome.NOT_FOUND;
    }
    if (isFull(tenant)) {
      return Outcome.TOO_MANY;
    }
    hide(assetId);
    rows.update(
        "insert into asset_picture (id, tenant_id, asset_id, shown, width, height, created_at,"
            + " shown_at) values (?, ?, ?, true, ?, ?, ?, ?)",
        pictureId,
        tenant,
        assetId,
        width,
        height,
        clock.instant(),
        clock.instant());
    record(tenant, by, AuditAction.ASSET_PICTURED, assetId, pictureId);
    return Outcome.DONE;
  }

  /** From now on a drawn portrait stands in its place. */
  @TenantScoped
  public Outcome remove(TenantId tenant, Actor by, UUID assetId) {
    Optional<UUID> shown = hold(assetId) ? shown(assetId) : Optional.empty();
    if (shown.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    hide(assetId);
    record(tenant, by, AuditAction.ASSET_PICTURE_REMOVED, assetId, shown.get());
    return Outcome.DONE;
  }

  /** Shows the one again that was shown last before what is shown now. */
  @TenantScoped
  public Outcome putBack(TenantId tenant, Actor by, UUID assetId) {
    Optional<UUID> before = hold(assetId) ? before(assetId) : Optional.empty();
    if (before.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    hide(assetId);
    rows.update(
        "update asset_picture set shown = true, shown_at = ? where id = ?",
        clock.instant(),
        before.get());
    record(tenant, by, AuditAction.ASSET_PICTURE_RESTORED, assetId, before.get());
    return Outcome.DONE;
  }

  /** Pictures of an asset of which nothing is needed any more. */
  @TenantScoped
  public List<UUID> stale(TenantId tenant, UUID assetId) {
    return rows.list(STALE, row -> row.getObject("id", UUID.class), assetId);
  }

  /** Those of them whose files are gone; what is shown or can be put back stays. */
  @TenantScoped
  public void forget(TenantId tenant, UUID assetId, List<UUID> pictureIds) {
    if (hold(assetId)) {
      rows.update(
          "delete from asset_picture where id = any (?::uuid[]) and id in " + STALE,
          pictureIds.stream().map(UUID::toString).toArray(String[]::new),
          assetId);
    }
  }

  /** Counted where every picture is written down, also one that is gone. */
  private boolean isFull(TenantId tenant) {
    return rows.first(
            "select count(*) from audit_entry where tenant_id = ? and action = ? and at > ?",
            row -> row.getLong(1) >= SHOWN_AT_MOST,
            tenant,
            AuditAction.ASSET_PICTURED.code(),
            clock.instant().minus(DAY))
        .orElseThrow();
  }

  /** Two members who act at once take turns. */
  private boolean hold(UUID assetId) {
    return rows.first("select id from asset where id = ? for no key update", row -> true, assetId)
        .isPresent();
  }

  private Optional<UUID> shown(UUID assetId) {
    return rows.first(
        "select id from asset_picture where asset_id = ? and shown",
        row -> row.getObject("id", UUID.class),
        assetId);
  }

  private Optional<UUID> before(UUID assetId) {
    return rows.first(
        "select id from asset_picture where asset_id = ? and not shown"
            + " order by shown_at desc, id desc limit 1",
        row -> row.getObject("id", UUID.class),
        assetId);
  }

  private void hide(UUID assetId) {
    rows.update("update asset_picture set shown = false where asset_id = ? and shown", assetId);
  }

  private void record(TenantId tenant, Actor by, AuditAction action, UUID assetId, UUID pictureId) {
    rows.run(
        connection ->
            Audit.record(connection, by, action, tenant, assetId, "picture " + pictureId, clock));
  }
}
