package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
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
   */
  public record Appearance(String name, AssetKind kind, Optional<UUID> pictureId) {}

  public Optional<Appearance> find(UUID assetId) {
    return reader.first(
        "select a.name, a.kind, p.id from asset a"
            + " left join asset_picture p on p.asset_id = a.id and p.shown where a.id = ?",
        row ->
            new Appearance(
                row.getString("name"),
                AssetKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("id", UUID.class))),
        assetId);
  }
}
