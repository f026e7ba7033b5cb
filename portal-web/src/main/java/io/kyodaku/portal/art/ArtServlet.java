package io.kyodaku.portal.art;

import io.kyodaku.catalog.AssetPictures;
import io.kyodaku.generation.BlobStore;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The picture of an asset, {@code /art/asset_…?size=96|320|640}: what its owner uploaded, else a
 * drawn portrait. An address that names the version, {@code v=…}, is good for a year; without it a
 * browser asks again after some minutes.
 */
@WebServlet("/art/*")
public class ArtServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Rises when portraits are drawn otherwise. */
  private static final String HAND = "drawn-1";

  private static final String FOR_NOW = "public, max-age=300";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  @Inject private transient AssetPictures pictures;
  @Inject private transient BlobStore blobs;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Optional<UUID> id =
        path == null || path.isEmpty() ? Optional.empty() : WireId.ASSET.parse(path.substring(1));
    OptionalInt side = ArtSize.asked(request.getParameter("size"));
    Optional<AssetPictures.Appearance> asset = id.flatMap(pictures::find);
    if (asset.isEmpty() || side.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String version = asset.get().pictureId().map(UUID::toString).orElse(HAND);
    String tag =
        "\"" + version + "-" + side.getAsInt() + "-" + asset.get().name().hashCode() + "\"";
    response.setHeader(
        "Cache-Control", version.equals(request.getParameter("v")) ? FOR_GOOD : FOR_NOW);
    response.setHeader("ETag", tag);
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    Optional<InputStream> uploaded = uploaded(asset.get(), side.getAsInt());
    if (uploaded.isPresent()) {
      response.setContentType("image/jpeg");
      try (InputStream bytes = uploaded.get()) {
        bytes.transferTo(response.getOutputStream());
      }
      return;
    }
    response.setContentType("image/svg+xml");
    response
        .getOutputStream()
        .write(
            Portrait.of(id.orElseThrow(), asset.get().name(), asset.get().kind().name())
                .getBytes(StandardCharsets.UTF_8));
  }

  /** A file that is gone is no reason to show nothing. */
  private Optional<InputStream> uploaded(AssetPictures.Appearance asset, int side)
      throws IOException {
    return asset.pictureId().isPresent()
        ? blobs.get(ArtSize.key(asset.pictureId().get(), side))
        : Optional.empty();
  }
}
