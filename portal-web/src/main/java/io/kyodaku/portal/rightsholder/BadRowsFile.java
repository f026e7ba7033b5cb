package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.BadRows;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.SpreadsheetCell;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rows of an import that did not go in, as a file in the columns that they came in, with why in
 * the last one: they are corrected there and brought again. Also the file to begin with.
 */
@Named
@RequestScoped
public class BadRowsFile {

  /** By which spreadsheet programs know UTF-8. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final List<List<String>> TEMPLATE =
      List.of(
          List.of("work", "asset", "kind", "aliases", "policy", "territories", "price_per_second"),
          List.of("Peach tales", "Momotarō", "CHARACTER", "en:Momotaro|ja:桃太郎", "FAN", "*", "5"),
          List.of(
              "Peach tales", "Ogre of the island", "CHARACTER", "ja:鬼ヶ島の鬼", "", "JP|US", "2.5"));

  @Inject private BadRows rows;
  @Inject private PageErrors texts;
  @Inject private TenantDesk desk;

  /** Answers with the file. */
  public void answer() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    if (context.getRequestParameterMap().containsKey("template")) {
      try (CSVPrinter printer = open(context, "kyodaku-catalogue.csv", ',')) {
        printer.printRecords(TEMPLATE);
      }
      faces.responseComplete();
      return;
    }
    UUID id = WireId.IMPORT.parse(context.getRequestParameterMap().get("id")).orElse(Nowhere.ID);
    Optional<BadRows.Table> table = rows.table(desk.tenant(), id);
    if (table.isEmpty()) {
      desk.notFound();
      return;
    }
    try (CSVPrinter printer =
        open(context, fileName(table.get()), table.get().separator().sign())) {
      print(printer, id, table.get());
    }
    faces.responseComplete();
  }

  private void print(CSVPrinter printer, UUID id, BadRows.Table table) throws IOException {
    String title = texts.text("rights.import.reason");
    int columns = columns(table.header(), title);
    printer.printRecord(line(table.header(), columns, table.header().size(), title));
    int last = 0;
    List<BadRows.BadRow> some = rows.below(desk.tenant(), id, last);
    while (!some.isEmpty()) {
      for (BadRows.BadRow row : some) {
        printer.printRecord(line(row.cells(), columns, table.header().size(), reasons(row)));
        last = row.number();
      }
      some = rows.below(desk.tenant(), id, last);
    }
  }

  /** The reasons of the time before make room for the new ones. */
  private static int columns(List<String> header, String title) {
    boolean before = !header.isEmpty() && header.getLast().equals(title);
    return before ? header.size() - 1 : header.size();
  }

  /** Cells beyond the last column stand behind the reasons, so that nothing is lost. */
  private static List<String> line(List<String> cells, int columns, int header, String reasons) {
    List<String> line = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      line.add(i < cells.size() ? SpreadsheetCell.guarded(cells.get(i)) : "");
    }
    line.add(SpreadsheetCell.guarded(reasons));
    cells.stream().skip(header).map(SpreadsheetCell::guarded).forEach(line::add);
    return line;
  }

  private String reasons(BadRows.BadRow row) {
    return row.errors().stream()
        .map(e -> ImportWords.wrong(texts, e))
        .collect(Collectors.joining("; "));
  }

  private static CSVPrinter open(ExternalContext context, String fileName, char separator)
      throws IOException {
    context.setResponseContentType("text/csv");
    context.setResponseCharacterEncoding("UTF-8");
    context.setResponseHeader("Cache-Control", "no-store");
    context.setResponseHeader("X-Content-Type-Options", "nosniff");
    context.setResponseHeader(
        "Content-Disposition",
        "attachment; filename=\"kyodaku.csv\"; filename*=UTF-8''"
            + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20"));
    Writer writer =
        new OutputStreamWriter(context.getResponseOutputStream(), StandardCharsets.UTF_8);
    writer.write(BYTE_ORDER_MARK);
    return new CSVPrinter(writer, CSVFormat.RFC4180.builder().setDelimiter(separator).get());
  }

  private static String fileName(BadRows.Table table) {
    String name = table.fileName();
    int dot = name.lastIndexOf('.');
    String stem = name.isEmpty() ? "catalogue" : dot > 0 ? name.substring(0, dot) : name;
    return stem + "-to-correct.csv";
  }
}
