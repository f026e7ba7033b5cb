package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One asset as creators see it, with all its names. */
@Dependent
public class AssetDetails {

  private final Sql reader;

  @Inject
  public AssetDetails(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = new Sql(reader);
  }

  /** A name in a language. */
  public record Name(String language, String text) {}

  /**
   * @param ownName as its owner calls it, whatever the reader's language
   * @param names those that screening knows, in the owner's order
   */
  public record Details(ListedAsset asset, String ownName, String description, List<Name> names) {}

  private record Texts(String name, String description) {}

  /**
   * Empty when there is no such asset or it can't be licensed now.
   *
   * @param language the reader's, BCP 47
   */
  public Optional<Details> find(UUID assetId, @Nullable String language) {
    ReaderLanguage reading = ReaderLanguage.of(language);
    return reader
        .first(
            "select " + ListedAsset.COLUMNS + ListedAsset.LISTED + " and a.id = ?",
            ListedAsset::of,
            reading.tags().toArray(String[]::new),
            reading.language(),
            assetId)
        .map(asset -> WorkTitles.read(reader, reading, List.of(asset)).getFirst())
        .flatMap(asset -> texts(assetId).map(texts -> details(asset, texts)));
  }

  private Details details(ListedAsset asset, Texts texts) {
    return new Details(asset, texts.name(), texts.description(), names(asset.id()));
  }

  private Optional<Texts> texts(UUID assetId) {
    return reader.first(
        "select name, description from asset where id = ?",
        row -> new Texts(row.getString("name"), row.getString("description")),
        assetId);
  }

  private List<Name> names(UUID assetId) {
    return reader.list(
        "select language, text from alias where asset_id = ? and status = 'LIVE'"
            + " order by position, id",
        row -> new Name(row.getString("language"), row.getString("text")),
        assetId);
  }
}
