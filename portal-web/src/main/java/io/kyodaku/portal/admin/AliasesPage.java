package io.kyodaku.portal.admin;

import io.kyodaku.catalog.AliasCollisions;
import io.kyodaku.catalog.DecidingAlias;
import io.kyodaku.catalog.DecidingAlias.Verdict;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names that two owners want, and whose they become. */
@Named
@ViewScoped
public class AliasesPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PAGE_AT_MOST = 100_000;

  @Inject private transient AliasCollisions collisions;
  @Inject private transient DecidingAlias deciding;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<AliasCollisions.Collision> waiting;
  private @Nullable String reason;
  private int page;

  public List<AliasCollisions.Collision> getWaiting() {
    if (waiting == null) {
      waiting = collisions.waiting(page);
    }
    return waiting;
  }

  public boolean isMore() {
    return getWaiting().size() == AliasCollisions.PAGE_SIZE;
  }

  public void approve(UUID alias) {
    decide(alias, new Verdict.Approve(), "aliasApproved");
  }

  public void reject(UUID alias) {
    decide(alias, new Verdict.Reject(reason), "aliasRejected");
  }

  private void decide(UUID alias, Verdict verdict, String done) {
    switch (deciding.decide(caller.person().accountId(), alias, verdict)) {
      case DecidingAlias.Decided decided -> Going.to("/admin/aliases?done=" + done);
      case DecidingAlias.NotFound gone -> Going.to("/admin/aliases?failed=standsOtherwise");
      case DecidingAlias.NotPending not -> Going.to("/admin/aliases?failed=standsOtherwise");
      case DecidingAlias.Invalid invalid -> errors.show("aliases", invalid.errors());
    }
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, PAGE_AT_MOST);
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
