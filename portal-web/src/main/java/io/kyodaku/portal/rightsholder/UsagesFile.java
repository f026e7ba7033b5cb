package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.OwnUsages;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The usages that are asked for as CSV, written while they are read: batch by batch, each by
 * itself, so that neither memory nor a transaction grows with the file.
 */
@Named
@RequestScoped
public class UsagesFile {

  /** What is older stays out; dates lead to it. */
  static final int ROWS_AT_MOST = 100_000;

  /** How spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int MICRO_DIGITS = 6;

  @Inject private OwnUsages usages;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  @Inject @RequestParameterMap private Map<String, String> parameters;

  public void write() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseContentType("text/csv; charset=UTF-8");
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"usages.csv\"");
    answer.setResponseHeader("Cache-Control", "no-store");
    try (Writer writer =
        new OutputStreamWriter(answer.getResponseOutputStream(), StandardCharsets.UTF_8)) {
      writer.write(BYTE_ORDER_MARK);
      print(new CSVPrinter(writer, CSVFormat.RFC4180));
    }
    faces.responseComplete();
  }

  private void print(CSVPrinter file) throws IOException {
    file.printRecord(
        texts.text("usages.file.id"),
        texts.text("usages.file.asked"),
        texts.text("usages.work"),
        texts.text("rights.usage.asset"),
        texts.text("rights.usage.use"),
        texts.text("rights.territories"),
        texts.text("col.generator"),
        texts.text("rights.usage.seconds"),
        texts.text("col.status"),
        texts.text("usages.file.currency"),
        texts.text("rights.usage.fee"),
        texts.text("rights.usage.royalty"));
    UsageAddress asked = UsageAddress.of(parameters);
    Optional<OwnUsages.After> after = asked.after();
    int written = 0;
    while (written < ROWS_AT_MOST) {
      List<OwnUsages.OwnUsage> batch =
          usages.page(desk.tenant(), asked.question(), after, OwnUsages.BATCH_AT_MOST);
      for (OwnUsages.OwnUsage usage : batch) {
        print(file, usage);
      }
      file.flush();
      written += batch.size();
      if (batch.size() < OwnUsages.BATCH_AT_MOST) {
        return;
      }
      after = Optional.of(batch.getLast().after());
    }
  }

  private void print(CSVPrinter file, OwnUsages.OwnUsage usage) throws IOException {
    file.printRecord(
        WireId.AUTHORIZATION.format(usage.authorizationId()),
        usage.at(),
        harmless(usage.work()),
        harmless(usage.asset().isEmpty() ? WireId.ASSET.format(usage.assetId()) : usage.asset()),
        texts.text("rights.use." + usage.use()),
        String.join(" ", usage.territories()),
        harmless(usage.generator()),
        usage.seconds(),
        texts.text("rights.usage." + usage.status()),
        usage.fee().currency(),
        major(usage.fee().micros()),
        usage.royalty().map(royalty -> major(royalty.micros())).orElse(""));
  }

  private static String major(long micros) {
    BigDecimal amount = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
    return amount.toPlainString();
  }

  /** What people typed must not be taken for a formula by who opens the file. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n|%".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
