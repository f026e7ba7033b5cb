package io.kyodaku.portal.admin;

import io.kyodaku.escrow.HeldAmounts;
import io.kyodaku.ownership.Conflict;
import io.kyodaku.ownership.ConflictDetail;
import io.kyodaku.ownership.ConflictInbox;
import io.kyodaku.ownership.ConflictStatus;
import io.kyodaku.ownership.Move;
import io.kyodaku.ownership.MovingConflict;
import io.kyodaku.ownership.Party;
import io.kyodaku.ownership.Side;
import io.kyodaku.ownership.StepKind;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One conflict for an operator: both sides beside each other, what it holds, and the decision. */
@Named
@ViewScoped
public class OwnershipConflictPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final UUID NOWHERE = new UUID(0, 0);
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,2})?");

  @Inject private transient ConflictInbox inbox;
  @Inject private transient MovingConflict moving;
  @Inject private transient HeldAmounts held;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable ConflictDetail detail;
  private UUID conflictId = NOWHERE;
  private List<Award> awards = new ArrayList<>();
  private @Nullable String reason;

  /** What a party is to get, as it is typed. */
  public static final class Award implements Serializable {

    private static final long serialVersionUID = 1L;

    private final UUID tenant;
    private final String name;
    private @Nullable String percent = "0";

    Award(UUID tenant, String name) {
      this.tenant = tenant;
      this.name = name;
    }

    public UUID getTenant() {
      return tenant;
    }

    public String getName() {
      return name;
    }

    public @Nullable String getPercent() {
      return percent;
    }

    public void setPercent(@Nullable String percent) {
      this.percent = percent;
    }
  }

  public void open() {
    detail = inbox.find(conflictId).orElse(null);
    if (detail == null) {
      Going.nowhere();
      return;
    }
    awards = new ArrayList<>();
    for (Party party : detail.conflict().parties()) {
      if (party.standingBps() > 0) {
        awards.add(new Award(party.tenant().value(), detail.name(party.tenant())));
      }
    }
  }

  public ConflictDetail getDetail() {
    if (detail == null) {
      detail = inbox.find(conflictId).orElseThrow();
    }
    return detail;
  }

  public boolean isDecidable() {
    ConflictStatus status = getDetail().conflict().status();
    return status == ConflictStatus.UPHELD || status == ConflictStatus.APPEALED;
  }

  /** What one party said, for its column. */
  public List<ConflictDetail.Step> said(Party party) {
    boolean asserting = party.side() == Side.ASSERTING;
    return getDetail().steps().stream()
        .filter(step -> !step.text().isEmpty())
        .filter(
            step ->
                step.by().filter(party.tenant()::equals).isPresent()
                    || (asserting && step.kind() == StepKind.OPENED))
        .toList();
  }

  public List<HeldAmounts.InEscrow> getEscrow() {
    return held.ofConflict(conflictId);
  }

  public List<Award> getAwards() {
    return awards;
  }

  public void decide() {
    Map<TenantId, Integer> shares = new HashMap<>();
    for (Award award : awards) {
      String typed = award.getPercent() == null ? "" : award.getPercent().strip();
      if (!PERCENT.matcher(typed).matches()) {
        errors.say("admin.conflict.awards.unreadable");
        return;
      }
      shares.put(
          new TenantId(award.getTenant()), new BigDecimal(typed).movePointRight(2).intValueExact());
    }
    switch (moving.decide(
        caller.person().accountId(),
        conflictId,
        new Move.Decide(shares, reason == null ? "" : reason))) {
      case MovingConflict.Done unused -> back("done=conflictDecided");
      case MovingConflict.NotFound unused -> back("failed=standsOtherwise");
      case MovingConflict.Refused(var why) ->
          back(
              why == Conflict.Refusal.AWARDS_DO_NOT_FIT
                  ? "failed=awardsDoNotFit"
                  : "failed=standsOtherwise");
      case MovingConflict.Invalid(var found) -> errors.show("decide", found);
    }
  }

  private void back(String query) {
    Going.to("/admin/conflict?id=" + getId() + "&" + query);
  }

  public String getId() {
    return WireId.CONFLICT.format(conflictId);
  }

  public void setId(@Nullable String id) {
    conflictId = WireId.CONFLICT.parse(id).orElse(NOWHERE);
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
