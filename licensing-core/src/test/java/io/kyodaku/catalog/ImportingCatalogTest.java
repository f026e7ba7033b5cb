package io.kyodaku.catalog;

import static io.kyodaku.catalog.CatalogImports.HEADER;
import static io.kyodaku.catalog.CatalogImports.manyRows;
import static io.kyodaku.catalog.CatalogImports.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A catalogue handed in as a file. A database of its own, to see that no version moves. */
class ImportingCatalogTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");

  @Test
  void tenThousandRowsGoInAndTheSameFileAgainChangesNothing() {
    String file = HEADER + manyRows("Ten thousand", 10_000);
    Imports.Summary first = IMPORTS.importFile(tenant, file).summary();
    assertThat(first.status()).isEqualTo(Imports.Status.DONE);
    assertThat(first.total()).isEqualTo(10_000);
    assertThat(first.imported()).isEqualTo(10_000);
    assertThat(count("asset")).isEqualTo(10_000);
    assertThat(count("alias")).isEqualTo(20_000);
    long snapshot = snapshotVersion();
    Imports.Summary again = IMPORTS.importFile(tenant, file).summary();
    assertThat(again.unchanged()).isEqualTo(10_000);
    assertThat(again.imported() + again.updated() + again.rejected()).isZero();
    assertThat(snapshotVersion()).isEqualTo(snapshot);
  }

  @Test
  void goodRowsGoInAndBadRowsComeBackWithAReasonEach() {
    Imports.Report report =
        IMPORTS.importRows(
            tenant,
            row("Momo", "CHARACTER", "en:Momo " + unique(), "FAN", "*", "5"),
            row("", "CHARACTER", "", "FAN", "*", "5"),
            row("b", "HERO", "", "FAN", "*", "5"),
            row("c", "CHARACTER", "no colon", "FAN", "*", "5"),
            row("d", "CHARACTER", "e n:Name", "FAN", "*", "5"),
            row("e", "CHARACTER", "en:", "FAN", "*", "5"),
            row("f", "CHARACTER", "", "SOMETIMES", "*", "5"),
            row("g", "CHARACTER", "", "FAN", "JP|XX", "5"),
            row("h", "CHARACTER", "", "FAN", "", "5"),
            row("i", "CHARACTER", "", "FAN", "*", "-5"),
            row("j", "CHARACTER", "", "FAN", "*", "1000001"),
            row("k", "CHARACTER", "", "FAN", "*", "five"),
            row("l\u202e", "CHARACTER", "", "FAN", "*", "5"),
            row("x".repeat(201), "CHARACTER", "", "FAN", "*", "5"),
            "too,few",
            row("Momo", "CHARACTER", "", "FAN", "*", "6"),
            row("Last", "VOICE", "", "", "JP|US|JP", "0.000001"));
    assertThat(report.summary().status()).isEqualTo(Imports.Status.DONE);
    assertThat(report.summary().total()).isEqualTo(17);
    assertThat(report.summary().imported()).isEqualTo(2);
    assertThat(report.summary().rejected()).isEqualTo(15);
    assertThat(report.errors())
        .extracting(error -> error.row() + " " + error.error().field())
        .containsExactly(
            "3 asset",
            "4 kind",
            "5 aliases",
            "6 aliases",
            "7 aliases",
            "8 policy",
            "9 territories",
            "10 territories",
            "11 price_per_second",
            "12 price_per_second",
            "13 price_per_second",
            "14 asset",
            "15 asset",
            "16 row",
            "17 asset");
    assertThat(claimOf("Last")).isEqualTo("JP|US 1");
  }

  @Test
  void aChangedRowUpdatesWhatDiffersAndNothingElse() {
    String name = "Anansi " + unique();
    IMPORTS.importRows(
        tenant,
        row("A", "CHARACTER", "en:" + name + "|ja:" + name, "FAN", "*", "1"),
        row("B", "CHARACTER", "", "", "*", "1"));
    Object kept = aliasId("en");
    Imports.Summary changed =
        IMPORTS
            .importRows(
                tenant,
                row(
                    "A",
                    "STYLE",
                    "en:" + name.toUpperCase(java.util.Locale.ROOT) + "|zh:" + name,
                    "",
                    "JP",
                    "2"),
                row("B", "CHARACTER", "", "", "*", "1"))
            .summary();
    assertThat(changed.updated()).isEqualTo(1);
    assertThat(changed.unchanged()).isEqualTo(1);
    assertThat(claimOf("A")).isEqualTo("JP 2000000");
    assertThat(aliasId("en")).isEqualTo(kept);
    assertThat(languages()).isEqualTo("en zh");
    assertThat(
            TestTenants.<Long>value(
                DATABASE, "select count(*) from policy where tenant_id = ?", tenant.value()))
        .isZero();
  }

  @Test
  void theAuditSaysWhoBroughtWhichFileAndWhatBecameOfIt() {
    String file =
        CatalogImports.HEADER
            + row("A", "CHARACTER", "", "", "*", "1")
            + "\n"
            + row("B", "NOBODY", "", "", "*", "1")
            + "\n";
    IMPORTS.importFile(tenant, file);
    assertThat(
            TestTenants.<String>value(
                DATABASE,
                "select actor_kind || ' ' || actor_id || ' ' || action || ' ' || detail"
                    + " from audit_entry where tenant_id = ?",
                tenant.value()))
        .startsWith("ACCOUNT " + CatalogImports.OWNER.id() + " catalog-imported file sha256 ")
        .endsWith(" rows: 1 imported, 0 updated, 0 unchanged, 1 refused");
  }

  @Test
  void theOrderOfTheNamesIsPartOfTheRow() {
    String one = "One " + unique();
    String two = "Two " + unique();
    IMPORTS.importRows(tenant, row("A", "CHARACTER", "en:" + one + "|en:" + two, "", "*", "1"));
    String turned = row("A", "CHARACTER", "en:" + two + "|en:" + one, "", "*", "1");
    assertThat(IMPORTS.importRows(tenant, turned).summary().updated()).isEqualTo(1);
    assertThat(
            TestTenants.<String>value(
                DATABASE,
                "select text from alias where tenant_id = ? order by position limit 1",
                tenant.value()))
        .isEqualTo(two);
  }

  @Test
  void equalAliasesOfOneAssetMerge() {
    String name = "Baba Yaga " + unique();
    String row =
        row("A", "CHARACTER", "en:" + name + "|EN: " + name + " |ru:" + name, "", "*", "1");
    assertThat(IMPORTS.importRows(tenant, row).summary().imported()).isEqualTo(1);
    assertThat(languages()).isEqualTo("en ru");
    assertThat(IMPORTS.importRows(tenant, row).summary().unchanged()).isEqualTo(1);
  }

  @Test
  void aNameThatAnotherOwnerHasWaits() {
    String row = row("A", "CHARACTER", "en:Kaguya " + unique(), "", "*", "1");
    TenantId stranger = TestTenants.verified(DATABASE, "USD");
    IMPORTS.importRows(stranger, row);
    assertThat(IMPORTS.importRows(tenant, row).summary().imported()).isEqualTo(1);
    assertThat(
            TestTenants.<String>value(
                DATABASE, "select status from alias where tenant_id = ?", tenant.value()))
        .isEqualTo("PENDING");
    assertThat(IMPORTS.importRows(stranger, row).summary().unchanged()).isEqualTo(1);
  }

  @Test
  void aFileOverTwentyMegabytesIsNotEvenKept() {
    assertThat(IMPORTS.accept(tenant, new byte[20 * 1024 * 1024 + 1]))
        .isInstanceOf(ImportingCatalog.TooLarge.class);
    assertThat(count("import_job")).isZero();
  }

  @Test
  void moreFilesThanAFewWaitAtTheDoorAndAreNotKept() {
    byte[] file = CatalogImports.bytes(HEADER);
    UUID first = IMPORTS.handIn(tenant, file);
    IMPORTS.handIn(tenant, file);
    IMPORTS.handIn(tenant, file);

    assertThat(IMPORTS.accept(tenant, file))
        .isEqualTo(new ImportingCatalog.TooManyOpen(ImportingCatalog.OPEN_AT_MOST));
    assertThat(count("import_job")).isEqualTo(3);
    assertThat(IMPORTS.accept(TestTenants.verified(DATABASE, "USD"), file))
        .isInstanceOf(ImportingCatalog.Accepted.class);

    new TakingCatalogFile(IMPORTS.living()).run(CatalogImports.ticket(tenant, first));
    assertThat(IMPORTS.accept(tenant, file)).isInstanceOf(ImportingCatalog.Accepted.class);
  }

  @Test
  void aSpreadsheetsByteOrderMarkLineEndsAndQuotesAreRead() {
    String file =
        "\ufeff"
            + HEADER.replace("\n", "\r\n")
            + "\"A, B\",\"The \"\"Great\"\" C\",CHARACTER,,,*,1\r\n\r\n";
    Imports.Summary summary = IMPORTS.importFile(tenant, file).summary();
    assertThat(summary.total()).isEqualTo(1);
    assertThat(claimOf("The \"Great\" C")).isEqualTo("* 1000000");
  }

  @Test
  void anImportIsItsTenantsOwn() {
    Imports.Report report = IMPORTS.importRows(tenant, "bad");
    TenantId stranger = TestTenants.verified(DATABASE, "JPY");
    assertThat(IMPORTS.report(stranger, report.summary().id())).isEmpty();
    IMPORTS.importRows(tenant, row("Same", "CHARACTER", "", "FAN", "*", "1"));
    IMPORTS.importRows(stranger, row("Same", "VOICE", "", "OPEN", "JP", "9"));
    assertThat(claimOf("Same")).isEqualTo("* 1000000");
  }

  @Test
  void theDemosOwnCataloguesAreFaultless() throws IOException {
    Path folder = TestDatabase.migrations().resolve("../../demo/catalog").normalize();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> catalogs = files.sorted().toList();
      assertThat(catalogs).hasSizeGreaterThanOrEqualTo(8);
      for (Path catalog : catalogs) {
        Imports.Report report = IMPORTS.importFile(tenant, Files.readAllBytes(catalog));
        assertThat(report.errors()).as(catalog.toString()).isEmpty();
        assertThat(report.summary().status()).isEqualTo(Imports.Status.DONE);
      }
    }
  }

  private static String unique() {
    return Ids.next().toString();
  }

  private long count(String table) {
    return Objects.requireNonNull(
        TestTenants.<Long>value(
            DATABASE, "select count(*) from " + table + " where tenant_id = ?", tenant.value()));
  }

  private static long snapshotVersion() {
    return Objects.requireNonNull(
        TestTenants.<Long>value(DATABASE, "select version from snapshot_version"));
  }

  private Object claimOf(String asset) {
    return Objects.requireNonNull(
        TestTenants.value(
            DATABASE,
            "select territories || ' ' || price_per_second_micros from ownership_claim c"
                + " join asset a on a.id = c.asset_id where a.name = ? and a.tenant_id = ?",
            asset,
            tenant.value()));
  }

  private Object aliasId(String language) {
    return Objects.requireNonNull(
        TestTenants.value(
            DATABASE,
            "select id from alias where language = ? and tenant_id = ?",
            language,
            tenant.value()));
  }

  private Object languages() {
    return Objects.requireNonNull(
        TestTenants.value(
            DATABASE,
            "select string_agg(language, ' ' order by language) from alias where tenant_id = ?",
            tenant.value()));
  }
}
