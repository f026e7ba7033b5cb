package io.kyodaku.portal;

import io.kyodaku.shared.SpreadsheetCell;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A statement as CSV: a row for what was carried in, one for each line, and one each for what is
 * payable and what is carried on. Amounts are plain numbers in the currency's major unit; those of
 * the first rows come to those of the last two.
 */
final class StatementCsv {

  /** How spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int MICRO_DIGITS = 6;

  private final UnaryOperator<String> texts;

  /**
   * @param texts a text in the reader's language by its key
   */
  StatementCsv(UnaryOperator<String> texts) {
    this.texts = texts;
  }

  void print(Appendable to, StatementDetail detail, Function<UUID, String> assets)
      throws IOException {
    to.append(BYTE_ORDER_MARK);
    CSVPrinter file = new CSVPrinter(to, CSVFormat.RFC4180);
    file.printRecord(
        texts.apply("rights.statement.number"),
        texts.apply("rights.statement.code"),
        texts.apply("rights.statement.line"),
        texts.apply("usages.file.assetId"),
        texts.apply("rights.usage.asset"),
        texts.apply("rights.usage.use"),
        texts.apply("rights.statement.territory"),
        texts.apply("rights.statement.usages"),
        texts.apply("rights.usage.seconds"),
        texts.apply("rights.statement.base"),
        texts.apply("rights.statement.amount"),
        texts.apply("usages.file.currency"),
        texts.apply("rights.statement.text"));
    Statement statement = detail.statement();
    sum(file, statement, "OPENING", "rights.statement.opening", statement.openingMicros());
    for (Statement.Line line : detail.lines()) {
      file.printRecord(
          statement.number(),
          line.kind(),
          texts.apply("rights.line." + line.kind().name()),
          line.assetId().map(WireId.ASSET::format).orElse(""),
          SpreadsheetCell.guarded(line.assetId().map(assets).orElse("")),
          line.use().map(use -> texts.apply("use." + use.name())).orElse(""),
          line.countries().isEmpty()
              ? line.territories().map(all -> texts.apply("rights.statement.several")).orElse("")
              : String.join(" ", line.countries()),
          line.kind().addsUpUsages() ? line.usages() : "",
          line.kind().addsUpUsages() ? line.seconds() : "",
          line.baseMicros() != 0 || line.kind().addsUpUsages() ? major(line.baseMicros()) : "",
          major(line.amountMicros()),
          statement.currency(),
          SpreadsheetCell.guarded(line.text()));
    }
    sum(file, statement, "PAYABLE", "rights.statement.payable", statement.payable().micros());
    sum(file, statement, "CARRIED", "rights.statement.carried", statement.carriedMicros());
  }

  private void sum(CSVPrinter file, Statement statement, String code, String key, long micros)
      throws IOException {
    file.printRecord(
        statement.number(),
        code,
        texts.apply(key),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        major(micros),
        statement.currency(),
        "");
  }

  private static String major(long micros) {
    return BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
  }
}
