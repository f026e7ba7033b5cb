package io.kyodaku.portal;

import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.generatorpay.GeneratorStatement.Line;
import io.kyodaku.generatorpay.GeneratorStatement.Rate;
import io.kyodaku.generatorpay.GeneratorStatementDetail;
import io.kyodaku.invoice.Seller;
import io.kyodaku.invoice.Sellers;
import io.kyodaku.portal.PurchaseReceipt.Fact;
import io.kyodaku.portal.StatementSheet.Row;
import io.kyodaku.shared.SpreadsheetCell;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Sends a generator's statement as a file, in the reader's language. */
@RequestScoped
public class GeneratorStatementFiles {

  /** How spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int MICRO_DIGITS = 6;

  @Inject private Formats formats;
  @Inject private Language language;
  @Inject private PageErrors texts;
  @Inject private Sellers sellers;

  /**
   * @param generator whose statement it is, by name
   */
  public void sendPdf(GeneratorStatementDetail detail, String generator) throws IOException {
    GeneratorStatement statement = detail.statement();
    String title = texts.text("generatorStatement.title") + " " + statement.number();
    StatementSheet sheet =
        new StatementSheet(
            language.getTag(),
            title,
            facts(statement, generator),
            new Row(
                texts.text("rights.statement.line"),
                List.of(),
                texts.text("rights.statement.usages"),
                texts.text("rights.usage.seconds"),
                texts.text("generatorStatement.rate"),
                texts.text("rights.statement.amount"),
                false),
            rows(detail),
            List.of(texts.text("generatorStatement.rate.note")),
            title + " · " + WireId.STATEMENT.format(statement.id()));
    PageFiles.sendPdf(() -> StatementPdf.of(sheet), name(statement));
  }

  private List<Fact> facts(GeneratorStatement statement, String generator) {
    Seller seller = sellers.find(statement.entity());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.text("rights.statement.for"), List.of(generator)));
    facts.add(StatementFacts.issuer(texts, seller, statement.entity()));
    facts.addAll(
        StatementFacts.times(
            texts,
            formats,
            new StatementFacts.Times(
                statement.fromDate(),
                statement.toDate(),
                statement.zone(),
                statement.closedAt(),
                statement.dueDate(),
                statement.currency())));
    return facts;
  }

  private List<Row> rows(GeneratorStatementDetail detail) {
    GeneratorStatement statement = detail.statement();
    List<Row> rows = new ArrayList<>();
    rows.add(sum(statement, "opening", statement.openingMicros(), false));
    for (Line line : detail.lines()) {
      rows.add(
          new Row(
              texts.text("generatorLine." + line.kind().name()),
              Stream.concat(line.rate().map(this::card).stream(), Stream.of(line.text()))
                  .filter(text -> !text.isBlank())
                  .toList(),
              line.usages() > 0 ? formats.whole(line.usages()) : "",
              line.seconds() > 0 ? formats.whole(line.seconds()) : "",
              line.rate().map(rate -> formats.credits(rate.microsPerSecond())).orElse(""),
              money(statement, line.amountMicros()),
              false));
    }
    rows.add(sum(statement, "sum", statement.openingMicros() + statement.linesMicros(), false));
    rows.add(sum(statement, "payable", statement.payable().micros(), true));
    rows.add(sum(statement, "carried", statement.carriedMicros(), false));
    return rows;
  }

  private Row sum(GeneratorStatement statement, String what, long micros, boolean strong) {
    return Row.of(texts.text("rights.statement." + what), money(statement, micros), strong);
  }

  private String card(Rate rate) {
    return texts.text("rates.version")
        + " "
        + formats.whole(rate.version())
        + " · "
        + texts.text("quality." + rate.quality());
  }

  private String money(GeneratorStatement statement, long micros) {
    return formats.money(micros, statement.currency().getCurrencyCode());
  }

  /**
   * The same as a table for other programs: codes and plain numbers beside the words. The amounts
   * of the first rows come to those of the last two.
   */
  public void sendCsv(GeneratorStatementDetail detail) throws IOException {
    GeneratorStatement statement = detail.statement();
    StringBuilder csv = new StringBuilder().append(BYTE_ORDER_MARK);
    CSVPrinter file = new CSVPrinter(csv, CSVFormat.RFC4180);
    file.printRecord(
        texts.text("rights.statement.number"),
        texts.text("rights.statement.code"),
        texts.text("rights.statement.line"),
        texts.text("rates.version"),
        texts.text("generatorStatement.quality"),
        texts.text("generatorStatement.rate"),
        texts.text("rights.statement.usages"),
        texts.text("rights.usage.seconds"),
        texts.text("rights.statement.amount"),
        texts.text("usages.file.currency"),
        texts.text("rights.statement.text"));
    sum(file, statement, "OPENING", "opening", statement.openingMicros());
    for (Line line : detail.lines()) {
      boolean compute = line.kind().addsUpUsages();
      file.printRecord(
          statement.number(),
          line.kind(),
          texts.text("generatorLine." + line.kind().name()),
          line.rate().map(rate -> String.valueOf(rate.version())).orElse(""),
          line.rate().map(Rate::quality).orElse(""),
          line.rate().map(rate -> plain(rate.microsPerSecond())).orElse(""),
          compute ? line.usages() : "",
          compute ? line.seconds() : "",
          plain(line.amountMicros()),
          statement.currency(),
          SpreadsheetCell.guarded(line.text()));
    }
    sum(file, statement, "PAYABLE", "payable", statement.payable().micros());
    sum(file, statement, "CARRIED", "carried", statement.carriedMicros());
    PageFiles.send(
        csv.toString().getBytes(StandardCharsets.UTF_8),
        "text/csv; charset=UTF-8",
        name(statement) + ".csv");
  }

  private void sum(
      CSVPrinter file, GeneratorStatement statement, String code, String what, long micros)
      throws IOException {
    file.printRecord(
        statement.number(),
        code,
        texts.text("rights.statement." + what),
        "",
        "",
        "",
        "",
        "",
        plain(micros),
        statement.currency(),
        "");
  }

  private static String plain(long micros) {
    return BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String name(GeneratorStatement statement) {
    return "compute-statement-" + statement.number();
  }
}
