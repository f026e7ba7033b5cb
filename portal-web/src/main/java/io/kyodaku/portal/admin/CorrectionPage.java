package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.CorrectingRoyalties;
import io.kyodaku.statement.CorrectingRoyalties.Earning;
import io.kyodaku.tenant.Tenants;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A form by which one operator asks that what a rightsholder earned is corrected. */
@Named
@ViewScoped
public class CorrectionPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient CorrectingRoyalties correcting;
  @Inject private transient Tenants tenants;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<Earning> earnings;
  private @Nullable String id;
  private @Nullable String asset;
  private @Nullable String amount;
  private @Nullable String reason;

  public void load() {
    if (getName().isEmpty()) {
      Going.nowhere();
    }
  }

  private Optional<TenantId> tenant() {
    return WireId.TENANT.parse(id).map(TenantId::new);
  }

  /** Whose royalties they are; empty where there is no such rightsholder. */
  public String getName() {
    return tenant().flatMap(tenants::find).map(Tenants.Listed::name).orElse("");
  }

  /** What was earned with each of its assets. */
  public List<Earning> getEarnings() {
    if (earnings == null) {
      earnings = tenant().map(correcting::of).orElse(List.of());
    }
    return earnings;
  }

  public void ask() {
    Optional<TenantId> tenant = tenant();
    Optional<UUID> chosen = WireId.ASSET.parse(asset);
    if (tenant.isEmpty()) {
      Going.nowhere();
      return;
    }
    if (chosen.isEmpty()) {
      errors.say("correction.noAsset");
      return;
    }
    switch (correcting.ask(
        caller.person().accountId(), tenant.get(), chosen.get(), amount, reason)) {
      case CorrectingRoyalties.Outcome.Asked(UUID act) ->
          Going.to("/admin/act?id=" + WireId.ACT.format(act) + "&done=correctionAsked");
      case CorrectingRoyalties.Outcome.NotPossible not -> errors.say("correction.notPossible");
      case CorrectingRoyalties.Outcome.Invalid invalid ->
          errors.show("correction", invalid.errors());
    }
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getAsset() {
    return asset;
  }

  public void setAsset(@Nullable String asset) {
    this.asset = asset;
  }

  public @Nullable String getAmount() {
    return amount;
  }

  public void setAmount(@Nullable String amount) {
    this.amount = amount;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
