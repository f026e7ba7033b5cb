package io.kyodaku.portal.admin;

import io.kyodaku.shared.SpreadsheetCell;
import io.kyodaku.shared.WireId;
import io.kyodaku.withholding.WithheldTaxes;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What was withheld of each payment of a month as CSV, for the tax office, to operators. */
@WebServlet("/admin/withholding-file")
public class WithholdingFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** How spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  @Inject private transient WithheldTaxes taxes;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    YearMonth month;
    try {
      month = YearMonth.parse(String.valueOf(request.getParameter("month")));
    } catch (DateTimeException notAMonth) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"withheld-" + month + ".csv\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.getWriter().append(BYTE_ORDER_MARK);
    CSVPrinter file = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
    file.printRecord(
        "month",
        "selling_entity",
        "due",
        "payee_id",
        "payee",
        "residence",
        "form",
        "registration",
        "statement_id",
        "statement",
        "currency",
        "base",
        "rate",
        "withheld",
        "source",
        "payout",
        "paid_on");
    for (WithheldTaxes.Line line : taxes.of(month)) {
      file.printRecord(
          month,
          line.entity(),
          line.dueDate(),
          WireId.TENANT.format(line.tenant()),
          SpreadsheetCell.guarded(line.tenantName()),
          line.residence(),
          line.form(),
          line.registration(),
          WireId.STATEMENT.format(line.statement()),
          line.number(),
          line.base().currency(),
          line.base().major().toPlainString(),
          line.rate(),
          line.tax().major().toPlainString(),
          SpreadsheetCell.guarded(line.source()),
          line.payout(),
          line.paidOn().map(Object::toString).orElse(""));
    }
    file.flush();
  }
}
