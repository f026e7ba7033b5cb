package io.kyodaku.portal.art;

import io.kyodaku.shared.WireId;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The picture of an asset, {@code /art/asset_…}. */
@WebServlet("/art/*")
public class ArtServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Optional<UUID> asset =
        path == null || path.isEmpty() ? Optional.empty() : WireId.ASSET.parse(path.substring(1));
    if (asset.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/svg+xml");
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    response.getOutputStream().write(Portrait.of(asset.get()).getBytes(StandardCharsets.UTF_8));
  }
}
