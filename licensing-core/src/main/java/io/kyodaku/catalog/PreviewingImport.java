package io.kyodaku.catalog;

import io.kyodaku.catalog.ColumnSays.What;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What a file's columns are taken for, and what would become of its first rows. */
@Dependent
public class PreviewingImport {

  public static final int ROWS_AT_MOST = 20;
  private static final int SAMPLES_AT_MOST = 3;
  private static final int MICROS_SCALE = 6;

  private final DataSource source;
  private final Sql rows;

  @Inject
  PreviewingImport(@DatabaseRole(Kind.TENANT) DataSource source) {
    this.source = source;
    this.rows = new Sql(source);
  }

  /** What would become of a row. */
  public enum Fate {
    NEW,
    CHANGED,
    UNCHANGED,
    BAD
  }

  /**
   * @param header the words above it
   * @param samples some of its cells
   */
  public record Column(int place, String header, List<String> samples, ColumnSays says) {}

  /**
   * @param number as a spreadsheet shows it, the header being row 1
   * @param said what the row says, by field
   * @param before what is there now of what would change, by field
   * @param errors why it would not go in
   */
  public record Row(
      int number,
      Fate fate,
      Map<String, String> said,
      Map<String, String> before,
      List<FieldError> errors) {}

  /**
   * @param remembered whether the columns are taken for what they were in an import before
   * @param broken where the file as a whole can't be read
   * @param errors what is wrong with what the columns are taken for
   * @param total rows without the header; 0 of a file that can't be read
   * @param rows the first; none while something is wrong with the columns
   */
  public record Preview(
      String fileName,
      Instant handedInAt,
      FileReading reading,
      boolean remembered,
      List<Column> columns,
      Optional<FieldError> broken,
      int brokenAt,
      List<FieldError> errors,
      int total,
      Currency currency,
      List<Row> rows) {

    public boolean isSound() {
      return broken.isEmpty() && errors.isEmpty() && total > 0;
    }
  }

  /** Empty where no such file waits. */
  @TenantScoped
  public Optional<Preview> look(TenantId tenant, UUID draftId, ReadingAsked asked) {
    DraftRows drafts = new DraftRows(rows);
    return drafts
        .find(tenant, draftId)
        .map(
            waiting -> {
              ReadingChoice.Chosen chosen =
                  ReadingChoice.choose(waiting.content(), asked, drafts.before(tenant));
              return preview(waiting, chosen);
            });
  }

  private Preview preview(DraftRows.Waiting waiting, ReadingChoice.Chosen chosen) {
    CatalogFile file = new CatalogFile(waiting.content(), chosen.reading());
    CatalogFile.Checked checked = file.check();
    List<FieldError> errors = chosen.errors();
    boolean sound = checked instanceof CatalogFile.Sound && errors.isEmpty();
    return new Preview(
        waiting.fileName(),
        waiting.createdAt(),
        chosen.reading(),
        chosen.remembered(),
        columns(waiting.content(), chosen),
        checked instanceof CatalogFile.Broken broken
            ? Optional.of(broken.error())
            : Optional.empty(),
        checked instanceof CatalogFile.Broken broken ? broken.row() : 0,
        errors,
        checked instanceof CatalogFile.Sound all ? all.rows() : 0,
        OwnTenant.of(source).currency(),
        sound
            ? rows(
                new OthersTerritories(rows).refusedIn(file.first(ROWS_AT_MOST)), chosen.reading())
            : List.of());
  }

