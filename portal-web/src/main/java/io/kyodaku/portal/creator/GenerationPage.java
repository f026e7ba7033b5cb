package io.kyodaku.portal.creator;

import io.kyodaku.decision.Territories;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.CancellingGeneration;
import io.kyodaku.generation.GenerationJob;
import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.generation.PartyShare;
import io.kyodaku.generation.Receipts;
import io.kyodaku.generation.SigningReceipts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.ReasonTexts;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One generation: what came of it, on which licences, what it cost and what proves it. Named by the
 * job that rendered it here, or by the authorization that a generator asked for.
 */
@Named
@ViewScoped
public class GenerationPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String SECONDS_UNTIL_RELOAD = "3";

  @Inject private transient GenerationJobs jobs;
  @Inject private transient Authorizations authorizations;
  @Inject private transient SigningReceipts receipts;
  @Inject private transient CancellingGeneration cancelling;
  @Inject private transient QuoteViews views;
  @Inject private transient CurrentCaller caller;
  private transient @Nullable GenerationJob job;
  private transient @Nullable Authorization authorization;
  private @Nullable String id;

  /** While it is being rendered, the browser looks again by itself. */
  public void load() {
    if (getAuthorization() == null) {
      Going.nowhere();
    } else if (isUnderWay()) {
      FacesContext.getCurrentInstance()
          .getExternalContext()
          .addResponseHeader("Refresh", SECONDS_UNTIL_RELOAD);
    }
  }

  public @Nullable GenerationJob getJob() {
    if (job == null) {
      job = WireId.JOB.parse(id).flatMap(known -> jobs.ofCreator(creator(), known)).orElse(null);
    }
    return job;
  }

  public @Nullable Authorization getAuthorization() {
    if (authorization == null) {
      GenerationJob rendered = getJob();
      Optional<UUID> known =
          rendered == null
              ? WireId.AUTHORIZATION.parse(id)
              : Optional.of(rendered.authorizationId());
      authorization = known.flatMap(a -> authorizations.ofCreator(creator(), a)).orElse(null);
    }
    return authorization;
  }

  public boolean isWaitingForOwner() {
    return authorized().status() == AuthorizationStatus.PENDING_APPROVAL;
  }

  private boolean isUnderWay() {
    return isCancellable() && !isWaitingForOwner();
  }

  public boolean isCancellable() {
    GenerationJob rendered = getJob();
    return rendered != null
        && (rendered.status() == GenerationJob.Status.QUEUED
            || rendered.status() == GenerationJob.Status.RENDERING);
  }

  public boolean isImage() {
    GenerationJob rendered = getJob();
    return rendered != null
        && rendered.result().filter(made -> made.contentType().startsWith("image/")).isPresent();
  }

  public boolean isVideo() {
    GenerationJob rendered = getJob();
    return rendered != null
        && rendered.result().filter(made -> made.contentType().startsWith("video/")).isPresent();
  }

  public List<QuoteView.Fee> getFees() {
    return views.fees(authorized().price());
  }

  public boolean isEverywhere() {
    return authorized().usage().territories().size() == Territories.countries().size();
  }

  public List<String> getTerritories() {
    return List.copyOf(authorized().usage().territories());
  }

  public List<ReasonTexts.Told> getReasons() {
    return views.told(authorized().reasons(), authorized().matches());
  }

  public List<String> getRecognised() {
    return views.recognised(authorized().matches());
  }

  /** The platform's and the owners' parts of the fees. */
  public List<PartyShare> getSplits() {
    return authorized().splits();
  }

  /** The name of the owner whose part of a fee this is. */
  public String ownerOf(UUID claim) {
    List<QuoteView.Fee> fees = getFees();
    for (int i = 0; i < fees.size(); i++) {
      if (authorized().price().licenses().get(i).claimId().equals(claim)) {
        return fees.get(i).owner();
      }
    }
    return "";
  }

  public Receipts getReceipts() {
    return receipts.of(authorized().id());
  }

  public String getWireId() {
    return WireId.AUTHORIZATION.format(authorized().id());
  }

  public void cancel() {
    boolean cancelled =
        WireId.JOB.parse(id).filter(known -> cancelling.cancel(creator(), known)).isPresent();
    Going.to(
        "/creator/generation?id="
            + WireId.JOB.parse(id).map(WireId.JOB::format).orElse("")
            + (cancelled ? "&done=generationCancelled" : "&failed=standsOtherwise"));
  }

  private Authorization authorized() {
    return Optional.ofNullable(getAuthorization()).orElseThrow();
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
