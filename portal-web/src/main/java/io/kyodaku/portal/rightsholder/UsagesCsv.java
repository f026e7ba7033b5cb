package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.OwnUsages.After;
import io.kyodaku.generation.OwnUsages.OwnUsage;
import io.kyodaku.shared.SpreadsheetCell;
import io.kyodaku.shared.WireId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Usages as CSV, batch by batch, each by itself, so that neither memory nor a transaction grows
 * with the file. Where there are more than fit, the last line says so: what is older is left out,
 * and dates lead to it.
 */
final class UsagesCsv {

  /** How spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int MICRO_DIGITS = 6;

  private final UnaryOperator<String> texts;
  private final int rowsAtMost;
  private final int batchAtMost;

  /**
   * @param texts a text in the reader's language by its key
   * @param rowsAtMost beside the head and the line that says that there are more
   */
  UsagesCsv(UnaryOperator<String> texts, int rowsAtMost, int batchAtMost) {
    this.texts = texts;
    this.rowsAtMost = rowsAtMost;
    this.batchAtMost = batchAtMost;
  }

  /** Where the usages come from, the newest first. */
  interface Batches {

    List<OwnUsage> page(Optional<After> after, int size);
  }

  void print(Appendable to, Batches usages) throws IOException {
    to.append(BYTE_ORDER_MARK);
    CSVPrinter file = new CSVPrinter(to, CSVFormat.RFC4180);
    printHead(file);
    Optional<After> after = Optional.empty();
    int left = rowsAtMost;
    while (left > 0) {
      int asked = Math.min(left, batchAtMost);
      List<OwnUsage> batch = usages.page(after, asked);
      for (OwnUsage usage : batch) {
        print(file, usage);
      }
      if (batch.size() < asked) {
        return;
      }
      left -= batch.size();
      after = Optional.of(batch.getLast().after());
    }
    if (!usages.page(after, 1).isEmpty()) {
      file.printRecord(texts.apply("usages.file.more"));
    }
  }

  private void printHead(CSVPrinter file) throws IOException {
    file.printRecord(
        texts.apply("usages.file.id"),
        texts.apply("usages.file.asked"),
        texts.apply("usages.work"),
        texts.apply("rights.usage.asset"),
        texts.apply("rights.usage.use"),
        texts.apply("rights.territories"),
        texts.apply("col.generator"),
        texts.apply("rights.usage.seconds"),
        texts.apply("col.status"),
        texts.apply("usages.file.currency"),
        texts.apply("rights.usage.fee"),
        texts.apply("rights.usage.royalty"));
  }

  private void print(CSVPrinter file, OwnUsage usage) throws IOException {
    file.printRecord(
        WireId.AUTHORIZATION.format(usage.authorizationId()),
        usage.at(),
        SpreadsheetCell.guarded(usage.work()),
        SpreadsheetCell.guarded(
            usage.asset().isEmpty() ? WireId.ASSET.format(usage.assetId()) : usage.asset()),
        texts.apply("use." + usage.use()),
        String.join(" ", usage.territories()),
        SpreadsheetCell.guarded(usage.generator()),
        usage.seconds(),
        texts.apply("rights.usage." + usage.status()),
        usage.fee().currency(),
        major(usage.fee().micros()),
        usage.royalty().map(royalty -> major(royalty.micros())).orElse(""));
  }

  private static String major(long micros) {
    BigDecimal amount = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
    return amount.toPlainString();
  }
}
