package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What creators find. A database of its own: totals count. */
class CatalogSearchTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  private final CatalogSearch search = new CatalogSearch(DATABASE.reader());
  private final AssetDetails details = new AssetDetails(DATABASE.reader());
  private final TenantId tenant = licensed(DATABASE, TestTenants.verified(DATABASE, "JPY"));
  private final String tag = Ids.next().toString().substring(19);

  @Test
  void aCharacterIsFoundInAnyOfItsLanguages() {
    add("Sun Wukong", "zh-Hans:孙悟空" + tag + "|zh-Hant:孫悟空" + tag + "|en:Monkey King " + tag, "FAN");
    for (String text :
        List.of("孙悟空" + tag, "孫悟空" + tag, "monkey  KING " + tag, "Ｍｏｎｋｅｙ king " + tag, tag)) {
      assertThat(found(text, "en").items()).as(text).hasSize(1);
    }
    assertThat(found("monkey" + tag, "en").items()).isEmpty();
  }

  @Test
  void aCharacterIsFoundInTheOtherKanaAndInTheOtherChineseCharacters() {
    add("Peach " + tag, "ja:ももたろう" + tag + "|zh-Hant:龍宮乙姬" + tag, "FAN");
    for (String text : List.of("モモタロウ" + tag, "ﾓﾓﾀﾛｳ" + tag, "龙宫乙姬" + tag, "乙姬" + tag)) {
      assertThat(found(text, "en").items()).as(text).hasSize(1);
    }
  }

  @Test
  void someOfWhatMayBeSharedIsTheSameAllDay() {
    add("Closed", "en:a " + tag, "CLOSED");
    for (int i = 0; i < 12; i++) {
      add("Open " + i, "en:b" + i + " " + tag, "OPEN");
    }
    List<ListedAsset> today = search.some(1, 6, "en");
    assertThat(today).hasSize(6).noneMatch(asset -> asset.policy() == PolicyPreset.CLOSED);
    assertThat(search.some(1, 6, "en")).isEqualTo(today);
    assertThat(IntStream.range(2, 9).mapToObj(day -> search.some(day, 6, "en")))
        .as("another day shows others")
        .anyMatch(others -> !others.equals(today));
  }

  @Test
  void whatIsFoundIsSortedByPriceAcrossCurrencies() {
    add("Five yen", "en:a " + tag, "FAN", "5", "Work");
    add("Nine yen", "en:b " + tag, "FAN", "9", "Work");
    TenantId dollars = licensed(DATABASE, TestTenants.verified(DATABASE, "USD"));
    IMPORTS.importRows(dollars, "Work,Seven cents,CHARACTER,en:c " + tag + ",FAN,*,0.07");
    assertThat(names(search.search(narrowed(null, null, null, "CHEAPEST"))))
        .containsExactly("Five yen", "Seven cents", "Nine yen");
    assertThat(names(search.search(narrowed(null, null, null, "DEAREST"))))
        .containsExactly("Nine yen", "Seven cents", "Five yen");
  }

  private CatalogSearch.Query narrowed(
      @Nullable String kind,
      @Nullable String work,
      @Nullable String price,
      @Nullable String order) {
    return new CatalogSearch.Query(
        tag, null, null, new CatalogSearch.Narrowing(kind, work, price, order), 1, "ru");
  }

  private void add(String asset, String aliases, String policy, String price, String work) {
    String row = String.join(",", work, asset, "CHARACTER", aliases, policy, "*", price);
    assertThat(IMPORTS.importRows(tenant, row).errors()).isEmpty();
  }

  @Test
  void theNameIsShownInTheReadersLanguage() {
    add(
        "Own name " + tag,
        "zh-Hans:悟空 " + tag + "|zh-Hant:悟空繁 " + tag + "|en:King " + tag + "|en:Second " + tag,
        "FAN");
    assertThat(name("en")).isEqualTo("King " + tag);
    assertThat(found(tag, "en").items().getFirst().ownName()).isEqualTo("Own name " + tag);
    assertThat(name("en-US")).isEqualTo("King " + tag);
    assertThat(name("zh")).isEqualTo("悟空 " + tag);
    assertThat(name("zh-TW")).isEqualTo("悟空繁 " + tag);
    assertThat(name("ru")).isEqualTo("Own name " + tag);
    assertThat(name(null)).isEqualTo("Own name " + tag);
    assertThat(name("not a language")).isEqualTo("Own name " + tag);
  }

  @Test
  void whatWasLicensedOnceKeepsItsNameInEveryLanguage() {
    add("Momotaro " + tag, "ja:桃太郎" + tag, "FAN");
    UUID id = found(tag, "en").items().getFirst().id();
    AssetNames names = new AssetNames(DATABASE.reader());
    new Sql(DATABASE.owner()).update("update asset set stopped_at = now() where id = ?", id);
    assertThat(found(tag, "en").items()).isEmpty();
    assertThat(names.of(Set.of(id), "ja")).isEqualTo(Map.of(id, "桃太郎" + tag));
    assertThat(names.of(Set.of(id), "ru")).isEqualTo(Map.of(id, "Momotaro " + tag));
    assertThat(names.of(Set.of(UUID.randomUUID()), "ja")).isEmpty();
    assertThat(names.of(Set.of(), null)).isEmpty();
  }

  @Test
  void signsThatMeanSomethingToTheDatabaseAreOnlySigns() {
    add("100% " + tag, "en:under_score " + tag, "FAN");
    assertThat(found("100% " + tag, "en").items()).hasSize(1);
    assertThat(found("under_score " + tag, "en").items()).hasSize(1);
    assertThat(found("under%" + tag, "en").items()).isEmpty();
    assertThat(found("underXscore " + tag, "en").items()).isEmpty();
    assertThat(found("\\" + tag, "en").items()).isEmpty();
    assertThat(found("'; drop table asset; --" + tag, "en").items()).isEmpty();
  }

  @Test
  void exactNamesComeFirst() {
    add("A", "en:Great Momo " + tag, "FAN");
    add("B", "en:Momo " + tag + " the Second", "FAN");
    add("C", "en:Momo " + tag, "FAN");
    assertThat(found("momo " + tag, "ru").items())
        .extracting(ListedAsset::name)
        .containsExactly("C", "B", "A");
  }

  @Test
  void useAndTerritoryFilter() {
    add("Closed", "en:x " + tag, "CLOSED");
    add("Fan", "en:y " + tag, "FAN");
    add("Open", "en:z " + tag, "OPEN");
    IMPORTS.importRows(tenant, row("Ask", "en:w " + tag, "ASK", "JP|US"));
    assertThat(names(query("COMMERCIAL", null))).containsExactly("Ask", "Open");
    assertThat(names(query("PERSONAL", null))).containsExactly("Ask", "Fan", "Open");
    assertThat(names(query("PERSONAL", "FR"))).containsExactly("Fan", "Open");
    assertThat(names(query(null, "JP"))).containsExactly("Ask", "Closed", "Fan", "Open");
    assertThat(query("FREE", "XX")).isInstanceOf(CatalogSearch.Invalid.class);
    assertThat(((CatalogSearch.Invalid) query("FREE", "XX")).errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("use", "territory");
  }

  @Test
  void theNarrowestPolicyIsShown() {
    IMPORTS.importRows(tenant, row("Inherits", "en:x " + tag, "", "*"));
    assertThat(found(tag, "en").items().getFirst().policy()).isEqualTo(PolicyPreset.CLOSED);
    policy(null, "ASK");
    assertThat(found(tag, "en").items().getFirst().policy()).isEqualTo(PolicyPreset.ASK);
    policy(found(tag, "en").items().getFirst().workId(), "OPEN");
    assertThat(found(tag, "en").items().getFirst().policy()).isEqualTo(PolicyPreset.OPEN);
    IMPORTS.importRows(tenant, row("Inherits", "en:x " + tag, "FAN", "*"));
    assertThat(found(tag, "en").items().getFirst().policy()).isEqualTo(PolicyPreset.FAN);
  }

  @Test
  void whatCannotBeLicensedNowIsNotListed() {
    add("Here", "en:x " + tag, "FAN");
    UUID asset = found(tag, "en").items().getFirst().id();
    assertThat(details.find(asset, "en")).isPresent();
    for (String hide :
        List.of(
            "update asset set stopped_at = %s where tenant_id = ?:now():null",
            "update work set stopped_at = %s where tenant_id = ?:now():null",
            "update tenant set stopped_at = %s where id = ?:now():null",
            "update tenant set status = %s where id = ?:'SUSPENDED':'VERIFIED'")) {
      String[] parts = hide.split(":", 3);
      TestTenants.execute(DATABASE, parts[0].formatted(parts[1]), tenant.value());
      assertThat(found(tag, "en").items()).as(hide).isEmpty();
      assertThat(details.find(asset, "en")).as(hide).isEmpty();
      TestTenants.execute(DATABASE, parts[0].formatted(parts[2]), tenant.value());
      assertThat(found(tag, "en").items()).as(hide).hasSize(1);
    }
    TestTenants.execute(
        DATABASE,
        "update contract_version set status = 'ENDED', ended_at = now() where tenant_id = ?",
        tenant.value());
    assertThat(found(tag, "en").items()).isEmpty();
  }

  @Test
  void aNameThatWaitsFindsNothing() {
    add("Live", "en:x " + tag, "FAN");
    TenantId newcomer = licensed(DATABASE, TestTenants.verified(DATABASE, "USD"));
    IMPORTS.importRows(newcomer, row("Waits", "en:x " + tag, "FAN", "*"));
    assertThat(found(tag, "ru").items()).extracting(ListedAsset::name).containsExactly("Live");
  }

  @Test
  void pagesAddUpToTheTotal() {
    IMPORTS.importRows(
        tenant,
        IntStream.range(0, 50)
            .mapToObj(i -> row("Asset %02d".formatted(i), "en:many " + tag + " " + i, "FAN", "*"))
            .toArray(String[]::new));
    List<String> all =
        IntStream.rangeClosed(1, 3)
            .mapToObj(page -> found("many " + tag, null, page))
            .peek(page -> assertThat(page.total()).isEqualTo(50))
            .flatMap(page -> page.items().stream().map(ListedAsset::name))
            .toList();
    assertThat(all).hasSize(50).doesNotHaveDuplicates();
    assertThat(found("many " + tag, null, 1).items()).hasSize(CatalogSearch.PAGE_SIZE);
    assertThat(found("many " + tag, null, -3).page()).isEqualTo(1);
    assertThat(found("many " + tag, null, Integer.MAX_VALUE).items()).isEmpty();
  }

  @Test
  void detailsHaveAllNamesInTheirOrder() {
    add("Own " + tag, "en:One " + tag + "|ja:Two " + tag + "|en:Three " + tag, "FAN");
    AssetDetails.Details found =
        details.find(found(tag, "ja").items().getFirst().id(), "ja").orElseThrow();
    assertThat(found.asset().name()).isEqualTo("Two " + tag);
    assertThat(found.ownName()).isEqualTo("Own " + tag);
    assertThat(found.names())
        .extracting(AssetDetails.Name::text)
        .containsExactly("One " + tag, "Two " + tag, "Three " + tag);
    assertThat(details.find(Ids.next(), "ja")).isEmpty();
  }

  private void add(String asset, String aliases, String policy) {
    assertThat(IMPORTS.importRows(tenant, row(asset, aliases, policy, "*")).errors()).isEmpty();
  }

  private static String row(String asset, String aliases, String policy, String territories) {
    return String.join(",", "Work", asset, "CHARACTER", aliases, policy, territories, "1");
  }

  private CatalogSearch.Found found(String text, @Nullable String language) {
    return found(text, language, 1);
  }

  private CatalogSearch.Found found(String text, @Nullable String language, int page) {
    return (CatalogSearch.Found)
        search.search(new CatalogSearch.Query(text, null, null, page, language));
  }

  private CatalogSearch.Outcome query(@Nullable String use, @Nullable String territory) {
    return search.search(new CatalogSearch.Query(tag, territory, use, 1, "ru"));
  }

  static List<String> names(CatalogSearch.Outcome outcome) {
    return ((CatalogSearch.Found) outcome).items().stream().map(ListedAsset::name).toList();
  }

  private String name(@Nullable String language) {
    return found(tag, language).items().getFirst().name();
  }

  private void policy(@Nullable UUID work, String preset) {
    TestTenants.execute(
        DATABASE,
        "insert into policy (id, tenant_id, work_id, preset, updated_at)"
            + " values (gen_random_uuid(), ?, "
            + (work == null ? "null" : "'" + work + "'")
            + ", ?, now())",
        tenant.value(),
        preset);
  }

  static TenantId licensed(TestDatabase database, TenantId tenant) {
    TestTenants.inForce(database, tenant);
    return tenant;
  }
}
