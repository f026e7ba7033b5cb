package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What assets are called in a reader's language, also those that can't be licensed any more: what
 * was licensed once keeps its name.
 */
@Dependent
public class AssetNames {

  private final Sql reader;

  @Inject
  public AssetNames(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = new Sql(reader);
  }

  /**
   * @param assetIds as many as a page shows
   * @param language the reader's, BCP 47
   * @return each that there is, in that language where its owner gave a name in it, else as its
   *     owner calls it
   */
  public Map<UUID, String> of(Set<UUID> assetIds, @Nullable String language) {
    if (assetIds.isEmpty()) {
      return Map.of();
    }
    return OwnAssetNames.read(reader, assetIds, language, "").entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, found -> found.getValue().name()));
  }
}
