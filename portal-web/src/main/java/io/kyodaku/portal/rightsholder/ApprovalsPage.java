package io.kyodaku.portal.rightsholder;

import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.generation.ApprovingGeneration;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.DecliningGeneration;
import io.kyodaku.generation.OwnApprovals;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rightsholder answers usages that ask for it. */
@Named
@ViewScoped
public class ApprovalsPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnApprovals approvals;
  @Inject private transient ApprovingGeneration approving;
  @Inject private transient DecliningGeneration declining;
  @Inject private transient TenantDesk desk;
  @Inject private transient OwnNames names;
  private @Nullable List<Asked> waiting;

  /** A usage as it stood when the page was opened: a row's button means this one. */
  public record Asked(
      UUID id,
      Instant askedAt,
      Instant expiresAt,
      Use use,
      List<String> territories,
      int seconds,
      Quality quality,
      List<AskedAsset> assets)
      implements Serializable {

    private static Asked of(OwnApprovals.Waiting waiting) {
      return new Asked(
          waiting.authorizationId(),
          waiting.askedAt(),
          waiting.expiresAt(),
          waiting.use(),
          new ArrayList<>(waiting.territories()),
          waiting.seconds(),
          waiting.quality(),
          new ArrayList<>(waiting.assets().stream().map(AskedAsset::of).toList()));
    }
  }

  /** An asset of the tenant in it, and what it would earn in fees. */
  public record AskedAsset(UUID id, long feeMicros, String currency) implements Serializable {

    private static AskedAsset of(OwnApprovals.AskedAsset asset) {
      return new AskedAsset(
          asset.id(), asset.fee().micros(), asset.fee().currency().getCurrencyCode());
    }
  }

  public List<Asked> getWaiting() {
    if (waiting == null) {
      waiting = new ArrayList<>(approvals.list(desk.tenant()).stream().map(Asked::of).toList());
      names.read(
          waiting.stream().flatMap(asked -> asked.assets().stream()).map(AskedAsset::id).toList());
    }
    return waiting;
  }

  public void approve(UUID authorization) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    try {
      desk.goTo(
          "approvals?" + notice(approving.approve(desk.tenant(), desk.account(), authorization)));
    } catch (OutOfTouchException e) {
      desk.goTo("approvals?failed=tryAgain");
    }
  }

  public void decline(UUID authorization) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    String notice =
        switch (declining.decline(desk.tenant(), desk.account(), authorization)) {
          case ChargeOutcome.Declined declined -> "done=usageDeclined";
          case ChargeOutcome.NotPending not -> "failed=standsOtherwise";
          case ChargeOutcome.NotFound gone -> "failed=standsOtherwise";
          case ChargeOutcome.Unavailable busy -> "failed=tryAgain";
        };
    desk.goTo("approvals?" + notice);
  }

  private static String notice(ChargeOutcome.OfApprove outcome) {
    return switch (outcome) {
      case ChargeOutcome.Approved approved -> "done=usageApproved";
      case ChargeOutcome.StillPending pending -> "done=usageStillPending";
      case ChargeOutcome.Refused refused -> "failed=usageNowRefused";
      case ChargeOutcome.InsufficientCredits few -> "failed=usageNotPaid";
      case ChargeOutcome.SpendingLimitReached limit -> "failed=usageNotPaid";
      case ChargeOutcome.NotLinked unlinked -> "failed=usageNotPaid";
      case ChargeOutcome.NotPending not -> "failed=standsOtherwise";
      case ChargeOutcome.NotFound gone -> "failed=standsOtherwise";
      case ChargeOutcome.Unavailable busy -> "failed=tryAgain";
    };
  }
}
