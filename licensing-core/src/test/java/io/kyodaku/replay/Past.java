package io.kyodaku.replay;

import io.kyodaku.decision.Concern;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.EarningTerms;
import io.kyodaku.decision.JointTerms;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.TestTrials;
import io.kyodaku.rule.Action;
import io.kyodaku.shared.Ids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usages that were decided in memory, recorded for one owner as charges record them. */
final class Past {

  static final Instant HOUR = TestTrials.NOW.truncatedTo(ChronoUnit.HOURS);

  private final TestTrials trials;
  private final Random random;
  private final UUID tenant;
  private final int number;

  Past(TestTrials trials, int tenant, long seed) {
    this.trials = trials;
    number = tenant;
    this.tenant = trials.tenant(tenant).value();
    random = new Random(seed);
  }

  List<Recorded> recorded(int asked) {
    List<Recorded> all = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      Instant at = HOUR.plus(i, ChronoUnit.SECONDS);
      record(trials.ask(), at).ifPresent(all::add);
    }
    return all;
  }

  UsagePage page(int asked) {
    return PageBytes.read(HOUR, ByteBuffer.wrap(PageBytes.write(HOUR, recorded(asked))));
  }

  private Optional<Recorded> record(TestTrials.Asked asked, Instant at) {
    return switch (asked.decision()) {
      case Decision.Granted granted ->
          licensed(asked, at, granted.price().licenses(), List.of(), Action.ALLOW, Action.ALLOW);
      case Decision.NeedsApproval asks ->
          licensed(
              asked,
              at,
              asks.price().licenses(),
              asks.reasons().stream().flatMap(reason -> reason.ruleId().stream()).toList(),
              asks.approvers().contains(tenant) ? Action.ASK : Action.ALLOW,
              asks.approvers().stream().anyMatch(one -> !one.equals(tenant))
                  ? Action.ASK
                  : Action.ALLOW);
      case Decision.Refused refused ->
          asked
              .told()
              .concern()
              .get()
              .filter(concern -> concern.tenantId().equals(tenant))
              .map(concern -> refused(asked, at, concern));
    };
  }

  private Recorded refused(TestTrials.Asked asked, Instant at, Concern concern) {
    List<Shape.Licence> licences =
        concern.own().claims().stream()
            .map(claim -> new Shape.Licence(claim.claimId(), claim.assetId(), "", 0, null))
            .toList();
    return new Recorded(
        Ids.next(),
        at,
        new Shape(
            trials.past(asked, number, concern),
            concern.own().action(),
            concern.others(),
            concern.own().decidedBy(),
            licences),
        Outcome.REFUSED,
        0,
        licences.stream().map(unused -> Recorded.Earned.NOTHING).toList());
  }

  private Optional<Recorded> licensed(
      TestTrials.Asked asked,
      Instant at,
      List<LicenseTerms> all,
      List<String> asking,
      Action own,
      Action others) {
    List<LicenseTerms> mine =
        all.stream().filter(terms -> terms.tenantId().equals(tenant)).toList();
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    boolean asks = own == Action.ASK || others == Action.ASK;
    Outcome outcome =
        asks
            ? List.of(Outcome.SETTLED, Outcome.NOT_APPROVED, Outcome.PENDING).get(random.nextInt(3))
            : List.of(Outcome.SETTLED, Outcome.SETTLED, Outcome.UNUSED, Outcome.OPEN)
                .get(random.nextInt(4));
    int seconds = outcome == Outcome.SETTLED ? 1 + random.nextInt(asked.usage().seconds()) : 0;
    return Optional.of(
        new Recorded(
            Ids.next(),
            at,
            new Shape(
                trials.past(asked, number),
                own,
                others,
                mine.stream()
                    .map(LicenseTerms::ruleId)
                    .filter(asking::contains)
                    .findFirst()
                    .orElseGet(() -> mine.getFirst().ruleId()),
                mine.stream().map(Past::licence).toList()),
            outcome,
            seconds,
            mine.stream().map(terms -> earned(terms, asked.usage().seconds(), seconds)).toList()));
  }

  /** No plugin has a say: fewer seconds are as much less. */
  private static Recorded.Earned earned(LicenseTerms terms, int asked, int seconds) {
    long fee = terms.feeMicros() / asked * seconds;
    return new Recorded.Earned(fee, fee * terms.shareBps() / 10_000);
  }

  private static Shape.Licence licence(LicenseTerms terms) {
    return new Shape.Licence(
        terms.claimId(),
        terms.assetId(),
        terms.ruleId(),
        terms.useFactorBps(),
        new EarningTerms(
            terms.currency(),
            terms.pricePerSecondMicros(),
            terms.ownershipBps(),
            terms.shareBps(),
            RoyaltyBase.LIST,
            terms.maxFeeBps(),
            null,
            null),
        joint(terms));
  }

  private static Shape.@Nullable Joint joint(LicenseTerms terms) {
    JointTerms joint = terms.joint();
    return joint == null
        ? null
        : Shape.Joint.of(joint.shareBps(), terms.feeMicros(), joint.ownFeeMicros());
  }
}
