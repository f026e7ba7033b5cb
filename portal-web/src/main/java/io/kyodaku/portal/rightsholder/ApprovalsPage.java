package io.kyodaku.portal.rightsholder;

import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.generation.AllowingAlike;
import io.kyodaku.generation.AllowingAlike.Whom;
import io.kyodaku.generation.ApprovingGeneration;
import io.kyodaku.generation.AskedBefore;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.DecliningGeneration;
import io.kyodaku.generation.OwnApprovals;
import io.kyodaku.policy.ControlNames;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Use;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rightsholder answers usages that ask for it. */
@Named
@ViewScoped
public class ApprovalsPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnApprovals approvals;
  @Inject private transient AskedBefore asking;
  @Inject private transient ApprovingGeneration approving;
  @Inject private transient AllowingAlike allowing;
  @Inject private transient DecliningGeneration declining;
  @Inject private transient ControlsWords words;
  @Inject private transient ControlNames called;
  @Inject private transient TenantDesk desk;
  @Inject private transient OwnNames names;
  @Inject private transient PageErrors texts;
  private @Nullable List<Asked> waiting;

  /** What would be said from now on, by usage. */
  private final HashMap<UUID, ArrayList<String>> alike = new HashMap<>();

  /** A usage as it stood when the page was opened: a row's button means this one. */
  public record Asked(
      UUID id,
      Instant askedAt,
      Instant expiresAt,
      Use use,
      List<String> territories,
      int seconds,
      Quality quality,
      List<AskedAsset> assets,
      Asker asker)
      implements Serializable {

    private static Asked of(OwnApprovals.Waiting waiting, AskedBefore.Asker asker) {
      return new Asked(
          waiting.authorizationId(),
          waiting.askedAt(),
          waiting.expiresAt(),
          waiting.use(),
          new ArrayList<>(waiting.territories()),
          waiting.seconds(),
          waiting.quality(),
          new ArrayList<>(waiting.assets().stream().map(AskedAsset::of).toList()),
          new Asker(
              asker.creator().toString(),
              asker.generator(),
              asker.approved(),
              asker.declined(),
              asker.unanswered(),
              asker.othersAssets()));
    }
  }

  /** An asset of the tenant in it, and what it would earn. */
  public record AskedAsset(UUID id, long feeMicros, long earnsMicros, String currency)
      implements Serializable {

    private static AskedAsset of(OwnApprovals.AskedAsset asset) {
      return new AskedAsset(
          asset.id(),
          asset.fee().micros(),
          asset.earns().micros(),
          asset.fee().currency().getCurrencyCode());
    }
  }

  /** Who asks, as far as the tenant may know. */
  public record Asker(
      String creator, String generator, int approved, int declined, int unanswered, int others)
      implements Serializable {}

  public List<Asked> getWaiting() {
    if (waiting == null) {
      List<OwnApprovals.Waiting> found = approvals.list(desk.tenant());
      Map<UUID, AskedBefore.Asker> askers =
          asking.of(
              desk.tenant(), found.stream().map(OwnApprovals.Waiting::authorizationId).toList());
      List<Asked> asked = new ArrayList<>();
      for (OwnApprovals.Waiting one : found) {
        AskedBefore.Asker asker = askers.get(one.authorizationId());
        if (asker != null) {
          asked.add(Asked.of(one, asker));
        }
      }
      names.read(asked.stream().flatMap(one -> one.assets().stream()).map(AskedAsset::id).toList());
      waiting = asked;
    }
    return waiting;
  }

  /** What would be said from now on for everybody, as sentences. */
  public List<String> alike(UUID authorization) {
    return alike.computeIfAbsent(
        authorization,
        id ->
            new ArrayList<>(
                allowing.rules(desk.tenant(), id, Whom.EVERYBODY).stream()
                    .map(this::sentence)
                    .toList()));
  }

  private String sentence(Rule rule) {
    Controls only = new Controls(ZoneOffset.UTC, List.of(rule), Guards.NONE, List.of());
    return words.sentence(rule, ZoneOffset.UTC, called.of(List.of(only)));
  }

  public void approve(UUID authorization) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    desk.goTo("approvals?" + approved(authorization));
  }

  public void approveForCreator(UUID authorization) {
    approveAlike(authorization, Whom.THIS_CREATOR);
  }

  public void approveForEverybody(UUID authorization) {
    approveAlike(authorization, Whom.EVERYBODY);
  }

  /** Nothing becomes a rule that is not approved. */
  private void approveAlike(UUID authorization, Whom whom) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    String notice = approved(authorization);
    if (notice.startsWith("done=")) {
      notice =
          switch (allowing.allow(
              desk.tenant(),
              desk.actor(),
              authorization,
              whom,
              texts.text("rights.approvals.rule." + whom))) {
            case SettingPolicy.Set set -> "done=usageApprovedAlike";
            case SettingPolicy.Invalid invalid -> "failed=usageNoRule";
            case SettingPolicy.NotFound gone -> "failed=usageNoRule";
            case SettingPolicy.Conflict conflict -> "failed=usageNoRule";
          };
    }
    desk.goTo("approvals?" + notice);
  }

  private String approved(UUID authorization) {
    try {
      return notice(approving.approve(desk.tenant(), desk.account(), authorization));
    } catch (OutOfTouchException e) {
      return "failed=tryAgain";
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
