package io.kyodaku.catalog;

import static io.kyodaku.catalog.CatalogImports.HEADER;
import static io.kyodaku.catalog.CatalogImports.bytes;
import static io.kyodaku.catalog.CatalogImports.manyRows;
import static io.kyodaku.catalog.CatalogImports.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of an import whose node dies, and of a file that can't be read. */
class ImportMishapsTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");

  @Test
  void afterACrashItGoesOnFromWhereItWas() {
    UUID id = IMPORTS.handIn(tenant, bytes(HEADER + manyRows("Crash", 1_750)));
    String payload = CatalogImports.ticket(tenant, id);
    assertThatThrownBy(() -> new TakingCatalogFile(IMPORTS.dyingAfter(2)).run(payload))
        .hasMessageContaining("the node died");
    Imports.Summary halfWay = IMPORTS.report(tenant, id).orElseThrow().summary();
    assertThat(halfWay.status()).isEqualTo(Imports.Status.RUNNING);
    assertThat(halfWay.imported()).isEqualTo(1_000);
    new TakingCatalogFile(IMPORTS.living()).run(payload);
    Imports.Summary done = IMPORTS.report(tenant, id).orElseThrow().summary();
    assertThat(done.status()).isEqualTo(Imports.Status.DONE);
    assertThat(done.imported()).isEqualTo(1_750);
    assertThat(done.updated() + done.unchanged() + done.rejected()).isZero();
    new TakingCatalogFile(IMPORTS.living()).run(payload);
    assertThat(IMPORTS.report(tenant, id).orElseThrow().summary()).isEqualTo(done);
    assertThat(count("audit_entry")).isEqualTo(1);
  }

  @Test
  void twoNodesOnTheSameFileDoNotTakeARowTwice() {
    UUID id = IMPORTS.handIn(tenant, bytes(HEADER + manyRows("Two nodes", 600)));
    ImportSteps other = IMPORTS.living();
    other.begin(tenant, id);
    new CatalogFile(bytes(HEADER + manyRows("Two nodes", 600)))
        .read(
            0,
            TakingCatalogFile.ROWS_AT_ONCE,
            (before, rows) -> {
              if (before == 0) {
                new TakingCatalogFile(IMPORTS.living()).run(CatalogImports.ticket(tenant, id));
              }
              assertThatThrownBy(() -> other.take(tenant, id, 600, before, rows))
                  .isInstanceOf(IllegalStateException.class);
            });
    Imports.Summary done = IMPORTS.report(tenant, id).orElseThrow().summary();
    assertThat(done.imported()).isEqualTo(600);
    assertThat(done.updated() + done.unchanged() + done.rejected()).isZero();
  }

  @Test
  void aFileThatKillsEveryNodeIsGivenUpAndSaysSo() {
    UUID id = IMPORTS.handIn(tenant, bytes(HEADER + manyRows("Deadly", 10)));
    String payload = CatalogImports.ticket(tenant, id);
    for (int i = 0; i < 8; i++) {
      assertThatThrownBy(() -> new TakingCatalogFile(IMPORTS.dyingAfter(0)).run(payload))
          .hasMessageContaining("the node died");
    }
    new TakingCatalogFile(IMPORTS.living()).run(payload);
    assertFailed(IMPORTS.report(tenant, id).orElseThrow(), 0, "file");
  }

  @Test
  void aFileThatCannotBeReadFailsAsAWholeAndChangesNothing() {
    String good = row("A", "CHARACTER", "", "", "*", "1") + "\n";
    assertFailed(IMPORTS.importFile(tenant, ""), 0, "header");
    assertFailed(IMPORTS.importFile(tenant, "work,asset\n" + good), 1, "header");
    assertFailed(IMPORTS.importFile(tenant, HEADER + good + "w,\"open,CHARACTER\n"), 3, "file");
    assertFailed(
        IMPORTS.importFile(tenant, HEADER + good + "w,\"a\"b,CHARACTER,,,*,1\n"), 3, "file");
    byte[] latin =
        (HEADER + good + "w,Café,CHARACTER,,,*,1\n").getBytes(StandardCharsets.ISO_8859_1);
    Imports.Report notUtf8 = IMPORTS.importFile(tenant, latin);
    assertThat(notUtf8.errors().getFirst().error().fault()).isEqualTo(CatalogFault.NO_UTF_8.with());
    assertThat(notUtf8.summary().status()).isEqualTo(Imports.Status.FAILED);
    assertFailed(IMPORTS.importFile(tenant, HEADER + "x\n".repeat(100_001)), 0, "file");
    assertThat(count("asset")).isZero();
    assertThat(
            TestTenants.<Long>value(
                DATABASE,
                "select count(*) from audit_entry where action = 'catalog-import-failed' and"
                    + " tenant_id = ?",
                tenant.value()))
        .isEqualTo(6);
  }

  private static void assertFailed(Imports.Report report, int row, String field) {
    assertThat(report.summary().status()).isEqualTo(Imports.Status.FAILED);
    assertThat(report.errors()).extracting(Imports.RowError::row).containsExactly(row);
    assertThat(report.errors())
        .extracting(Imports.RowError::error)
        .extracting(FieldError::field)
        .containsExactly(field);
  }

  private long count(String table) {
    return Objects.requireNonNull(
        TestTenants.<Long>value(
            DATABASE, "select count(*) from " + table + " where tenant_id = ?", tenant.value()));
  }
}
