package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.StatementSheet.Row;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.LineKind;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as files, read back and drawn. */
class StatementPdfTest {

  private static final UUID ID = UUID.fromString("01970000-0000-7000-8000-000000000001");

  private static ResourceBundle texts(String language) {
    return ResourceBundle.getBundle("io.kyodaku.portal.texts", Locale.forLanguageTag(language));
  }

  private static StatementSheet sheet(String language, int lines) {
    ResourceBundle texts = texts(language);
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(texts.getString("rights.statement.opening"), "¥0.25", false));
    for (int i = 0; i < lines; i++) {
      rows.add(
          new Row(
              texts.getString("rights.line.USAGE"),
              List.of("桃太郎と" + "とても長い名前の".repeat(i % 4) + "仲間 " + i + " · Shared"),
              "1,234",
              "56,789",
              "¥1,234,567.890123",
              "¥864,197.523086",
              false));
    }
    rows.add(Row.of(texts.getString("rights.statement.payable"), "¥34,567,900", true));
    rows.add(Row.of(texts.getString("rights.statement.carried"), "−¥0.923446", false));
    return new StatementSheet(
        language,
        texts.getString("rights.statement.title") + " 7",
        List.of(
            new Fact(
                texts.getString("rights.statement.for"), List.of("もみじ物語 / 红叶物语 / Momiji Tales")),
            new Fact(texts.getString("invoice.issuer"), List.of("許諾株式会社", "東京都千代田区丸の内一丁目")),
            new Fact(texts.getString("invoice.registration"), List.of("T1180301018771"))),
        new Row(
            texts.getString("rights.statement.line"),
            List.of(),
            texts.getString("rights.statement.usages"),
            texts.getString("rights.usage.seconds"),
            texts.getString("rights.statement.base"),
            texts.getString("rights.statement.amount"),
            false),
        rows,
        List.of(texts.getString("statement.paidLater")),
        "Kyodaku · " + WireId.STATEMENT.format(ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja", "zh"})
  void everyLineIsInItInItsLanguageAndOnAsManySheetsAsItTakes(String language) throws IOException {
    byte[] pdf = StatementPdf.of(sheet(language, 40));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
      ResourceBundle texts = texts(language);
      assertThat(document.getNumberOfPages()).isBetween(2, 5);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
      assertThat(text)
          .contains("もみじ物語/红叶物语/MomijiTales", "T1180301018771", "東京都千代田区丸の内一丁目")
          .contains("仲間0·Shared", "仲間39·Shared", "¥34,567,900", "−¥0.923446")
          .contains(texts.getString("rights.statement.payable").replaceAll("\\s+", ""))
          .doesNotContain("〓");
      assertThat(text.split(texts.getString("rights.statement.base").replaceAll("\\s+", ""), -1))
          .as("the table's head on each sheet with rows")
          .hasSizeGreaterThanOrEqualTo(document.getNumberOfPages());
      Path folder = Files.createDirectories(Path.of("target", "pdf"));
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        File file = folder.resolve("statement-" + language + "-" + page + ".png").toFile();
        assertThat(
                ImageIO.write(new PDFRenderer(document).renderImageWithDPI(page, 80), "png", file))
            .isTrue();
      }
    }
  }

  @Test
  void theRowsOfTheTableComeToWhatIsPayableAndCarried() throws IOException {
    StringBuilder csv = new StringBuilder();
    new StatementCsv(texts("ja")::getString).print(csv, detail(), asset -> "=桃太郎");

    assertThat(csv.charAt(0)).isEqualTo('\uFEFF');
    List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(csv.substring(1))).getRecords();
    assertThat(rows)
        .extracting(row -> row.get(1))
        .containsExactly("コード", "OPENING", "USAGE", "ADVANCE", "PAYABLE", "CARRIED");
    assertThat(rows)
        .extracting(row -> row.get(10))
        .containsExactly("金額", "0.25", "210.75", "-100", "111", "0");
    assertThat(rows.get(2).get(4)).isEqualTo("'=桃太郎");
    assertThat(rows.get(2).get(6)).isEqualTo("JP US");
    assertThat(rows.get(2).get(7)).isEqualTo("3");
    assertThat(rows.get(3).get(12)).isEqualTo("'=1+1");
  }

  private static StatementDetail detail() {
    Instant closed = Instant.parse("2026-11-01T00:00:00Z");
    Statement.Line usage =
        new Statement.Line(
            LineKind.USAGE,
            Optional.of(ID),
            Optional.of(Use.SHARED),
            Optional.of("JP|US"),
            3,
            24,
            301_071_428,
            210_750_000,
            Optional.empty(),
            "");
    Statement.Line advance =
        new Statement.Line(
            LineKind.ADVANCE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            0,
            -100_000_000,
            Optional.of(ID),
            "=1+1");
    return new StatementDetail(
        new Statement(
            ID,
            new TenantId(ID),
            7,
            ID,
            "JP",
            Currency.getInstance("JPY"),
            ZoneId.of("Asia/Tokyo"),
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2026, 11, 1),
            closed,
            closed,
            LocalDate.of(2026, 11, 30),
            closed,
            250_000,
            110_750_000,
            111,
            0,
            2,
            3,
            false,
            new Statement.Tax(Optional.empty(), Optional.empty()),
            closed),
        List.of(usage, advance));
  }
}
