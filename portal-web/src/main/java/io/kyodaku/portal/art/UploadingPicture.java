package io.kyodaku.portal.art;

import io.kyodaku.catalog.PicturingAsset;
import io.kyodaku.generation.BlobStore;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes a picture of an asset from a file: redrawn, stored in every size, and then shown. Files
 * that nothing shows any more go: those of a picture that was not taken, and those of pictures from
 * long before, which are forgotten only when their files are gone, so that a crash leaves none.
 */
@Dependent
public class UploadingPicture {

  /** A longer file need not be read to its end. */
  public static final int BYTES_AT_MOST = PictureFile.BYTES_AT_MOST;

  private final PicturingAsset picturing;
  private final BlobStore blobs;

  @Inject
  UploadingPicture(PicturingAsset picturing, BlobStore blobs) {
    this.picturing = picturing;
    this.blobs = blobs;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Shown(UUID pictureId) implements Outcome {}

  /** No such asset of this tenant. */
  public record NotFound() implements Outcome {}

  /**
   * @param why the end of a text's key
   */
  public record Refused(String why) implements Outcome {}

  private static final String TOO_MANY = "TOO_MANY_TODAY";

  /** Checked before the file is looked at: whose asset it is not, has nothing decoded. */
  public Outcome upload(TenantId tenant, Actor by, UUID assetId, byte[] file) throws IOException {
    return switch (picturing.admits(tenant, assetId)) {
      case NOT_FOUND -> new NotFound();
      case TOO_MANY -> new Refused(TOO_MANY);
      case DONE ->
          switch (PictureFile.read(file)) {
            case PictureFile.Refused refused -> new Refused(refused.why().name());
            case PictureFile.Drawn drawn -> show(tenant, by, assetId, drawn);
          };
    };
  }

  private Outcome show(TenantId tenant, Actor by, UUID assetId, PictureFile.Drawn drawn)
      throws IOException {
    UUID pictureId = Ids.next();
    for (Map.Entry<Integer, byte[]> file : drawn.files().entrySet()) {
      blobs.put(ArtSize.key(pictureId, file.getKey()), new ByteArrayInputStream(file.getValue()));
    }
    return switch (picturing.show(tenant, by, assetId, pictureId, drawn.width(), drawn.height())) {
      case DONE -> {
        tidy(tenant, assetId);
        yield new Shown(pictureId);
      }
      case NOT_FOUND -> {
        remove(pictureId);
        yield new NotFound();
      }
      case TOO_MANY -> {
        remove(pictureId);
        yield new Refused(TOO_MANY);
      }
    };
  }

  private void tidy(TenantId tenant, UUID assetId) throws IOException {
    List<UUID> stale = picturing.stale(tenant, assetId);
    for (UUID picture : stale) {
      remove(picture);
    }
    picturing.forget(tenant, assetId, stale);
  }

  private void remove(UUID pictureId) throws IOException {
    for (int side : ArtSize.SIDES) {
      blobs.remove(ArtSize.key(pictureId, side));
    }
  }
}
