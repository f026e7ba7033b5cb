package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.PicturingAsset;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.portal.art.UploadingPicture;
import io.kyodaku.shared.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The picture of the asset that is looked at: another one, none, or the one before. */
@Named
@ViewScoped
public class AssetPicturePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private OwnAssetPage page;
  @Inject private transient UploadingPicture uploading;
  @Inject private transient PicturingAsset picturing;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable Part file;
  private transient PicturingAsset.@Nullable Standing standing;

  public boolean isUploaded() {
    return standing().shown().isPresent();
  }

  /** Whether another was shown before. */
  public boolean isBefore() {
    return standing().before().isPresent();
  }

  private PicturingAsset.Standing standing() {
    if (standing == null) {
      standing = picturing.standing(desk.tenant(), page.assetId());
    }
    return standing;
  }

  public void upload() throws IOException {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    if (file == null || file.getSize() == 0) {
      refuse(errors.text("error.missing"));
      return;
    }
    try (InputStream content = file.getInputStream()) {
      switch (uploading.upload(
          desk.tenant(),
          desk.actor(),
          page.assetId(),
          content.readNBytes(UploadingPicture.BYTES_AT_MOST + 1))) {
        case UploadingPicture.Shown shown -> page.back("done=assetPictured");
        case UploadingPicture.NotFound gone -> page.back("failed=standsOtherwise");
        case UploadingPicture.Refused refused ->
            refuse(errors.text("rights.picture.refused." + refused.why()));
      }
    }
  }

  public void remove() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (picturing.remove(desk.tenant(), desk.actor(), page.assetId())) {
      case DONE -> page.back("done=assetPictureRemoved");
      case NOT_FOUND, TOO_MANY -> page.back("failed=standsOtherwise");
    }
  }

  public void putBack() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (picturing.putBack(desk.tenant(), desk.actor(), page.assetId())) {
      case DONE -> page.back("done=assetPictured");
      case NOT_FOUND, TOO_MANY -> page.back("failed=standsOtherwise");
    }
  }

  private void refuse(String why) {
    errors.show("picture", List.of(new FieldError("file", why)));
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }
}
