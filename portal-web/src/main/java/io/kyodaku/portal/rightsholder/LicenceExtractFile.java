package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.LicenceExtract;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signed extract of one usage as a file, to the rightsholder whose terms it holds. */
@Named
@RequestScoped
public class LicenceExtractFile {

  @Inject private LicenceExtract extracts;
  @Inject private TenantDesk desk;
  private @Nullable String id;

  public void write() throws IOException {
    Optional<String> jws =
        WireId.AUTHORIZATION.parse(id).flatMap(known -> extracts.sign(desk.tenant(), known));
    if (jws.isEmpty()) {
      desk.notFound();
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseContentType("application/jose");
    answer.setResponseHeader(
        "Content-Disposition", "attachment; filename=\"" + id + "-licence.jws\"");
    answer.getResponseOutputStream().write(jws.get().getBytes(StandardCharsets.US_ASCII));
    faces.responseComplete();
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
