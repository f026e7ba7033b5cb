package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A work is called by the reader's language. A database of its own: totals count. */
class TitlingWorkTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  private final CatalogSearch search = new CatalogSearch(DATABASE.reader());
  private final TenantId tenant =
      CatalogSearchTest.licensed(DATABASE, TestTenants.verified(DATABASE, "JPY"));
  private final String tag = Ids.next().toString().substring(19);
  private final UUID work = work("Peaches " + tag, "Peach " + tag);

  @Test
  void aReaderSeesTheTitleInItsLanguageAndTheOwnersBesideIt() {
    title("ja", "桃" + tag);
    title("zh-hans", "桃子" + tag);
    assertThat(asset("ja-JP").work()).isEqualTo("桃" + tag);
    assertThat(asset("ja-JP").ownWork()).isEqualTo("Peaches " + tag);
    assertThat(asset("zh-CN").work()).isEqualTo("桃子" + tag);
    assertThat(asset("zh-TW").work()).as("better than none").isEqualTo("桃子" + tag);
    assertThat(asset("fr").work()).isEqualTo("Peaches " + tag);
    assertThat(asset(null).work()).isEqualTo("Peaches " + tag);
    assertThat(search.browse(query(tag, "ja")).choices().works())
        .extracting(CatalogSearch.Choice::title)
        .containsExactly("桃" + tag);
    assertThat(new AssetDetails(DATABASE.reader()).find(asset("ja").id(), "ja").orElseThrow())
        .extracting(details -> details.asset().work())
        .isEqualTo("桃" + tag);
  }

  @Test
  void aWorkIsFoundByAnyOfItsTitles() {
    title("ja", "鬼退治" + tag);
    assertThat(search.search(query("鬼退治" + tag, "en")))
        .isEqualTo(search.search(query("Peaches " + tag, "en")));
    assertThat(search.browse(query("鬼退治" + tag, "en")).outcome())
        .isInstanceOfSatisfying(
            CatalogSearch.Found.class, found -> assertThat(found.total()).isOne());
  }

  @Test
  void aSecondTitleInALanguageTakesTheFirstOnesPlaceAndARemovedOneIsGone() {
    title("ja", "一" + tag);
    title("JA", "二" + tag);
    assertThat(titles()).containsExactly(new TitlingWork.Title("ja", "二" + tag));
    assertThat(removed()).isTrue();
    assertThat(removed()).isFalse();
    assertThat(asset("ja").work()).isEqualTo("Peaches " + tag);
  }

  @Test
  void whatIsNoTitleIsRefusedBesideItsField() {
    assertThat(titled("no tag!", "Fine"))
        .isInstanceOfSatisfying(
            TitlingWork.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactly("language"));
    for (@Nullable String title :
        new @Nullable String[] {null, " ", "two\nlines", "x".repeat(100_000), "\u202eevil"}) {
      assertThat(titled("ja", title)).as("%.20s", title).isInstanceOf(TitlingWork.Invalid.class);
    }
    assertThat(titles()).isEmpty();
  }

  @Test
  void nobodyTitlesAnothersWork() {
    title("ja", "桃" + tag);
    TenantId other = TestTenants.verified(DATABASE, "JPY");
    for (TenantId said : List.of(other, tenant)) {
      TitlingWork.Outcome titled = as(other, titling -> titling.title(said, work, "ja", "Mine"));
      assertThat(titled).isInstanceOf(TitlingWork.NotFound.class);
      boolean removed = as(other, titling -> titling.remove(said, work, "ja"));
      assertThat(removed).isFalse();
      List<TitlingWork.Title> seen = as(other, titling -> titling.titles(said, work));
      assertThat(seen).isEmpty();
    }
    assertThat(asset("ja").work()).isEqualTo("桃" + tag);
  }

  @Test
  void titlesOfAWorkAreBounded() {
    for (int i = 0; i < TitlingWork.TITLES_AT_MOST; i++) {
      title("en-x-t" + i, "Title " + i);
    }
    assertThat(titled("ja", "One too many")).isInstanceOf(TitlingWork.Invalid.class);
    title("en-x-t0", "Another in its place");
  }

  private void title(String language, String title) {
    assertThat(titled(language, title)).isInstanceOf(TitlingWork.Titled.class);
  }

  private TitlingWork.Outcome titled(String language, @Nullable String title) {
    return as(tenant, titling -> titling.title(tenant, work, language, title));
  }

  private List<TitlingWork.Title> titles() {
    return as(tenant, titling -> titling.titles(tenant, work));
  }

  private boolean removed() {
    return as(tenant, titling -> titling.remove(tenant, work, "ja"));
  }

  private static <T> T as(TenantId somebody, Function<TitlingWork, T> does) {
    return TRANSACTIONS.run(somebody, (entities, rows) -> does.apply(new TitlingWork(rows)));
  }

  private ListedAsset asset(@Nullable String language) {
    return ((CatalogSearch.Found) search.search(query("Peach " + tag, language)))
        .items()
        .getFirst();
  }

  private static CatalogSearch.Query query(String text, @Nullable String language) {
    return new CatalogSearch.Query(text, null, null, 1, language);
  }

  private UUID work(String title, String asset) {
    assertThat(
            IMPORTS
                .importRows(tenant, title + "," + asset + ",CHARACTER,en:" + asset + ",FAN,*,5")
                .errors())
        .isEmpty();
    return Objects.requireNonNull(
        TestTenants.<UUID>value(DATABASE, "select id from work where title = ?", title));
  }
}
