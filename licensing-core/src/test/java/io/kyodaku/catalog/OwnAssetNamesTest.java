package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnAssetNamesTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(DATABASE, "JPY");
  private final String tag = Ids.next().toString();
  private final UUID asset =
      brought(tenant, "Momo " + tag, "ja:桃 " + tag + "|zh-Hant:桃繁 " + tag + "|en:Peach " + tag);

  private static UUID brought(TenantId owner, String name, String aliases) {
    String row = "Work," + name + ",CHARACTER," + aliases + ",FAN,*,1";
    assertThat(IMPORTS.importRows(owner, row).errors()).isEmpty();
    return Objects.requireNonNull(
        TestTenants.<UUID>value(DATABASE, "select id from asset where name = ?", name));
  }

  @Test
  void aReaderGetsTheNameInItsLanguageAndTheOwnersBeside() {
    assertThat(name("ja")).isEqualTo(new OwnAssetNames.Name("桃 " + tag, "Momo " + tag));
    assertThat(name("en-GB").name()).isEqualTo("Peach " + tag);
    assertThat(name("zh-Hant").isTranslated()).isTrue();
    assertThat(name("ru").isTranslated()).isFalse();
    assertThat(name(null).name()).isEqualTo("Momo " + tag);
  }

  @Test
  void aNameThatWaitsIsNotShown() {
    UUID other = brought(stranger, "Other " + tag, "ja:桃 " + tag);
    assertThat(names(stranger, "ja", other))
        .containsExactly(Map.entry(other, new OwnAssetNames.Name("Other " + tag, "Other " + tag)));
  }

  @Test
  void whatIsAnothersIsLeftOut() {
    assertThat(names(stranger, "ja", asset, Ids.next())).isEmpty();
    Map<UUID, OwnAssetNames.Name> boundToAnother =
        TRANSACTIONS.run(
            stranger, (entities, rows) -> new OwnAssetNames(rows).of(tenant, Set.of(asset), "ja"));
    assertThat(boundToAnother).isEmpty();
    assertThat(names(tenant, "ja", asset, Ids.next())).containsOnlyKeys(asset);
  }

  private OwnAssetNames.Name name(@Nullable String language) {
    return Objects.requireNonNull(names(tenant, language, asset).get(asset));
  }

  private Map<UUID, OwnAssetNames.Name> names(
      TenantId as, @Nullable String language, UUID... assets) {
    return TRANSACTIONS.run(
        as, (entities, rows) -> new OwnAssetNames(rows).of(as, Set.of(assets), language));
  }
}
