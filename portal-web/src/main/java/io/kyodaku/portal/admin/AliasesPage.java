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
import java.time.Instant;
import java.util.ArrayList;
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
  private @Nullable List<Row> waiting;
  private @Nullable String reason;
  private int page;

  /** A name in dispute as it stood when the page was opened: a row's button means this one. */
  public record Row(Use waiting, List<Use> live) implements Serializable {

    private static Row of(AliasCollisions.Collision collision) {
      return new Row(
          Use.of(collision.waiting()),
          new ArrayList<>(collision.live().stream().map(Use::of).toList()));
    }
  }

  /** It as one owner uses it. */
  public record Use(
      UUID aliasId,
      String language,
      String text,
      String asset,
      String work,
      String tenant,
      Instant since)
      implements Serializable {

    private static Use of(AliasCollisions.NameInUse use) {
      return new Use(
          use.aliasId(),
          use.language(),
          use.text(),
          use.asset(),
          use.work(),
          use.tenant(),
          use.since());
    }
  }

  public List<Row> getWaiting() {
    if (waiting == null) {
      waiting = new ArrayList<>(collisions.waiting(page).stream().map(Row::of).toList());
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
      case DecidingAlias.Disputed(var conflict) -> Going.to("/admin/aliases?failed=aliasDisputed");
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
