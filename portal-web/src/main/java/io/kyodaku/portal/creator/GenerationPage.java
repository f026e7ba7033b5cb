package io.kyodaku.portal.creator;

import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.CancellingGeneration;
import io.kyodaku.generation.Certificate;
import io.kyodaku.generation.Certificates;
import io.kyodaku.generation.GenerationJob;
import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.generation.PartyShare;
import io.kyodaku.generation.PublishingCertificate;
import io.kyodaku.generation.Receipts;
import io.kyodaku.generation.RetryingGeneration;
import io.kyodaku.generation.SigningReceipts;
import io.kyodaku.generation.StartingGeneration;
import io.kyodaku.platform.Settings;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.ReasonTexts;
import io.kyodaku.rule.Territories;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.WireId;
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

  @Inject private transient GenerationJobs jobs;
  @Inject private transient Authorizations authorizations;
  @Inject private transient SigningReceipts receipts;
  @Inject private transient CancellingGeneration cancelling;
  @Inject private transient RetryingGeneration retrying;
  @Inject private transient Certificates certificates;
  @Inject private transient PublishingCertificate publishing;
  @Inject private transient Settings settings;
  @Inject private transient QuoteViews views;
  @Inject private transient CurrentCaller caller;
  private transient @Nullable GenerationJob job;
  private transient @Nullable Authorization authorization;
  private final UUID next = Ids.next();
  private @Nullable String id;
  private boolean showsResult;
  private boolean showsPrompt;

  public void load() {
    if (getAuthorization() == null) {
      Going.nowhere();
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

  /** It goes on by itself, and the page looks again by itself. */
  public boolean isUnderWay() {
    return isCancellable() && !isWaitingForOwner();
  }

  public boolean isCancellable() {
    GenerationJob rendered = getJob();
    return rendered != null && rendered.status().isUnderWay();
  }

  /** It has come to nothing, and can be tried again. */
  public boolean isInVain() {
    GenerationJob rendered = getJob();
    return rendered != null && rendered.status().isInVain();
  }

  /** Whether what was held for it is back. */
  public boolean isReleased() {
    return authorized().status() == AuthorizationStatus.VOIDED
        || authorized().status() == AuthorizationStatus.EXPIRED;
  }

  /** Each state that it goes through, in turn. */
  public List<GenerationJob.Status> getTrack() {
    return List.of(
        GenerationJob.Status.QUEUED, GenerationJob.Status.RENDERING, GenerationJob.Status.DONE);
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
    back(cancelled ? "&done=generationCancelled" : "&failed=standsOtherwise");
  }

  /** What came to nothing once more; where that can't be, the studio says why. */
  public void retry() {
    UUID ended = WireId.JOB.parse(id).orElseThrow();
    try {
      Optional<StartingGeneration.Outcome> outcome = retrying.retry(creator(), ended, next);
      if (outcome.isPresent()
          && outcome.get() instanceof StartingGeneration.Outcome.Started started) {
        Going.to("/creator/generation?id=" + WireId.JOB.format(started.jobId()));
        return;
      }
      if (outcome.isPresent()
          && outcome.get() instanceof StartingGeneration.Outcome.WaitingForOwner waiting) {
        Going.to("/creator/generation?id=" + WireId.JOB.format(waiting.jobId()));
        return;
      }
    } catch (OutOfTouchException e) {
      // The studio says so.
    }
    Going.to("/creator/studio?again=" + WireId.JOB.format(ended) + "&failed=notStarted");
  }

  /** What of this licence is public, if anything. */
  public @Nullable Certificate getCertificate() {
    return certificates.ofCreator(creator(), authorized().id()).orElse(null);
  }

  /** Somebody's asset was licensed, and it is charged. */
  public boolean isCertifiable() {
    return authorized().status() == AuthorizationStatus.SETTLED && !getFees().isEmpty();
  }

  public String getCertificateAddress() {
    Certificate shown = getCertificate();
    return shown == null ? "" : settings.baseUrl() + "/certificate?c=" + shown.token();
  }

  public void publish() {
    boolean done = publishing.publish(creator(), authorized().id(), showsResult, showsPrompt);
    back(done ? "&done=certificatePublished#certificate" : "&failed=standsOtherwise");
  }

  public void withdraw() {
    boolean done = publishing.withdraw(creator(), authorized().id());
    back(done ? "&done=certificateWithdrawn#certificate" : "&failed=standsOtherwise");
  }

  private void back(String how) {
    GenerationJob rendered = getJob();
    Going.to(
        "/creator/generation?id="
            + (rendered == null ? getWireId() : WireId.JOB.format(rendered.id()))
            + how);
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

  public boolean isShowsResult() {
    return showsResult;
  }

  public void setShowsResult(boolean showsResult) {
    this.showsResult = showsResult;
  }

  public boolean isShowsPrompt() {
    return showsPrompt;
  }

  public void setShowsPrompt(boolean showsPrompt) {
    this.showsPrompt = showsPrompt;
  }
}
