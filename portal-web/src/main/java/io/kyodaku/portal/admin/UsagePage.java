package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Margin;
import io.kyodaku.ledger.Transfers;
import io.kyodaku.oversight.UsageDossier;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One usage: what was granted to whom, what it cost, who earned of it, and every transfer of it.
 */
@Named
@RequestScoped
public class UsagePage {

  @Inject private UsageDossier dossier;
  @Inject private Transfers transfers;
  @Inject private Margin margin;
  private @Nullable String id;
  private UsageDossier.@Nullable Usage usage;
  private @Nullable List<UsageDossier.License> licenses;
  private @Nullable List<Transfers.Entry> entries;
  private @Nullable List<Margin.OfUsage> margins;

  public void load() {
    usage = WireId.AUTHORIZATION.parse(id).flatMap(dossier::find).orElse(null);
    if (usage == null) {
      Going.nowhere();
    }
  }

  public UsageDossier.@Nullable Usage getUsage() {
    return usage;
  }

  private UUID shown() {
    return java.util.Objects.requireNonNull(usage).id();
  }

  public List<UsageDossier.License> getLicenses() {
    if (licenses == null) {
      licenses = dossier.licenses(shown());
    }
    return licenses;
  }

  public List<Transfers.Entry> getEntries() {
    if (entries == null) {
      entries = transfers.ofAuthorization(shown());
    }
    return entries;
  }

  /** What it left the platform, by currency; empty as long as nothing is settled. */
  public List<Margin.OfUsage> getMargins() {
    if (margins == null) {
      margins = margin.ofUsage(shown());
    }
    return margins;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
