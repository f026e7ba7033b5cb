package io.kyodaku.portal.rightsholder;

import io.kyodaku.onboarding.HandingInEvidence;
import io.kyodaku.onboarding.OwnDetails;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files that show that somebody may speak for the rightsholder: they can be handed in and taken
 * back.
 */
@Named
@ViewScoped
public class OnboardingEvidencePage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int KILOBYTE = 1024;

  @Inject private transient OwnDetails details;
  @Inject private transient HandingInEvidence handingIn;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable Part file;
  private @Nullable List<Row> files;

  /** A file as it stood when the page was opened: a row's button means this one. */
  public record Row(UUID id, String name, int kilobytes, Instant at) implements Serializable {}

  public List<Row> getFiles() {
    if (files == null) {
      files =
          new ArrayList<>(
              details.files(desk.tenant()).stream()
                  .map(
                      f ->
                          new Row(
                              f.id(), f.name(), Math.ceilDiv(f.bytes(), KILOBYTE), f.uploadedAt()))
                  .toList());
    }
    return files;
  }

  public void upload() throws IOException {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    Optional<FieldError> wrong;
    if (file == null || file.getSize() == 0) {
      wrong = handingIn.add(desk.tenant(), desk.account(), null, null);
    } else {
      try (InputStream content = file.getInputStream()) {
        wrong = handingIn.add(desk.tenant(), desk.account(), file.getSubmittedFileName(), content);
      }
    }
    if (wrong.isPresent()) {
      errors.show("upload", List.of(wrong.get()));
    } else {
      desk.goTo("onboarding/evidence?done=evidenceAdded");
    }
  }

  public void remove(@Nullable UUID id) {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    boolean done = id != null && handingIn.remove(desk.tenant(), desk.account(), id);
    desk.goTo("onboarding/evidence?" + (done ? "done=evidenceRemoved" : "failed=standsOtherwise"));
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }
}
