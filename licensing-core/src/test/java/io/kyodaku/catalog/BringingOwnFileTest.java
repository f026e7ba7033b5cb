package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.catalog.ColumnSays.What;
import io.kyodaku.catalog.PreviewingImport.Fate;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody brings a catalogue as its own spreadsheet wrote it. */
class BringingOwnFileTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);
  private static final ReadingAsked AS_GUESSED = new ReadingAsked(null, null, Map.of(), Map.of());

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");

  @Test
  void encodingSeparatorAndColumnsAreFoundOut() {
    String file =
        """
        作品名;キャラクター名;種別;日本語名;Name (en);地域;秒単価;メモ
        桃の物語;桃太郎;character;桃太郎、ももたろう;Momotaro;jp, us;2,5;古い
        """;
    for (String charset : List.of("UTF-8", "windows-31j", "UTF-16")) {
      PreviewingImport.Preview preview = look(file.getBytes(Charset.forName(charset)));
      assertThat(preview.reading().shape().encoding().charset().name()).isEqualTo(charset);
      assertThat(preview.reading().shape().separator()).isEqualTo(FileShape.Separator.SEMICOLON);
      assertThat(preview.columns())
          .extracting(column -> column.says().text())
          .containsExactly(
              "WORK", "ASSET", "KIND", "NAME:ja", "NAME:en", "TERRITORIES", "PRICE", "NOTHING");
      assertThat(preview.errors()).isEmpty();
      assertThat(preview.rows().getFirst().fate()).isEqualTo(Fate.NEW);
      assertThat(preview.rows().getFirst().said())
          .containsEntry("aliases", "ja:桃太郎|ja:ももたろう|en:Momotaro")
          .containsEntry("territories", "JP|US")
          .containsEntry("price_per_second", "2.5");
    }
    assertThat(look(bytes("\ufeffwork\tasset\nA\tB\n")).columns())
        .extracting(column -> column.says().what())
        .containsExactly(What.WORK, What.ASSET);
  }

  @Test
  void eachOfTheFirstRowsIsToldWhatWouldBecomeOfIt() {
    IMPORTS.importRows(
        tenant,
        CatalogImports.row("Same", "CHARACTER", "", "FAN", "*", "1"),
        CatalogImports.row("Other", "CHARACTER", "", "FAN", "*", "1"));
    PreviewingImport.Preview preview =
        look(
            bytes(
                CatalogImports.HEADER
                    + CatalogImports.row("Same", "CHARACTER", "", "FAN", "*", "1")
                    + "\n"
                    + CatalogImports.row("Other", "CHARACTER", "", "OPEN", "JP", "1")
                    + "\n\n"
                    + CatalogImports.row("Third", "CHARACTER", "", "", "*", "1")
                    + "\n"
                    + CatalogImports.row("Bad\u202e", "HERO", "", "", "*", "five")
                    + "\n"
                    + "Work,Same,CHARACTER,,FAN,*,1\n"));
    assertThat(preview.rows())
        .extracting(row -> row.number() + " " + row.fate())
        .containsExactly("2 UNCHANGED", "3 CHANGED", "5 NEW", "6 BAD", "7 BAD");
    assertThat(preview.rows().get(1).before())
        .containsOnly(Map.entry("policy", "FAN"), Map.entry("territories", "*"));
    assertThat(preview.rows().get(3).errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("asset", "kind", "price_per_second");
    assertThat(count("asset")).as("nothing went in").isEqualTo(2);
  }

  @Test
  void aRowWhoseTerritoriesAreOthersIsTold() {
    IMPORTS.importRows(tenant, CatalogImports.row("Shared", "CHARACTER", "", "FAN", "JP", "1"));
    TestTenants.execute(
        DATABASE,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) select gen_random_uuid(), '%s', id,"
                .formatted(TestTenants.verified(DATABASE, "JPY").value())
            + " 10000, 'US', 1, 'JPY', 'LIVE' from asset where name = 'Shared'");
    PreviewingImport.Preview preview =
        look(
            bytes(
                CatalogImports.HEADER
                    + CatalogImports.row("Shared", "CHARACTER", "", "FAN", "JP|US", "1")
                    + "\n"));
    assertThat(preview.rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.errors())
                    .extracting(FieldError::field)
                    .containsExactly("territories"));
  }

  @Test
  void onlyTheFirstRowsAreShownAndAllAreCounted() {
    PreviewingImport.Preview preview =
        look(bytes(CatalogImports.HEADER + CatalogImports.manyRows("Long", 3_000)));
    assertThat(preview.total()).isEqualTo(3_000);
    assertThat(preview.rows()).hasSize(PreviewingImport.ROWS_AT_MOST);
  }

  @Test
  void whatNoColumnSaysIsSaidForAllRows() {
    UUID draft = handIn("name,note\nTama,=1+1\nMike,\n");
    PreviewingImport.Preview preview = look(draft, AS_GUESSED);
    assertThat(preview.errors())
        .extracting(FieldError::field)
        .containsExactly("work", "territories", "price_per_second");
    assertThat(preview.isSound()).isFalse();
    assertThat(start(draft, AS_GUESSED)).isEqualTo(StartingImport.Outcome.NOT_SOUND);
    ReadingAsked asked =
        asked(
            Map.of(What.WORK, "Cats", What.KIND, "voice", What.TERRITORIES, "*", What.PRICE, "3"),
            "ASSET",
            "NAME:en");
    assertThat(look(draft, asked).errors()).isEmpty();
    assertThat(start(draft, asked)).isEqualTo(StartingImport.Outcome.STARTED);
    take(draft);
    assertThat(report(draft).summary().imported()).isEqualTo(2);
    assertThat(
            TestTenants.<String>value(
                DATABASE,
                "select w.title || ' ' || a.kind from asset a join work w on w.id = a.work_id"
                    + " where a.tenant_id = ? and a.name = 'Mike'",
                tenant.value()))
        .isEqualTo("Cats VOICE");
  }

  @Test
  void whatWasSeenIsStartedWhateverWentInMeanwhile() {
    String header = "Title;Who;Cost\n";
    UUID draft = handIn(header + "W;A;1\n");
    Map<What, String> otherwise = Map.of(What.KIND, "CHARACTER", What.TERRITORIES, "*");
    FileReading seen = look(draft, asked(otherwise, "WORK", "ASSET", "PRICE")).reading();
    UUID other = handIn(header + "B;V;2\n");
    assertThat(start(other, asked(otherwise, "ASSET", "WORK", "PRICE")))
        .isEqualTo(StartingImport.Outcome.STARTED);
    assertThat(look(draft, AS_GUESSED).remembered()).isTrue();
    assertThat(look(draft, AS_GUESSED).reading()).isNotEqualTo(seen);
    PreviewingImport.Preview again = look(draft, seen.asked());
    assertThat(again.reading()).isEqualTo(seen);
    assertThat(again.remembered()).isFalse();
    FileReading remembered = look(draft, AS_GUESSED).reading();
    assertThat(look(draft, remembered.asked()).reading()).isEqualTo(remembered);
  }

  @Test
  void aColumnThatIsSaidTwiceStopsIt() {
    UUID draft = handIn("a,b\nTama,Mike\n");
    assertThat(look(draft, asked(Map.of(What.WORK, "W"), "ASSET", "ASSET")).errors())
        .extracting(error -> error.field() + " " + error.message())
        .contains("asset is said by more than one column");
  }

  @Test
  void startingTwiceTakesTheFileOnce() {
    UUID draft =
        handIn(CatalogImports.HEADER + CatalogImports.row("A", "CHARACTER", "", "", "*", "1"));
    assertThat(start(draft, AS_GUESSED)).isEqualTo(StartingImport.Outcome.STARTED);
    assertThat(start(draft, AS_GUESSED)).isEqualTo(StartingImport.Outcome.STARTED_BEFORE);
    assertThat(count("import_job")).isEqualTo(1);
    assertThat(
            TestTenants.<Long>value(
                DATABASE,
                "select count(*) from job where payload like ?",
                tenant.value() + "/" + draft + "/%"))
        .isEqualTo(1);
    assertThat(count("import_draft")).isZero();
  }

  @Test
  void theSameFileTwiceIsOneThatWaitsAndTheOldestAreLetGo() {
    UUID first = handIn("name\nA\n");
    assertThat(handIn("name\nA\n")).isEqualTo(first);
    IntStream.range(0, 12).forEach(i -> handIn("name\nB" + i + "\n"));
    assertThat(count("import_draft")).isEqualTo(ImportDrafts.KEPT_AT_MOST);
    assertThat(start(first, AS_GUESSED)).isEqualTo(StartingImport.Outcome.NOT_FOUND);
  }

  @Test
  void anothersFileIsNotThere() {
    UUID draft = handIn(CatalogImports.HEADER + "W,A,CHARACTER,,,*,1\n");
    TenantId stranger = TestTenants.verified(DATABASE, "JPY");
    assertThat(lookAs(stranger, draft, AS_GUESSED)).isEmpty();
    assertThat(startAs(stranger, draft, AS_GUESSED)).isEqualTo(StartingImport.Outcome.NOT_FOUND);
    boolean discarded =
        run(
            stranger,
            rows -> new ImportDrafts(rows, CatalogImports.CLOCK).discard(stranger, draft));
    assertThat(discarded).isFalse();
    assertThat(count("import_draft")).isEqualTo(1);
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void badRowsComeBackAsTheyStoodAndTheCorrectedFileIsReadAsBefore() {
    String header = "Title,Who,Cost";
    UUID draft =
        handIn(header + "\nW,\"A \"\"b\"\", c\",1\nW,,2\nW,=cmd,x\u0007y\n\"\",,\nW,D,3,4\n");
    ReadingAsked asked =
        asked(Map.of(What.KIND, "CHARACTER", What.TERRITORIES, "*"), "WORK", "ASSET", "PRICE");
    assertThat(start(draft, asked)).isEqualTo(StartingImport.Outcome.STARTED);
    take(draft);
    assertThat(report(draft).summary().imported()).isEqualTo(1);
    assertThat(report(draft).summary().rejected()).isEqualTo(3);
    BadRows.Table table = run(tenant, rows -> new BadRows(rows).table(tenant, draft)).orElseThrow();
    assertThat(table.header()).containsExactly("Title", "Who", "Cost");
    List<BadRows.BadRow> bad = run(tenant, rows -> new BadRows(rows).below(tenant, draft, 0));
    assertThat(bad)
        .extracting(row -> row.number() + " " + row.cells())
        .containsExactly("3 [W, , 2]", "4 [W, =cmd, x\u0007y]", "6 [W, D, 3, 4]");
    assertThat(bad).allSatisfy(row -> assertThat(row.errors()).isNotEmpty());
    UUID corrected = handIn(header + ",What was wrong\nW,E,2,Name is missing\nW,'=F,2,\n");
    PreviewingImport.Preview preview = look(corrected, AS_GUESSED);
    assertThat(preview.remembered()).isTrue();
    assertThat(preview.columns())
        .extracting(column -> column.says().what())
        .containsExactly(What.WORK, What.ASSET, What.PRICE, What.NOTHING);
    assertThat(preview.rows())
        .extracting(row -> row.said().get("asset"))
        .containsExactly("E", "=F");
  }

  @Test
  void filesThatAreNoTableAreNotKept() {
    assertThat(refusal(new byte[0])).isEqualTo("is missing");
    assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("workbook");
    assertThat(refusal(bytes("%PDF-1.7"))).contains("no text");
    assertThat(refusal(new byte[] {'a', ',', 0, 1, 2})).contains("no text");
    assertThat(handInBytes("x.csv", new byte[20 * 1024 * 1024 + 1]))
        .isInstanceOf(HandingInFile.TooLarge.class);
    assertThat(count("import_draft")).isZero();
  }

  @Test
  void aFileThatCannotBeReadToItsEndSaysWhereAndIsNotStarted() {
    UUID draft = handIn(CatalogImports.HEADER + "W,A,CHARACTER,,,*,1\n\"open,B\n");
    PreviewingImport.Preview preview = look(draft, AS_GUESSED);
    assertThat(preview.broken()).isPresent();
    assertThat(preview.brokenAt()).isEqualTo(3);
    assertThat(start(draft, AS_GUESSED)).isEqualTo(StartingImport.Outcome.NOT_SOUND);
    UUID wide = handIn("name" + ",x".repeat(FileReading.COLUMNS_AT_MOST) + "\n");
    assertThat(look(wide, AS_GUESSED).broken().orElseThrow().message()).contains("columns");
    ReadingAsked inAscii = new ReadingAsked("UTF_8", null, Map.of(), Map.of());
    UUID latin = handInLatin("name;work\nMärchenprinz;W\n");
    assertThat(look(latin, inAscii).broken()).isPresent();
  }

  @Test
  void aRowThatMemoryCouldNotHoldIsRefusedBeforeItIsRead() {
    byte[] wide = bytes("a,".repeat(10 * 1024 * 1024));
    assertThat(refusal(wide)).isEqualTo("has a row of more than 1000 cells or 1000000 characters");
    assertThat(refusal(bytes("a,b\n\"" + "x\n".repeat(1_000_000) + "\",1\n")))
        .contains("characters");
    assertThat(IMPORTS.importFile(tenant, wide).errors())
        .extracting(error -> error.error().message())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("1000 cells");
    UUID draft = handIn("a,b\n" + ";".repeat(2_000) + "\n");
    ReadingAsked otherwise = new ReadingAsked(null, "SEMICOLON", Map.of(), Map.of());
    assertThat(look(draft, otherwise).broken().orElseThrow().message()).contains("cells");
    assertThat(look(draft, otherwise).brokenAt()).isEqualTo(2);
  }

  @Test
  void separatorsInQuotesAreNoCells() {
    String note = "\"" + ",\n".repeat(1_500) + "\"\"" + ",".repeat(1_500) + "\"";
    UUID draft = handIn("name,note\nA," + note + "\n\"\"," + note + "\nB,2\"3\n".repeat(600));
    assertThat(look(draft, asked(Map.of(), "ASSET")).broken()).isEmpty();
  }

  @Test
  void whatWasWrongIsReadByPages() {
    String file = CatalogImports.HEADER + "too,few\n".repeat(150);
    UUID id = IMPORTS.importFile(tenant, file).summary().id();
    assertThat(summary(tenant, id).orElseThrow().rejected()).isEqualTo(150);
    assertThat(wrong(tenant, id, 0)).hasSize(Imports.ERRORS_PAGE_SIZE + 1);
    assertThat(wrong(tenant, id, 1)).hasSize(50).startsWith(102);
    TenantId stranger = TestTenants.verified(DATABASE, "JPY");
    assertThat(summary(stranger, id)).isEmpty();
    assertThat(wrong(stranger, id, 0)).isEmpty();
  }

  private static Optional<Imports.Summary> summary(TenantId as, UUID id) {
    return run(as, rows -> new Imports(rows).summary(as, id));
  }

  private static List<Integer> wrong(TenantId as, UUID id, int page) {
    return run(as, rows -> new Imports(rows).errors(as, id, page)).stream()
        .map(Imports.RowError::row)
        .toList();
  }

  @Test
  void theNameOfTheFileIsTidied() {
    handInBytes("C:\\Users\\me\\目録 1.csv", bytes("a\n1\n"));
    handInBytes("evil\u202excod.csv", bytes("a\n2\n"));
    assertThat(waiting())
        .extracting(ImportDrafts.Draft::fileName)
        .containsExactlyInAnyOrder("目録 1.csv", "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String refusal(byte[] content) {
    return ((HandingInFile.NoTable) handInBytes("catalogue.csv", content)).why().english();
  }

  private UUID handIn(String text) {
    return ((HandingInFile.Kept) handInBytes("catalogue.csv", bytes(text))).draftId();
  }

  private UUID handInLatin(String text) {
    byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
    return ((HandingInFile.Kept) handInBytes("latin.csv", content)).draftId();
  }

  private HandingInFile.Outcome handInBytes(@Nullable String name, byte[] content) {
    return run(
        tenant,
        rows ->
            new HandingInFile(rows, CatalogImports.CLOCK)
                .handIn(tenant, CatalogImports.OWNER, name, content));
  }

  private PreviewingImport.Preview look(byte[] content) {
    HandingInFile.Kept kept = (HandingInFile.Kept) handInBytes("catalogue.csv", content);
    return look(kept.draftId(), AS_GUESSED);
  }

  private PreviewingImport.Preview look(UUID draft, ReadingAsked asked) {
    return lookAs(tenant, draft, asked).orElseThrow();
  }

  private static Optional<PreviewingImport.Preview> lookAs(
      TenantId as, UUID draft, ReadingAsked asked) {
    return run(as, rows -> new PreviewingImport(rows).look(as, draft, asked));
  }

  private StartingImport.Outcome start(UUID draft, ReadingAsked asked) {
    return startAs(tenant, draft, asked);
  }

  private static StartingImport.Outcome startAs(TenantId as, UUID draft, ReadingAsked asked) {
    return run(
        as,
        rows ->
            new StartingImport(rows, CatalogImports.CLOCK)
                .start(as, CatalogImports.OWNER, draft, asked));
  }

  private List<ImportDrafts.Draft> waiting() {
    return run(tenant, rows -> new ImportDrafts(rows, CatalogImports.CLOCK).waiting(tenant));
  }

  private void take(UUID draft) {
    new TakingCatalogFile(IMPORTS.living()).run(CatalogImports.ticket(tenant, draft));
  }

  private Imports.Report report(UUID id) {
    return IMPORTS.report(tenant, id).orElseThrow();
  }

  private static ReadingAsked asked(Map<What, String> otherwise, String... columns) {
    Map<Integer, String> says = new java.util.HashMap<>();
    List<String> all = new ArrayList<>(List.of(columns));
    for (int i = 0; i < all.size(); i++) {
      says.put(i, all.get(i));
    }
    return new ReadingAsked(null, null, says, otherwise);
  }

  private interface Use<T> {
    T of(DataSource rows);
  }

  private static <T> T run(TenantId as, Use<T> use) {
    return TRANSACTIONS.run(as, (entities, rows) -> use.of(rows));
  }

  private long count(String table) {
    Long counted =
        TestTenants.<Long>value(
            DATABASE, "select count(*) from " + table + " where tenant_id = ?", tenant.value());
    return counted == null ? 0 : counted;
  }
}
