package io.kyodaku.portal.admin;

import io.kyodaku.reconciliation.Reconciliation;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The items of a reconciliation as CSV, to operators. */
@WebServlet("/admin/reconciliation-file")
public class ReconciliationFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** How spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int MICRO_DIGITS = 6;

  @Inject private transient Reconciliation reconciliation;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=\"reconciliation.csv\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.getWriter().append(BYTE_ORDER_MARK);
    CSVPrinter file = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
    file.printRecord(
        "id",
        "at",
        "selling_entity",
        "currency",
        "about",
        "at_stripe",
        "state",
        "booked",
        "moved",
        "suspended");
    reconciliation.each(
        ReconciliationPage.asked(
            request.getParameter("entity"),
            request.getParameter("currency"),
            request.getParameter("day"),
            request.getParameter("state")),
        item -> print(file, item));
    file.flush();
  }

  private static void print(CSVPrinter file, Reconciliation.Item item) {
    try {
      file.printRecord(
          WireId.RECONCILIATION.format(item.id()),
          item.firstAt(),
          item.entity(),
          item.currency(),
          item.about(),
          item.key(),
          item.state(),
          major(item.oursMicros()),
          major(item.theirsMicros()),
          major(item.suspenseMicros()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String major(long micros) {
    return BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
  }
}
