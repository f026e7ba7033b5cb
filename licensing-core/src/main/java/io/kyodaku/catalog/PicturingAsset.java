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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A rightsholder shows another picture of its asset, or none. The files are stored before, under
 * the picture's id; here it is said which of them is shown. What was shown last can be put back.
 */
@Dependent
public class PicturingAsset {

  private final Sql rows;
  private final Clock clock;

  @Inject
  PicturingAsset(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    /** No such asset of this tenant, or nothing to remove or to put back. */
    NOT_FOUND
  }

  /**
   * @param shown the picture that is shown
   * @param before one that was shown before and can be put back
   */
  public record Standing(Optional<UUID> shown, Optional<UUID> before) {}

  @TenantScoped
  public boolean owns(TenantId tenant, UUID assetId) {
    return isOwn(assetId);
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
    if (!hold(assetId)) {
      return Outcome.NOT_FOUND;
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

  private boolean isOwn(UUID assetId) {
    return rows.first("select id from asset where id = ?", row -> true, assetId).isPresent();
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
