package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a rightsholder's assets are called in the language of whoever reads. */
@Dependent
public class OwnAssetNames {

  private final Sql rows;

  @Inject
  public OwnAssetNames(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * @param name in the reader's language where its owner gave one, else its own
   * @param ownName as its owner calls it
   */
  public record Name(String name, String ownName) {

    public boolean isTranslated() {
      return !name.equals(ownName);
    }
  }

  /**
   * Those of the tenant; others are left out.
   *
   * @param assetIds as many as a page shows
   * @param language the reader's, BCP 47
   */
  @TenantScoped
  public Map<UUID, Name> of(TenantId tenant, Set<UUID> assetIds, @Nullable String language) {
    return read(rows, assetIds, language, " and a.tenant_id = ?", tenant);
  }

  /**
   * @param also a further condition on the asset {@code a}, with its parameters
   */
  static Map<UUID, Name> read(
      Sql from, Set<UUID> assetIds, @Nullable String language, String also, Object... parameters) {
    ReaderLanguage reading = ReaderLanguage.of(language);
    List<Object> all = new ArrayList<>();
    all.add(reading.tags().toArray(String[]::new));
    all.add(reading.language());
    all.add(assetIds.stream().map(UUID::toString).toArray(String[]::new));
    all.addAll(List.of(parameters));
    return from
        .list(
            "select a.id, "
                + ListedAsset.NAME
                + " as name, a.name as own_name from asset a where a.id = any (?::uuid[])"
                + also,
            row ->
                Map.entry(
                    row.getObject("id", UUID.class),
                    new Name(row.getString("name"), row.getString("own_name"))),
            all.toArray())
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
