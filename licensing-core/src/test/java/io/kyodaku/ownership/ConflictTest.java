package io.kyodaku.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ownership.Conflict.Moved;
import io.kyodaku.ownership.Conflict.Refusal;
import io.kyodaku.ownership.Conflict.Refused;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The life of a conflict, move by move. */
class ConflictTest {

  private static final Instant OPENED = Instant.parse("2026-03-01T09:00:00Z");

  /** A date is told, so it is that day's end. */
  private static final Instant DUE = Instant.parse("2026-03-31T23:59:59.999999Z");

  private final TenantId holder = new TenantId(Ids.next());
  private final TenantId asserting = new TenantId(Ids.next());
  private final Conflict open = conflict(10_000, 6_000);

  @Test
  void whoHoldsHasThirtyDaysToAnswer() {
    assertThat(moved(open, new Move.Uphold(holder, "Ours"), DUE).status())
        .isEqualTo(ConflictStatus.UPHELD);
    assertThat(refused(open, new Move.Uphold(holder, "Ours"), DUE.plusMillis(1)))
        .isEqualTo(Refusal.TOO_LATE);
    assertThat(refused(open, new Move.Uphold(asserting, "Ours"), OPENED))
        .isEqualTo(Refusal.NOT_THE_HOLDING_SIDE);
    assertThat(refused(open, new Move.TimeUp(), DUE)).isEqualTo(Refusal.NOT_NOW);
  }

  @Test
  void silenceDecidesForTheAssertingSideAndTheRestStays() {
    Conflict decided = moved(open, new Move.TimeUp(), DUE.plusSeconds(1));
    assertThat(decided.status()).isEqualTo(ConflictStatus.DECIDED);
    assertThat(awards(decided)).containsExactly(4_000, 6_000);
    assertThat(decided.dueAt()).contains(Instant.parse("2026-04-08T23:59:59.999999Z"));
  }

  @Test
  void aDecisionStandsAfterSevenDays() {
    Conflict decided = decided(Map.of(holder, 10_000));
    Instant due = decided.dueAt().orElseThrow();
    assertThat(refused(decided, new Move.TimeUp(), due)).isEqualTo(Refusal.NOT_NOW);
    Conflict settled = moved(decided, new Move.TimeUp(), due.plusMillis(1));
    assertThat(settled.status()).isEqualTo(ConflictStatus.SETTLED);
    assertThat(awards(settled)).containsExactly(10_000, 0);
  }

  @Test
  void whoLosesMayAppealOnceInSevenDays() {
    Conflict decided = decided(Map.of(holder, 10_000));
    Instant due = decided.dueAt().orElseThrow();
    assertThat(refused(decided, new Move.Appeal(holder, "More"), due))
        .isEqualTo(Refusal.NOT_THE_LOSING_SIDE);
    assertThat(refused(decided, new Move.Appeal(asserting, "No"), due.plusMillis(1)))
        .isEqualTo(Refusal.TOO_LATE);
    Conflict appealed = moved(decided, new Move.Appeal(asserting, "No"), due);
    assertThat(appealed.status()).isEqualTo(ConflictStatus.APPEALED);
    assertThat(refused(appealed, new Move.Appeal(asserting, "No"), due)).isEqualTo(Refusal.NOT_NOW);
    Conflict settled =
        moved(appealed, new Move.Decide(Map.of(asserting, 5_000, holder, 5_000), "Both"), due);
    assertThat(settled.status()).isEqualTo(ConflictStatus.SETTLED);
    assertThat(awards(settled)).containsExactly(5_000, 5_000);
  }

  @Test
  void givingUpAShareSettlesWhatFitsThen() {
    Conflict settled = moved(open, new Move.Release(holder, ""), OPENED);
    assertThat(settled.status()).isEqualTo(ConflictStatus.SETTLED);
    assertThat(awards(settled)).containsExactly(0, 6_000);
    assertThat(refused(settled, new Move.Release(asserting, ""), OPENED))
        .isEqualTo(Refusal.NOT_NOW);
  }

  @Test
  void givingAShareToTheOtherSettlesAtTheWhole() {
    Conflict settled = moved(open, new Move.Transfer(asserting, holder, ""), OPENED);
    assertThat(awards(settled)).containsExactly(10_000, 0);
    assertThat(refused(open, new Move.Transfer(holder, holder, ""), OPENED))
        .isEqualTo(Refusal.NOT_A_PARTY);
    assertThat(refused(open, new Move.Release(new TenantId(Ids.next()), ""), OPENED))
        .isEqualTo(Refusal.NOT_A_PARTY);
  }

  @Test
  void ofThreeOneMayGiveUpAndTheOthersGoOn() {
    TenantId third = new TenantId(Ids.next());
    List<Party> parties = new ArrayList<>(conflict(10_000, 10_000).parties());
    parties.add(party(third, Side.HOLDING, 2_000));
    Conflict three =
        new Conflict(
            Ids.next(), Ids.next(), "JP", ConflictStatus.OPEN, OPENED, Optional.of(DUE), parties);
    Conflict two = moved(three, new Move.Release(third, ""), OPENED);
    assertThat(two.status()).isEqualTo(ConflictStatus.OPEN);
    assertThat(refused(two, new Move.Release(third, ""), OPENED)).isEqualTo(Refusal.NOTHING_LEFT);
    Conflict upheld = moved(two, new Move.Uphold(holder, "Ours"), OPENED);
    assertThat(refused(upheld, new Move.Decide(Map.of(third, 1), "Why"), OPENED))
        .isEqualTo(Refusal.AWARDS_DO_NOT_FIT);
    assertThat(awards(moved(two, new Move.Release(holder, ""), OPENED)))
        .containsExactly(0, 10_000, 0);
  }