  private static List<Column> columns(byte[] content, ReadingChoice.Chosen chosen) {
    List<List<String>> head =
        CsvLines.head(content, chosen.reading().shape(), ROWS_AT_MOST).stream().skip(1).toList();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < Math.min(chosen.header().size(), FileReading.COLUMNS_AT_MOST); i++) {
      int place = i;
      List<String> samples =
          head.stream()
              .filter(row -> row.size() > place && !row.get(place).isBlank())
              .map(row -> row.get(place))
              .distinct()
              .limit(SAMPLES_AT_MOST)
              .toList();
      columns.add(
          new Column(
              place, chosen.header().get(place), samples, chosen.reading().columns().get(place)));
    }
    return columns;
  }

  private List<Row> rows(List<CatalogFile.NumberedRow> numbered, FileReading reading) {
    List<CatalogRow> good =
        numbered.stream()
            .map(CatalogFile.NumberedRow::read)
            .filter(CatalogRow.Good.class::isInstance)
            .map(read -> ((CatalogRow.Good) read).row())
            .toList();
    Map<CatalogRow.Key, PresentCatalog.PresentAsset> present = present(good);
    return numbered.stream()
        .map(
            row ->
                switch (row.read()) {
                  case CatalogRow.Good read -> row(row, read.row(), present);
                  case CatalogRow.Bad bad ->
                      new Row(
                          row.number(),
                          Fate.BAD,
                          named(reading.plain(row.cells())),
                          Map.of(),
                          bad.errors());
                })
        .toList();
  }

  private Map<CatalogRow.Key, PresentCatalog.PresentAsset> present(List<CatalogRow> good) {
    PresentCatalog catalog = new PresentCatalog(rows);
    Map<String, UUID> works =
        catalog.works(good.stream().map(CatalogRow::work).collect(Collectors.toSet()));
    List<CatalogRow> ofWorks = good.stream().filter(row -> works.containsKey(row.work())).toList();
    Map<PresentCatalog.Place, PresentCatalog.PresentAsset> assets = catalog.assets(ofWorks, works);
    Map<CatalogRow.Key, PresentCatalog.PresentAsset> present = new LinkedHashMap<>();
    for (CatalogRow row : ofWorks) {
      UUID work = PresentCatalog.workOf(works, row);
      PresentCatalog.PresentAsset asset = assets.get(new PresentCatalog.Place(work, row.asset()));
      if (asset != null) {
        present.put(row.key(), asset);
      }
    }
    return present;
  }

  private static Row row(
      CatalogFile.NumberedRow row,
      CatalogRow said,
      Map<CatalogRow.Key, PresentCatalog.PresentAsset> present) {
    Map<String, String> says = said(said);
    PresentCatalog.PresentAsset asset = present.get(said.key());
    if (asset == null) {
      return new Row(row.number(), Fate.NEW, says, Map.of(), List.of());
    }
    if (!new CatalogChanges().change(asset, said)) {
      return new Row(row.number(), Fate.UNCHANGED, says, Map.of(), List.of());
    }
    Map<String, String> before = before(asset);
    before.entrySet().removeIf(field -> field.getValue().equals(says.get(field.getKey())));
    return new Row(row.number(), Fate.CHANGED, says, before, List.of());
  }

  private static Map<String, String> before(PresentCatalog.PresentAsset asset) {
    Map<String, String> before = new LinkedHashMap<>();
    before.put(What.KIND.field(), asset.kind().name());
    before.put(
        What.NAMES.field(),
        names(asset.aliases().stream().map(PresentCatalog.PresentAlias::name).toList()));
    before.put(What.POLICY.field(), asset.policy().map(PolicyPreset::name).orElse(""));
    before.put(What.TERRITORIES.field(), asset.territories());
    before.put(What.PRICE.field(), price(asset.pricePerSecondMicros()));
    return before;
  }

  private static Map<String, String> said(CatalogRow row) {
    return named(
        List.of(
            row.work(),
            row.asset(),
            row.kind().name(),
            names(row.aliases()),
            row.policy().map(PolicyPreset::name).orElse(""),
            row.territories(),
            price(row.pricePerSecondMicros())));
  }

  private static Map<String, String> named(List<String> cells) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < CatalogRow.COLUMNS.size(); i++) {
      named.put(CatalogRow.COLUMNS.get(i), Objects.requireNonNull(cells.get(i)));
    }
    return named;
  }

  private static String names(List<AliasName> names) {
    return names.stream()
        .map(name -> name.language() + ":" + name.text())
        .collect(Collectors.joining("|"));
  }

  private static String price(long micros) {
    return BigDecimal.valueOf(micros, MICROS_SCALE).stripTrailingZeros().toPlainString();
  }
}
