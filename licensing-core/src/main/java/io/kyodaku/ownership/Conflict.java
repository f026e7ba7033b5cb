package io.kyodaku.ownership;

import io.kyodaku.shared.Split;
import io.kyodaku.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Shares of an asset that are more than the whole in some territories. It opens when the last of
 * them comes, with thirty days for the holding side to answer. Silence decides for the asserting
 * side; evidence brings it to an operator. A decision stands for seven days, in which the side that
 * loses by it may appeal, once; then an operator decides for good. At any time before it is settled
 * a party may give up its share, or give it to another, and as soon as what is left is no more than
 * the whole, they have agreed. What each gets when it is settled is its share from then on, and its
 * part of what was held.
 *
 * @param territories as claims store them
 * @param dueAt when it moves on by itself
 */
public record Conflict(
    UUID id,
    UUID assetId,
    String territories,
    ConflictStatus status,
    Instant openedAt,
    Optional<Instant> dueAt,
    List<Party> parties) {

  static final int WHOLE_BPS = 10_000;

  public Conflict {
    parties = List.copyOf(parties);
  }

  /** What comes of a move. */
  public sealed interface Result {}

  /**
   * @param steps what happened, in its order
   */
  public record Moved(Conflict conflict, List<StepKind> steps) implements Result {}

  public record Refused(Refusal why) implements Result {}

  /** Why a move is not made. */
  public enum Refusal {
    NOT_A_PARTY,
    /** Not where the conflict stands now. */
    NOT_NOW,
    TOO_LATE,
    NOT_THE_HOLDING_SIDE,
    NOT_THE_LOSING_SIDE,
    /** It has given up its share already. */
    NOTHING_LEFT,
    /** Nothing is awarded, or more than the whole, or to somebody who gave its share up. */
    AWARDS_DO_NOT_FIT
  }

  /** What the move makes of it at this moment. */
  public Result after(Move move, Instant now) {
    return switch (move) {
      case Move.OfParty of ->
          party(of.by()).map(by -> byParty(of, by, now)).orElseGet(Conflict::stranger);
      case Move.Decide decide -> decided(decide, now);
      case Move.TimeUp unused -> timeUp(now);
    };
  }

  private static Result stranger() {
    return new Refused(Refusal.NOT_A_PARTY);
  }

  private Result byParty(Move.OfParty move, Party by, Instant now) {
    if (!status.isOpen()) {
      return new Refused(Refusal.NOT_NOW);
    }
    return switch (move) {
      case Move.State unused -> new Moved(this, List.of(StepKind.STATED));
      case Move.Uphold unused -> upheld(by, now);
      case Move.Release unused -> givenUp(by, Optional.empty());
      case Move.Transfer transfer -> givenUp(by, Optional.of(transfer.to()));
      case Move.Appeal unused -> appealed(by, now);
    };
  }

  private Result upheld(Party by, Instant now) {
    if (status != ConflictStatus.OPEN) {
      return new Refused(Refusal.NOT_NOW);
    }
    if (by.side() != Side.HOLDING) {
      return new Refused(Refusal.NOT_THE_HOLDING_SIDE);
    }
    return isOver(now)
        ? new Refused(Refusal.TOO_LATE)
        : new Moved(in(ConflictStatus.UPHELD, now, parties), List.of(StepKind.UPHELD));
  }

  private Result appealed(Party by, Instant now) {
    if (status != ConflictStatus.DECIDED) {
      return new Refused(Refusal.NOT_NOW);
    }
    if (!by.losesBy()) {
      return new Refused(Refusal.NOT_THE_LOSING_SIDE);
    }
    return isOver(now)
        ? new Refused(Refusal.TOO_LATE)
        : new Moved(in(ConflictStatus.APPEALED, now, parties), List.of(StepKind.APPEALED));
  }

  private Result givenUp(Party by, Optional<TenantId> to) {
    if (by.standingBps() == 0) {
      return new Refused(Refusal.NOTHING_LEFT);
    }
    Optional<Party> taker = to.flatMap(this::party).filter(party -> !party.equals(by));
    if (to.isPresent() && taker.isEmpty()) {
      return new Refused(Refusal.NOT_A_PARTY);
    }
    List<Party> left =
        each(
            party -> {
              if (party.equals(by)) {
                return party.without();
              }
              return taker.filter(party::equals).isPresent() ? party.with(by) : party;
            });
    StepKind step = to.isPresent() ? StepKind.TRANSFERRED : StepKind.RELEASED;
    int sum = left.stream().mapToInt(Party::standingBps).sum();
    if (sum > WHOLE_BPS) {
      return new Moved(goesOn(left), List.of(step));
    }
    List<Party> agreed = left.stream().map(party -> party.awarded(party.standingBps())).toList();
    return sum == 0
        ? new Refused(Refusal.NOTHING_LEFT)
        : new Moved(settled(agreed), List.of(step, StepKind.SETTLED));
  }

  /** What waited for whoever left, or was awarded to it, an operator decides. */
  private Conflict goesOn(List<Party> left) {
    boolean nobodyAsserts =
        left.stream().noneMatch(p -> p.side() == Side.ASSERTING && p.standingBps() > 0);
    boolean nobodyWins = left.stream().allMatch(p -> p.awardedBps().orElse(0) == 0);
    ConflictStatus next =
        switch (status) {
          case OPEN -> nobodyAsserts ? ConflictStatus.UPHELD : status;
          case DECIDED -> nobodyWins ? ConflictStatus.APPEALED : status;
          case UPHELD, APPEALED, SETTLED -> status;
        };
    return new Conflict(
        id, assetId, territories, next, openedAt, next == status ? dueAt : Optional.empty(), left);
  }

  private Result decided(Move.Decide decide, Instant now) {
    boolean first = status == ConflictStatus.UPHELD;
    if (!first && status != ConflictStatus.APPEALED) {
      return new Refused(Refusal.NOT_NOW);
    }
    Map<TenantId, Integer> awards = decide.awards();
    Set<TenantId> strangers = new HashSet<>(awards.keySet());
    parties.stream()
        .filter(party -> party.standingBps() > 0)
        .forEach(party -> strangers.remove(party.tenant()));
    long sum = awards.values().stream().mapToLong(Integer::longValue).sum();
    boolean negative = awards.values().stream().anyMatch(bps -> bps < 0);
    if (negative
        || sum < 1
        || sum > WHOLE_BPS
        || strangers.stream().anyMatch(tenant -> awards.getOrDefault(tenant, 0) != 0)) {
      return new Refused(Refusal.AWARDS_DO_NOT_FIT);
    }
    List<Party> awarded = each(party -> party.awarded(awards.getOrDefault(party.tenant(), 0)));
    return first
        ? new Moved(in(ConflictStatus.DECIDED, now, awarded), List.of(StepKind.DECIDED))
        : new Moved(settled(awarded), List.of(StepKind.DECIDED_FINALLY, StepKind.SETTLED));
  }

  private Result timeUp(Instant now) {
    if (!isOver(now)) {
      return new Refused(Refusal.NOT_NOW);
    }
    return switch (status) {
      case OPEN ->
          new Moved(in(ConflictStatus.DECIDED, now, bySilence()), List.of(StepKind.LAPSED));
      case DECIDED -> new Moved(settled(parties), List.of(StepKind.SETTLED));
      case UPHELD, APPEALED, SETTLED -> new Refused(Refusal.NOT_NOW);
    };
  }

  /** The asserting side gets what it asserts, the holding side what is left of the whole. */
  private List<Party> bySilence() {
    List<Party> holding = parties.stream().filter(p -> p.side() == Side.HOLDING).toList();
    int asserted = parties.stream().mapToInt(Party::standingBps).sum() - standing(holding);
    int left = Math.min(WHOLE_BPS - asserted, standing(holding));
    Map<TenantId, Integer> awards = new HashMap<>();
    if (left > 0) {
      List<Long> parts =
          Split.byWeights(left, holding.stream().map(p -> (long) p.standingBps()).toList());
      for (int i = 0; i < holding.size(); i++) {
        awards.put(holding.get(i).tenant(), Math.toIntExact(parts.get(i)));
      }
    }
    return each(
        party ->
            party.awarded(
                party.side() == Side.ASSERTING
                    ? party.standingBps()
                    : awards.getOrDefault(party.tenant(), 0)));
  }

  private static int standing(List<Party> of) {
    return of.stream().mapToInt(Party::standingBps).sum();
  }

  private boolean isOver(Instant now) {
    return dueAt.isPresent() && now.isAfter(dueAt.get());
  }

  private Conflict settled(List<Party> awarded) {
    return new Conflict(
        id, assetId, territories, ConflictStatus.SETTLED, openedAt, Optional.empty(), awarded);
  }

  private Conflict in(ConflictStatus next, Instant now, List<Party> then) {
    return new Conflict(
        id, assetId, territories, next, openedAt, next.clock().map(clock -> due(now, clock)), then);
  }

  /** To the end of a day of UTC: what is told is a date. */
  private static Instant due(Instant now, Duration clock) {
    return now.plus(clock)
        .truncatedTo(ChronoUnit.DAYS)
        .plus(1, ChronoUnit.DAYS)
        .minus(1, ChronoUnit.MICROS);
  }

  private List<Party> each(UnaryOperator<Party> change) {
    List<Party> changed = new ArrayList<>(parties.size());
    parties.forEach(party -> changed.add(change.apply(party)));
    return changed;
  }

  public Optional<Party> party(TenantId tenant) {
    return parties.stream().filter(party -> party.tenant().equals(tenant)).findFirst();
  }
}