  /** Silence can't decide for whoever asserts nothing any more. */
  @Test
  void whereNobodyAssertsAnyMoreAnOperatorDecides() {
    TenantId third = new TenantId(Ids.next());
    List<Party> parties = new ArrayList<>(conflict(10_000, 10_000).parties());
    parties.add(party(third, Side.HOLDING, 2_000));
    Conflict three =
        new Conflict(
            Ids.next(), Ids.next(), "JP", ConflictStatus.OPEN, OPENED, Optional.of(DUE), parties);
    Conflict left = moved(three, new Move.Release(asserting, ""), OPENED);
    assertThat(left.status()).isEqualTo(ConflictStatus.UPHELD);
    assertThat(left.dueAt()).isEmpty();

    Conflict upheld = moved(three, new Move.Uphold(holder, "Ours"), OPENED);
    Conflict decided = moved(upheld, new Move.Decide(Map.of(holder, 10_000), "Why"), OPENED);
    assertThat(moved(decided, new Move.Release(holder, ""), OPENED).status())
        .isEqualTo(ConflictStatus.APPEALED);
    Conflict given = moved(decided, new Move.Transfer(holder, third, ""), OPENED);
    assertThat(given.status()).isEqualTo(ConflictStatus.DECIDED);
    assertThat(awards(given)).containsExactly(0, 0, 10_000);
  }

  @Test
  void anOperatorAwardsSomeOfTheWholeAndNotMoreAndOnlyWhenAsked() {
    Conflict upheld = moved(open, new Move.Uphold(holder, "Ours"), OPENED);
    assertThat(refused(open, new Move.Decide(Map.of(holder, 1), "Why"), OPENED))
        .isEqualTo(Refusal.NOT_NOW);
    for (Map<TenantId, Integer> wrong :
        List.of(
            Map.<TenantId, Integer>of(),
            Map.of(holder, 10_000, asserting, 1),
            Map.of(holder, -1, asserting, 2),
            Map.of(new TenantId(Ids.next()), 1))) {
      assertThat(refused(upheld, new Move.Decide(wrong, "Why"), OPENED))
          .isEqualTo(Refusal.AWARDS_DO_NOT_FIT);
    }
  }

  /** Whatever is claimed and however long nobody answers, what is awarded fits into the whole. */
  @Property
  void silenceNeverAwardsMoreThanTheWhole(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 10_000) Integer> holding,
      @ForAll @IntRange(min = 1, max = 10_000) int asserted) {
    List<Party> parties = new ArrayList<>();
    parties.add(party(asserting, Side.ASSERTING, asserted));
    holding.forEach(bps -> parties.add(party(new TenantId(Ids.next()), Side.HOLDING, bps)));
    Conflict conflict =
        new Conflict(
            Ids.next(), Ids.next(), "*", ConflictStatus.OPEN, OPENED, Optional.of(DUE), parties);
    Conflict decided = moved(conflict, new Move.TimeUp(), DUE.plusSeconds(1));
    Conflict settled =
        moved(decided, new Move.TimeUp(), decided.dueAt().orElseThrow().plusSeconds(1));
    assertThat(awards(settled).stream().mapToInt(Integer::intValue).sum()).isBetween(1, 10_000);
    assertThat(settled.party(asserting).orElseThrow().awardedBps()).hasValue(asserted);
  }

  private Conflict decided(Map<TenantId, Integer> awards) {
    Conflict upheld = moved(open, new Move.Uphold(holder, "Ours"), OPENED);
    return moved(upheld, new Move.Decide(awards, "Why"), OPENED.plusSeconds(60));
  }

  private Conflict conflict(int held, int asserted) {
    return new Conflict(
        Ids.next(),
        Ids.next(),
        "JP|US",
        ConflictStatus.OPEN,
        OPENED,
        Optional.of(DUE),
        List.of(party(holder, Side.HOLDING, held), party(asserting, Side.ASSERTING, asserted)));
  }

  private static Party party(TenantId tenant, Side side, int bps) {
    return new Party(tenant, Ids.next(), side, bps, bps, OptionalInt.empty());
  }

  private static List<Integer> awards(Conflict conflict) {
    return conflict.parties().stream().map(p -> p.awardedBps().orElseThrow()).toList();
  }

  private static Conflict moved(Conflict conflict, Move move, Instant now) {
    return switch (conflict.after(move, now)) {
      case Moved moved -> moved.conflict();
      case Refused refused -> throw new AssertionError(refused);
    };
  }

  private static Refusal refused(Conflict conflict, Move move, Instant now) {
    return switch (conflict.after(move, now)) {
      case Refused refused -> refused.why();
      case Moved moved -> throw new AssertionError(moved);
    };
  }
}
