package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What there is to choose from, and how much of each. A database of its own: totals count. */
class CatalogChoicesTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  private final CatalogSearch search = new CatalogSearch(DATABASE.reader());
  private final TenantId tenant =
      CatalogSearchTest.licensed(DATABASE, TestTenants.verified(DATABASE, "JPY"));
  private final String tag = Ids.next().toString().substring(19);

  @Test
  void choicesAreCountedAsIfTheOthersStood() {
    add("Cheap", "en:a " + tag, "FAN", "1", "Work A " + tag);
    add("Dear", "en:b " + tag, "OPEN", "20", "Work A " + tag);
    add("Closed", "en:c " + tag, "CLOSED", "5", "Work B " + tag);
    CatalogSearch.Choices all = search.browse(narrowed(null, null, null, null)).choices();
    assertThat(counts(all.uses())).containsExactly(2L, 2L, 1L);
    assertThat(counts(all.prices())).containsExactly(1L, 1L, 1L);
    assertThat(counts(all.kinds())).containsExactly(3L);
    assertThat(all.works())
        .extracting(CatalogSearch.Choice::title)
        .containsExactly("Work A " + tag, "Work B " + tag);
    String work = all.works().getFirst().value();
    CatalogSearch.Choices inWork = search.browse(narrowed(null, work, null, null)).choices();
    assertThat(counts(inWork.works())).containsExactly(2L, 1L);
    assertThat(counts(inWork.prices())).containsExactly(1L, 0L, 1L);
    assertThat(CatalogSearchTest.names(search.search(narrowed(null, work, "ABOVE_8", null))))
        .containsExactly("Dear");
    assertThat(CatalogSearchTest.names(search.search(narrowed("VOICE", null, null, null))))
        .isEmpty();
    assertThat(CatalogSearchTest.names(search.search(narrowed("NO KIND", "work_x", "'", ";"))))
        .containsExactly("Cheap", "Closed", "Dear");
  }

  @Test
  void whatACountSaysIsWhatChoosingItFindsWhateverElseIsChosen() {
    add("Cheap", "en:a " + tag, "FAN", "1", "Work A " + tag);
    add("Dear", "en:b " + tag, "OPEN", "20", "Work A " + tag);
    add("Middling", "en:c " + tag, "ASK", "5", "Work B " + tag);
    add("Closed", "en:d " + tag, "CLOSED", "5", "Work B " + tag);
    IMPORTS.importRows(tenant, "Work B " + tag + ",Voice,VOICE,en:e " + tag + ",OPEN,*,5");
    List<String> works =
        search.browse(asked(null, null, null, null)).choices().works().stream()
            .map(CatalogSearch.Choice::value)
            .toList();
    for (String use : orNone("COMMERCIAL")) {
      for (String kind : orNone("CHARACTER")) {
        for (String work : orNone(works.getLast())) {
          for (String price : orNone("UP_TO_8")) {
            CatalogSearch.Choices choices = search.browse(asked(use, kind, work, price)).choices();
            choices.uses().forEach(c -> counted(c, asked(c.value(), kind, work, price)));
            choices.kinds().forEach(c -> counted(c, asked(use, c.value(), work, price)));
            choices.works().forEach(c -> counted(c, asked(use, kind, c.value(), price)));
            choices.prices().forEach(c -> counted(c, asked(use, kind, work, c.value())));
          }
        }
      }
    }
  }

  private static List<@Nullable String> orNone(String... values) {
    return Stream.concat(Stream.<@Nullable String>of((String) null), Stream.of(values)).toList();
  }

  private void counted(CatalogSearch.Choice choice, CatalogSearch.Query query) {
    assertThat(search.search(query))
        .asInstanceOf(InstanceOfAssertFactories.type(CatalogSearch.Found.class))
        .extracting(CatalogSearch.Found::total)
        .as("%s of %s", choice, query)
        .isEqualTo(choice.count());
  }

  private CatalogSearch.Query asked(
      @Nullable String use, @Nullable String kind, @Nullable String work, @Nullable String price) {
    return new CatalogSearch.Query(
        tag, null, use, new CatalogSearch.Narrowing(kind, work, price, null), 1, "en");
  }

  @Test
  void browsingFindsWhatSearchingFinds() {
    add("Cheap", "en:a " + tag, "FAN", "1", "Work A " + tag);
    add("Dear", "en:b " + tag, "OPEN", "20", "Work B " + tag);
    String work = search.browse(narrowed(null, null, null, null)).choices().works().get(1).value();
    for (CatalogSearch.Query query :
        List.of(
            narrowed(null, null, null, "DEAREST"),
            narrowed("CHARACTER", work, "ABOVE_8", null),
            narrowed("VOICE", work, "UP_TO_4", null),
            new CatalogSearch.Query("x".repeat(201), null, null, 1, "en"))) {
      assertThat(search.browse(query).outcome()).isEqualTo(search.search(query));
    }
  }

  private CatalogSearch.Query narrowed(
      @Nullable String kind,
      @Nullable String work,
      @Nullable String price,
      @Nullable String order) {
    return new CatalogSearch.Query(
        tag, null, null, new CatalogSearch.Narrowing(kind, work, price, order), 1, "ru");
  }

  private static List<Long> counts(List<CatalogSearch.Choice> choices) {
    return choices.stream().map(CatalogSearch.Choice::count).toList();
  }

  private void add(String asset, String aliases, String policy, String price, String work) {
    String row = String.join(",", work, asset, "CHARACTER", aliases, policy, "*", price);
    assertThat(IMPORTS.importRows(tenant, row).errors()).isEmpty();
  }
}
