package io.kyodaku.portal;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Files that a page's action sends in place of the page. */
final class PageFiles {

  private PageFiles() {}

  /**
   * @param name nothing that a reader typed
   */
  static void send(byte[] file, String type, String name) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseContentType(type);
    answer.setResponseContentLength(file.length);
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    answer.setResponseHeader("Cache-Control", "private, no-store");
    answer.getResponseOutputStream().write(file);
    faces.responseComplete();
  }

  /** A PDF, or the answer to come again where others keep the making of them busy. */
  static void sendPdf(MakingPdf.Sheet sheet, String name) throws IOException {
    Optional<byte[]> made = MakingPdf.make(sheet);
    if (made.isPresent()) {
      send(made.get(), "application/pdf", name + ".pdf");
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseHeader("Retry-After", Integer.toString(MakingPdf.WAIT_SECONDS));
    answer.responseSendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "");
    faces.responseComplete();
  }
}
