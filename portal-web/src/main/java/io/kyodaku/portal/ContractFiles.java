package io.kyodaku.portal;

import io.kyodaku.contract.ContractView;
import io.kyodaku.odrl.ExportingAgreement;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Sends a contract version that a reader may see, as a file. */
@RequestScoped
public class ContractFiles {

  @Inject private ExportingAgreement exporting;
  @Inject private ContractTermRows rows;

  public void sendPdf(ContractView contract) throws IOException {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "io.kyodaku.portal.texts", Locale.forLanguageTag(contract.language()));
    Optional<byte[]> pdf =
        MakingPdf.make(
            () -> ContractPdf.of(contract, rows.of(contract, texts::getString), texts::getString));
    if (pdf.isEmpty()) {
      unavailable();
      return;
    }
    send(pdf.get(), "application/pdf", name(contract) + ".pdf");
  }

  public void sendAgreement(ContractView contract) throws IOException {
    switch (exporting.export(contract)) {
      case ExportingAgreement.Exported exported ->
          send(
              exported.json().getBytes(StandardCharsets.UTF_8),
              ExportingAgreement.MEDIA_TYPE,
              name(contract) + ".odrl.jsonld");
      case ExportingAgreement.TooManyAssets many -> {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces
            .getExternalContext()
            .responseSendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "");
        faces.responseComplete();
      }
    }
  }

  private static String name(ContractView contract) {
    return "contract-" + contract.number();
  }

  private static void unavailable() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseHeader("Retry-After", Integer.toString(MakingPdf.WAIT_SECONDS));
    answer.responseSendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "");
    faces.responseComplete();
  }

  private static void send(byte[] file, String type, String name) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseContentType(type);
    answer.setResponseContentLength(file.length);
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    answer.setResponseHeader("Cache-Control", "private, no-store");
    answer.getResponseOutputStream().write(file);
    faces.responseComplete();
  }
}
