package io.kyodaku.portal.creator;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.generation.Certificate;
import io.kyodaku.generation.Certificates;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.rule.Territories;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A licence for everybody to read who has its link: what was licensed, by whom and for what, and
 * how to check that. Signed text and signature are checked each time it is opened.
 */
@Named
@RequestScoped
public class CertificatePage {

  @Inject private Certificates certificates;
  @Inject private AssetDetails details;
  @Inject private Language language;
  private @Nullable String token;
  private Certificates.@Nullable Shown shown;

  /** An asset by its name for this reader, with the one that was certified beside it. */
  public record Asset(
      String id, String name, String certified, String owner, String contract, int version) {}

  public void load() {
    shown = certificates.ofToken(token).orElse(null);
    if (shown == null) {
      Going.nowhere();
    } else {
      FacesContext.getCurrentInstance()
          .getExternalContext()
          .setResponseHeader("X-Robots-Tag", "noindex");
    }
  }

  public Certificates.@Nullable Shown getShown() {
    return shown;
  }

  public List<Asset> getAssets() {
    return shown == null
        ? List.of()
        : shown.certificate().text().assets().stream().map(this::asset).toList();
  }

  private Asset asset(Certificate.Licensed licensed) {
    UUID id = licensed.assetId();
    return new Asset(
        WireId.ASSET.format(id),
        details
            .find(id, language.getTag())
            .map(found -> found.asset().name())
            .orElse(licensed.name()),
        licensed.name(),
        licensed.owner(),
        WireId.CONTRACT.format(licensed.contractId()),
        licensed.contractVersion());
  }

  public boolean isEverywhere() {
    return shown != null
        && shown.certificate().text().territories().size() == Territories.countries().size();
  }

  public List<String> getTerritories() {
    return shown == null ? List.of() : List.copyOf(shown.certificate().text().territories());
  }

  public String getLicence() {
    return shown == null
        ? ""
        : WireId.AUTHORIZATION.format(shown.certificate().text().authorizationId());
  }

  public boolean isVideo() {
    return shown != null
        && shown.result().filter(file -> file.contentType().startsWith("video/")).isPresent();
  }

  public boolean isImage() {
    return shown != null
        && shown.result().filter(file -> file.contentType().startsWith("image/")).isPresent();
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }
}
