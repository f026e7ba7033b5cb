package io.kyodaku.portal.admin;

import io.kyodaku.invoice.Invoice;
import io.kyodaku.invoice.Invoices;
import io.kyodaku.portal.InvoiceSheets;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.SendingPdf;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Any invoice or credit note as a PDF, to operators. */
@WebServlet("/admin/invoice-file")
public class InvoiceFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Invoices invoices;
  @Inject private transient InvoiceSheets sheets;
  @Inject private transient Language language;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    language.speak(request.getParameter("lang"));
    Optional<Invoice> invoice =
        WireId.INVOICE.parse(request.getParameter("id")).flatMap(invoices::find);
    SendingPdf.send(
        response, invoice.map(sheets::of), invoice.map(Invoice::label).orElse("invoice"));
  }
}
