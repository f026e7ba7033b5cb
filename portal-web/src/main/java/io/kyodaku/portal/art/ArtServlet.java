package io.kyodaku.portal.art;

import io.kyodaku.catalog.AssetPictures;
import io.kyodaku.generation.BlobStore;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
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
import org.jspecify.annotations.Nullable;

/**
 * The picture of an asset, {@code /art/asset_…?size=96|320|640}: what its owner uploaded, else a
 * drawn portrait. An upload is for everybody while the asset can be licensed, before and after that
 * for its owner and the operators. An address that names the version, {@code v=…}, is good for a
 * day; without it a browser asks again after some minutes.
 */
@WebServlet("/art/*")
public class ArtServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Rises when portraits are drawn otherwise. */
  private static final String HAND = "drawn-1";

  private static final String FOR_NOW = "public, max-age=300";
  private static final String FOR_A_DAY = "public, max-age=86400";
  private static final String FOR_ITS_OWNER = "private, no-cache";

  @Inject private transient CurrentCaller caller;
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
    Optional<UUID> picture = asset.get().pictureId().filter(known -> isSeen(asset.get()));
    String version = picture.map(UUID::toString).orElse(HAND);
    String tag =
        "\"" + version + "-" + side.getAsInt() + "-" + asset.get().name().hashCode() + "\"";
    response.setHeader("Cache-Control", cached(asset.get(), version, request.getParameter("v")));
    response.setHeader("ETag", tag);
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    Optional<InputStream> uploaded = uploaded(picture, side.getAsInt());
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
  private Optional<InputStream> uploaded(Optional<UUID> picture, int side) throws IOException {
    return picture.isPresent() ? blobs.get(ArtSize.key(picture.get(), side)) : Optional.empty();
  }

  private boolean isSeen(AssetPictures.Appearance asset) {
    return asset.licensed() || isInsider(asset);
  }

  private boolean isInsider(AssetPictures.Appearance asset) {
    return caller.get() instanceof Caller.SignedIn person
        && (person.admin()
            || person.tenants().stream()
                .anyMatch(tenant -> tenant.tenant().equals(asset.tenant())));
  }

  private static String cached(
      AssetPictures.Appearance asset, String version, @Nullable String asked) {
    if (asset.pictureId().isPresent() && !asset.licensed()) {
      return FOR_ITS_OWNER;
    }
    return version.equals(asked) ? FOR_A_DAY : FOR_NOW;
  }
}
