package io.kyodaku.portal.creator;

import io.kyodaku.generation.BlobStore;
import io.kyodaku.generation.Certificates;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What was rendered, to whoever has the link to a certificate that shows it. */
@WebServlet("/certificate/result")
public class CertificateResultServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Certificates certificates;
  @Inject private transient BlobStore blobs;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Certificates.Shown> shown = certificates.ofToken(request.getParameter("c"));
    if (shown.flatMap(Certificates.Shown::result).isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    ResultFile.send(
        shown.get().result().get(),
        blobs,
        "kyodaku-certified",
        request.getParameter("download") != null,
        response);
  }
}
