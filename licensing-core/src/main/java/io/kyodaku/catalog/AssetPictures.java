package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What an asset looks like to everybody: its picture, or what one can be drawn from. */
@Dependent
public class AssetPictures {

  private final Sql reader;

  @Inject
  AssetPictures(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = new Sql(reader);
  }

  /**
   * @param pictureId of the picture that its owner uploaded, if one is shown
   * @param licensed whether it is in the catalogue now; what is not is its owner's to see alone
   */
  public record Appearance(
      TenantId tenant, String name, AssetKind kind, Optional<UUID> pictureId, boolean licensed) {}

  public Optional<Appearance> find(UUID assetId) {
    return reader.first(
        "select s.tenant_id, s.name, s.kind, p.id, exists (select"
            + ListedAsset.LISTED
            + " and a.id = s.id) as licensed from asset s"
            + " left join asset_picture p on p.asset_id = s.id and p.shown where s.id = ?",
        row ->
            new Appearance(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                AssetKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("id", UUID.class)),
                row.getBoolean("licensed")),
        assetId);
  }
}
