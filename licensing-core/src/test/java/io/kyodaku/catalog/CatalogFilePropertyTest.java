package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Whatever a file holds, the import ends, its counters add up, and it is done once. */
class CatalogFilePropertyTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  @Property(tries = 25)
  void countersAddUpAndTheSameFileAgainChangesNothing(
      @ForAll @Size(max = 12) List<@net.jqwik.api.From("rows") List<String>> rows)
      throws IOException {
    TenantId tenant = TestTenants.verified(DATABASE, "EUR");
    byte[] file = file(rows);
    Imports.Summary first = IMPORTS.importFile(tenant, file).summary();
    assertThat(first.status()).isEqualTo(Imports.Status.DONE);
    assertThat(first.imported() + first.updated() + first.unchanged() + first.rejected())
        .isEqualTo(first.total());
    assertThat(first.updated() + first.unchanged()).isZero();
    Imports.Summary again = IMPORTS.importFile(tenant, file).summary();
    assertThat(again.unchanged()).isEqualTo(first.imported());
    assertThat(again.rejected()).isEqualTo(first.rejected());
    assertThat(again.imported() + again.updated()).isZero();
  }

  @Property(tries = 300)
  void anyBytesAreAnswered(@ForAll byte[] bytes) {
    assertThat(new CatalogFile(bytes).check()).isNotNull();
  }

  @Property(tries = 300)
  void whatWasCheckedCanBeRead(@ForAll String text) {
    byte[] content = (CatalogImports.HEADER + text).getBytes(StandardCharsets.UTF_8);
    CatalogFile file = new CatalogFile(content);
    if (file.check() instanceof CatalogFile.Sound sound) {
      int[] taken = new int[1];
      file.read(
          0,
          2,
          (before, rows) -> {
            assertThat(before).isEqualTo(taken[0]);
            taken[0] += rows.size();
          });
      assertThat(taken[0]).isEqualTo(sound.rows());
    }
  }

  /** Rows of which many are good, and the rest anything. */
  @Provide
  Arbitrary<List<String>> rows() {
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(30);
    List<Arbitrary<String>> cells =
        List.of(
            mostly(anything, "Work", "Other work", "仕事"),
            mostly(anything, "Asset", "桃太郎", "Ångström", "ﷺ".repeat(30)),
            mostly(anything, "CHARACTER", "VOICE", "WORK"),
            mostly(anything, "", "en:Some name|ja:桃太郎", "en:a:b|en:A:B|de:ß ss", "zh-Hant:名字名字"),
            mostly(anything, "", "FAN", "OPEN"),
            mostly(anything, "*", "JP", "US|JP"),
            mostly(anything, "0", "0.000001", "1000000"));
    Arbitrary<List<String>> columns = Arbitraries.just(List.<String>of());
    for (Arbitrary<String> cell : cells) {
      columns =
          columns.flatMap(
              before ->
                  cell.map(
                      next ->
                          java.util.stream.Stream.concat(
                                  before.stream(), java.util.stream.Stream.of(next))
                              .toList()));
    }
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, columns),
        net.jqwik.api.Tuple.of(1, anything.list().ofMaxSize(9)));
  }

  private static Arbitrary<String> mostly(Arbitrary<String> anything, String... good) {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(12, Arbitraries.of(good)), net.jqwik.api.Tuple.of(1, anything));
  }

  private static byte[] file(List<List<String>> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(CatalogRow.COLUMNS);
      for (List<String> row : rows) {
        printer.printRecord(row);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
