package io.kyodaku.portal.creator;

import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.CancellingGeneration;
import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the creator had rendered here, and all its licences, also those of linked generators. */
@Named
@ViewScoped
public class GenerationsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int JOBS_SHOWN = 12;
  private static final int LICENCES_SHOWN = 20;
  private static final int PAGE_AT_MOST = 100_000;

  @Inject private transient GenerationJobs jobs;
  @Inject private transient Authorizations authorizations;
  @Inject private transient CancellingGeneration cancelling;
  @Inject private transient CurrentCaller caller;
  private @Nullable List<ShownJob> shown;
  private transient @Nullable List<Authorization> licences;
  private int page;
  private int licencePage;

  public List<ShownJob> getJobs() {
    if (shown == null) {
      shown =
          new ArrayList<>(
              jobs.ofCreator(creator(), page, JOBS_SHOWN).stream().map(ShownJob::of).toList());
    }
    return shown;
  }

  public boolean isMore() {
    return getJobs().size() == JOBS_SHOWN;
  }

  public List<Authorization> getLicences() {
    if (licences == null) {
      licences = authorizations.ofCreator(creator(), licencePage, LICENCES_SHOWN);
    }
    return licences;
  }

  public boolean isMoreLicences() {
    return getLicences().size() == LICENCES_SHOWN;
  }

  public void cancel(UUID job) {
    boolean cancelled = cancelling.cancel(creator(), job);
    Going.to(
        cancelled
            ? "/creator/generations?done=generationCancelled"
            : "/creator/generations?failed=standsOtherwise");
  }

  public String jobId(UUID job) {
    return WireId.JOB.format(job);
  }

  public String licenceId(UUID authorization) {
    return WireId.AUTHORIZATION.format(authorization);
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, PAGE_AT_MOST);
  }

  public int getLicencePage() {
    return licencePage;
  }

  public void setLicencePage(int licencePage) {
    this.licencePage = Math.clamp(licencePage, 0, PAGE_AT_MOST);
  }
}
