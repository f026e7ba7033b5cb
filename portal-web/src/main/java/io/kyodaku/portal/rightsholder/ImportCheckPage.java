package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AssetKind;
import io.kyodaku.catalog.ColumnSays;
import io.kyodaku.catalog.FileReading;
import io.kyodaku.catalog.FileShape;
import io.kyodaku.catalog.ImportDrafts;
import io.kyodaku.catalog.PreviewingImport;
import io.kyodaku.catalog.StartingImport;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file that waits are, and what would become of its first rows. Everything
 * that is chosen stands in the address; only starting and letting go are posts.
 */
@Named
@RequestScoped
public class ImportCheckPage {

  /** What names of characters are mostly written in; one that a file says otherwise is added. */
  private static final List<String> LANGUAGES =
      List.of(
          "en", "ja", "zh-Hans", "zh-Hant", "ko", "fr", "de", "es", "it", "pt", "nl", "pl", "tr",
          "id", "th", "vi");

  @Inject @RequestParameterMap private Map<String, String> parameters;
  @Inject private PreviewingImport previewing;
  @Inject private StartingImport starting;
  @Inject private ImportDrafts drafts;
  @Inject private TenantDesk desk;
  @Inject private PageErrors errors;
  @Inject private Formats formats;
  @Inject private RightsWords words;
  private PreviewingImport.@Nullable Preview preview;
  private ImportAddress address = ImportAddress.of(Map.of());

  @PostConstruct
  void read() {
    address = ImportAddress.of(parameters);
  }

