package io.kyodaku.portal.admin;

import io.kyodaku.prepaid.UnusedBalances;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The unused balances of a day as CSV, to operators. */
@WebServlet("/admin/prepaid-file")
public class PrepaidFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** How spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final int MICRO_DIGITS = 6;

  @Inject private transient UnusedBalances balances;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LocalDate day = PrepaidPage.day(request.getParameter("on"), clock);
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"unused-balances-" + day + ".csv\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.getWriter().append(BYTE_ORDER_MARK);
    CSVPrinter file = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
    file.printRecord(
        "day", "selling_entity", "country", "exempt", "age", "lots", "credits", "currency", "paid");
    for (UnusedBalances.Row row : balances.asOf(day)) {
      file.printRecord(
          day,
          row.entity(),
          row.country(),
          row.exempt(),
          row.age(),
          row.lots(),
          major(row.creditMicros()),
          row.currency(),
          major(row.moneyMicros()));
    }
    file.flush();
  }

  private static String major(long micros) {
    return BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
  }
}
