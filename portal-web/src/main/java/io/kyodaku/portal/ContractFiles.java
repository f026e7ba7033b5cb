package io.kyodaku.portal;

import io.kyodaku.contract.ContractView;
import io.kyodaku.odrl.ExportingAgreement;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    PageFiles.sendPdf(
        () -> ContractPdf.of(contract, rows.of(contract, texts::getString), texts::getString),
        name(contract));
  }

  public void sendAgreement(ContractView contract) throws IOException {
    switch (exporting.export(contract)) {
      case ExportingAgreement.Exported exported ->
          PageFiles.send(
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
}