  /** When the page is opened: the file must be one of this tenant's that waits. */
  public void open() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    PreviewingImport.Preview seen = getPreview();
    if (seen == null) {
      desk.notFound();
      return;
    }
    // Nothing is left to be found out: what is started is what was seen, whatever went in
    // meanwhile, and it survives a page that waited too long.
    desk.stayAt(address.as(seen.reading().asked()).query());
  }

  public PreviewingImport.@Nullable Preview getPreview() {
    if (preview == null) {
      preview = previewing.look(desk.tenant(), address.draftId(), address.asked()).orElse(null);
    }
    return preview;
  }

  public String getId() {
    return address.id();
  }

  /** One answer of several. */
  public record Answer(String value, String label, boolean chosen) {}

  /** What one column can be taken for. */
  public record Column(int place, String header, String samples, List<Answer> answers) {}

  public List<Column> getColumns() {
    PreviewingImport.Preview seen = getPreview();
    if (seen == null) {
      return List.of();
    }
    return seen.columns().stream()
        .map(
            column ->
                new Column(
                    column.place(),
                    ImportWords.shown(column.header()),
                    ImportWords.shown(String.join(" · ", column.samples())),
                    answers(column.says())))
        .toList();
  }

  private List<Answer> answers(ColumnSays chosen) {
    List<Answer> answers = new ArrayList<>();
    for (ColumnSays.What what : ColumnSays.What.values()) {
      if (what != ColumnSays.What.NAME) {
        answers.add(
            new Answer(
                what.name(), errors.text("rights.import.says." + what), what == chosen.what()));
      }
    }
    Set<String> languages = new LinkedHashSet<>(LANGUAGES);
    if (!chosen.language().isEmpty()) {
      languages.add(chosen.language());
    }
    for (String language : languages) {
      answers.add(
          new Answer(
              new ColumnSays(ColumnSays.What.NAME, language).text(),
              MessageFormat.format(
                  errors.text("rights.import.says.NAME"), formats.languageName(language)),
              chosen.what() == ColumnSays.What.NAME && chosen.language().equals(language)));
    }
    return answers;
  }

  /**
   * What can hold for all rows.
   *
   * @param answers to choose from; none where it is typed
   */
  public record Value(String name, String label, String text, List<Answer> answers) {}

  public List<Value> getValues() {
    PreviewingImport.Preview seen = getPreview();
    return FileReading.OTHERWISE.stream()
        .map(
            what ->
                new Value(
                    ImportAddress.parameter(what),
                    ImportWords.field(errors, what.field()),
                    seen == null ? "" : seen.reading().otherwise().getOrDefault(what, ""),
                    values(
                        what,
                        seen == null ? "" : seen.reading().otherwise().getOrDefault(what, ""))))
        .toList();
  }

  private List<Answer> values(ColumnSays.What what, String chosen) {
    return switch (what) {
      case KIND ->
          values("rights.kind.", AssetKind.values(), chosen, "rights.import.otherwise.none");
      case POLICY -> values("preset.", PolicyPreset.values(), chosen, "rights.policy.asWork");
      default -> List.of();
    };
  }

  private List<Answer> values(String prefix, Enum<?>[] all, String chosen, String none) {
    List<Answer> answers = new ArrayList<>();
    answers.add(new Answer(ImportAddress.NONE, errors.text(none), chosen.isEmpty()));
    for (Enum<?> value : all) {
      answers.add(
          new Answer(
              value.name(),
              errors.text(prefix + value.name()),
              value.name().equalsIgnoreCase(chosen)));
    }
    return answers;
  }

  public FileShape.Encoding[] getEncodings() {
    return FileShape.Encoding.values();
  }

  public FileShape.Separator[] getSeparators() {
    return FileShape.Separator.values();
  }

  /** What is wrong with the file as a whole or with what its columns are taken for. */
  public List<String> getFaults() {
    PreviewingImport.Preview seen = getPreview();
    if (seen == null) {
      return List.of();
    }
    List<String> faults = new ArrayList<>();
    seen.broken()
        .ifPresent(
            broken ->
                faults.add(
                    ImportWords.wrong(errors, broken)
                        + (seen.brokenAt() > 0
                            ? " (" + errors.text("rights.import.row") + " " + seen.brokenAt() + ")"
                            : "")));
    seen.errors().forEach(error -> faults.add(ImportWords.wrong(errors, error)));
    if (seen.broken().isEmpty() && seen.total() == 0) {
      faults.add(errors.text("rights.import.noRows"));
    }
    return faults;
  }

  /**
   * A cell of a row, with what is there now where it would change.
   *
   * @param changes whether it would change
   */
  public record Cell(String text, String before, boolean changes) {}

  /** A row as it would go in. */
  public record Row(
      int number, PreviewingImport.Fate fate, List<Cell> cells, List<String> reasons) {}

  public List<Row> getRows() {
    PreviewingImport.Preview seen = getPreview();
    return seen == null ? List.of() : seen.rows().stream().map(this::row).toList();
  }

  private Row row(PreviewingImport.Row row) {
    List<Cell> cells =
        row.said().entrySet().stream()
            .map(said -> cell(row, said.getKey(), said.getValue()))
            .toList();
    List<String> reasons =
        row.errors().stream().map(error -> ImportWords.wrong(errors, error)).toList();
    return new Row(row.number(), row.fate(), cells, reasons);
  }

  private Cell cell(PreviewingImport.Row row, String field, String said) {
    String before = row.before().get(field);
    return new Cell(
        ImportWords.shown(word(row, field, said)),
        before == null ? "" : ImportWords.shown(word(row, field, before)),
        before != null);
  }

  /** What a good row says of kind and policy is said in the reader's words. */
  private String word(PreviewingImport.Row row, String field, String value) {
    if (row.fate() == PreviewingImport.Fate.BAD) {
      return value;
    }
    return switch (field) {
      case "kind" -> errors.text("rights.kind." + value);
      case "policy" ->
          value.isEmpty() ? errors.text("rights.policy.asWork") : errors.text("preset." + value);
      case "territories" -> words.territories(List.of(value.split("\\|", -1)));
      case "aliases" -> value.replace("|", " · ");
      default -> value;
    };
  }

  /** How many of the first rows would become what. */
  public record Count(PreviewingImport.Fate fate, long rows) {}

  public List<Count> getCounts() {
    PreviewingImport.Preview seen = getPreview();
    List<Count> counts = new ArrayList<>();
    for (PreviewingImport.Fate fate : PreviewingImport.Fate.values()) {
      long rows = seen == null ? 0 : seen.rows().stream().filter(row -> row.fate() == fate).count();
      if (rows > 0) {
        counts.add(new Count(fate, rows));
      }
    }
    return counts;
  }

  public void start() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    String here = "import-check?" + address.query();
    if (address.asked().columns().isEmpty()) {
      // Of a page that showed nothing of it: nothing is taken that nobody has looked at.
      desk.goTo(here);
      return;
    }
    switch (starting.start(desk.tenant(), desk.actor(), address.draftId(), address.asked())) {
      case STARTED, STARTED_BEFORE -> desk.goTo("import?id=" + getId());
      case NOT_FOUND -> desk.goTo("import?failed=importGone");
      case TOO_MANY_OPEN -> desk.goTo(here + "&failed=importsOpen");
      case NOT_SOUND -> desk.goTo(here);
    }
  }

  public void discard() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    desk.goTo(
        drafts.discard(desk.tenant(), address.draftId())
            ? "import?done=importDiscarded"
            : "import?failed=importGone");
  }
}
