package io.kyodaku.portal.admin;

import io.kyodaku.ownership.Assertion;
import io.kyodaku.ownership.ConflictInbox;
import io.kyodaku.ownership.DecidingAssertion;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rightsholders assert, and the conflicts that came of it. */
@Named
@ViewScoped
public class OwnershipConflictsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PAGE_AT_MOST = 100_000;

  @Inject private transient ConflictInbox inbox;
  @Inject private transient DecidingAssertion deciding;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<ConflictInbox.Listed> list;
  private @Nullable List<Asserted> assertions;
  private @Nullable String reason;
  private int page;

  /** What is asserted as it stood when the page was opened: a row's button means this one. */
  public record Asserted(
      UUID id,
      UUID tenantId,
      String owner,
      String asset,
      int shareBps,
      String territories,
      long priceMicros,
      String currency,
      String preset,
      String evidence,
      Instant since)
      implements Serializable {

    private static Asserted of(Assertion assertion) {
      return new Asserted(
          assertion.id(),
          assertion.tenant().value(),
          assertion.owner(),
          assertion.asset(),
          assertion.shareBps(),
          assertion.territories(),
          assertion.pricePerSecond().micros(),
          assertion.pricePerSecond().currency().getCurrencyCode(),
          assertion.presetName(),
          assertion.evidence(),
          assertion.assertedAt());
    }
  }

  public List<Asserted> getAssertions() {
    if (assertions == null) {
      assertions = new ArrayList<>(inbox.assertions().stream().map(Asserted::of).toList());
    }
    return assertions;
  }

  public List<ConflictInbox.Listed> getList() {
    if (list == null) {
      list = inbox.page(page);
    }
    return list;
  }

  public boolean isMore() {
    return getList().size() == ConflictInbox.PAGE_SIZE;
  }

  public void admit(UUID assertion) {
    going(deciding.admit(caller.person().accountId(), assertion));
  }

  public void decline(UUID assertion) {
    going(deciding.decline(caller.person().accountId(), assertion, reason));
  }

  private void going(DecidingAssertion.Outcome outcome) {
    switch (outcome) {
      case DecidingAssertion.Admitted(var conflicts) ->
          Going.to(
              conflicts.isEmpty()
                  ? "/admin/conflicts?done=assertionAdmitted"
                  : "/admin/conflict?id=" + WireId.CONFLICT.format(conflicts.getFirst()));
      case DecidingAssertion.Declined unused -> Going.to("/admin/conflicts?done=assertionDeclined");
      case DecidingAssertion.NotFound unused -> Going.to("/admin/conflicts?failed=standsOtherwise");
      case DecidingAssertion.NotReady unused ->
          Going.to("/admin/conflicts?failed=assertionNotReady");
      case DecidingAssertion.WaitsAlready unused ->
          Going.to("/admin/conflicts?failed=standsOtherwise");
      case DecidingAssertion.Disputed unused ->
          Going.to("/admin/conflicts?failed=assertionDisputed");
      case DecidingAssertion.LicensedOtherwise unused ->
          Going.to("/admin/conflicts?failed=assertionLicensedOtherwise");
      case DecidingAssertion.Invalid invalid -> errors.show("assertions", invalid.errors());
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
