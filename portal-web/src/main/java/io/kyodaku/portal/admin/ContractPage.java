package io.kyodaku.portal.admin;

import io.kyodaku.contract.ContractQueue;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.CountersigningContract;
import io.kyodaku.contract.RejectingContract;
import io.kyodaku.contract.TextDifference;
import io.kyodaku.portal.ContractTermRows;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.TenantStatus;
import io.kyodaku.tenant.Tenants;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One contract version: the operator reads what was signed, and countersigns or declines it. */
@Named
@ViewScoped
public class ContractPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient ContractQueue contracts;
  @Inject private transient Tenants tenants;
  @Inject private transient CountersigningContract countersigning;
  @Inject private transient RejectingContract rejecting;
  @Inject private transient ContractTermRows termRows;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable ContractView contract;
  private transient @Nullable List<ContractView> versions;
  private transient @Nullable TextDifference difference;
  private @Nullable String with;
  private @Nullable String version;
  private @Nullable String reason;

  public void requireContract() {
    if (getContract() == null) {
      Going.nowhere();
    }
  }

  public @Nullable ContractView getContract() {
    if (contract == null) {
      contract = id().flatMap(contracts::find).orElse(null);
    }
    return contract;
  }

  public boolean isWaiting() {
    ContractView shown = getContract();
    return shown != null && shown.status() == ContractStatus.SIGNED;
  }

  /** How its owner stands; an owner that is not verified can't license yet, whatever is signed. */
  public @Nullable TenantStatus getOwnerStatus() {
    ContractView shown = getContract();
    return shown == null
        ? null
        : tenants.find(shown.tenantId()).map(Tenants.Listed::status).orElse(null);
  }

  /** All versions of the same owner, the newest first. */
  public List<ContractView> getVersions() {
    if (versions == null) {
      ContractView shown = getContract();
      versions = shown == null ? List.of() : contracts.of(shown.tenantId());
    }
    return versions;
  }

  /** The version that this one is compared with: as asked for, else the one before it, if any. */
  public @Nullable ContractView getOther() {
    ContractView shown = getContract();
    if (shown == null) {
      return null;
    }
    return getVersions().stream()
        .filter(other -> other.versionId().toString().equals(with))
        .findFirst()
        .or(
            () ->
                getVersions().stream().filter(other -> other.number() < shown.number()).findFirst())
        .filter(other -> !other.versionId().equals(shown.versionId()))
        .orElse(null);
  }

  /** Versions that it can be compared with. */
  public List<Choice> getChoices() {
    ContractView shown = getContract();
    return getVersions().stream()
        .filter(other -> shown != null && !other.versionId().equals(shown.versionId()))
        .map(
            other ->
                new Choice(
                    other.versionId().toString(),
                    errors.text("contract.version")
                        + " "
                        + other.number()
                        + " · "
                        + errors.text("contract.status." + other.status())))
        .toList();
  }

  public String getWith() {
    ContractView other = getOther();
    return other == null ? "" : other.versionId().toString();
  }

  public void setWith(@Nullable String with) {
    this.with = with;
  }

  /** Its terms, against those of the other where there is one. */
  public List<ContractTermRows.Row> getTerms() {
    ContractView shown = getContract();
    ContractView other = getOther();
    return shown == null ? List.of() : termRows.between(other == null ? shown : other, shown);
  }

  /** What of the text changed since the other version; nothing without one. */
  public @Nullable TextDifference getDifference() {
    ContractView shown = getContract();
    ContractView other = getOther();
    if (difference == null && shown != null && other != null) {
      difference = TextDifference.between(other.text(), shown.text(), shown.language());
    }
    return difference;
  }

  public @Nullable String getTenantId() {
    ContractView shown = getContract();
    return shown == null ? null : WireId.TENANT.format(shown.tenantId().value());
  }

  public void countersign() {
    switch (countersigning.countersign(operator(), shown())) {
      case CountersigningContract.InForce inForce ->
          Going.to("/admin/contracts?done=contractInForce");
      case CountersigningContract.Agreed agreed -> Going.to("/admin/contracts?done=contractAgreed");
      case CountersigningContract.EndsBefore ends ->
          Going.to("/admin/contracts?failed=contractEndsBefore");
      case CountersigningContract.NotFound gone ->
          Going.to("/admin/contracts?failed=standsOtherwise");
      case CountersigningContract.NotSigned not ->
          Going.to("/admin/contracts?failed=standsOtherwise");
      case CountersigningContract.TenantGone gone ->
          Going.to("/admin/contracts?failed=contractTenantGone");
    }
  }

  public void reject() {
    switch (rejecting.reject(operator(), shown(), reason)) {
      case RejectingContract.Rejected rejected ->
          Going.to("/admin/contracts?done=contractRejected");
      case RejectingContract.NotFound gone -> Going.to("/admin/contracts?failed=standsOtherwise");
      case RejectingContract.NotSigned not -> Going.to("/admin/contracts?failed=standsOtherwise");
      case RejectingContract.Invalid invalid -> errors.show("decide", invalid.errors());
    }
  }

  private UUID shown() {
    return id().orElseThrow();
  }

  private Optional<UUID> id() {
    try {
      return Optional.ofNullable(version).map(UUID::fromString);
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public @Nullable String getVersion() {
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = version;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
