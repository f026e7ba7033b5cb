package io.kyodaku.wallet;

import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.ledger.LotPostings;
import io.kyodaku.wallet.BatchState.Link;
import io.kyodaku.wallet.BatchState.Standing;
import io.kyodaku.wallet.BatchState.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reserves credits and sets them free: lots, wallet, spending limit and transfers together. */
final class Holds {

  private final BatchState state;
  private final BatchChanges changes;
  private final Instant now;

  Holds(BatchState state, BatchChanges changes, Instant now) {
    this.state = state;
    this.changes = changes;
    this.now = now;
  }

  /** Whether credits could be reserved. */
  sealed interface Reservation {}

  record Reserved(List<LotHold> holds) implements Reservation {}

  record NoCredits(ChargeOutcome.InsufficientCredits credits) implements Reservation {}

  record OverLimit(ChargeOutcome.SpendingLimitReached limit) implements Reservation {}

  Reservation reserve(Wallet wallet, Link link, long micros) {
    long spent = state.spent(link);
    @Nullable Long limit = link.limitMicros();
    if (limit != null && micros > limit - spent) {
      return new OverLimit(new ChargeOutcome.SpendingLimitReached(limit, spent, micros));
    }
    Optional<List<LotHold>> reserved = wallet.purse.reserve(micros, now);
    if (reserved.isEmpty()) {
      return new NoCredits(new ChargeOutcome.InsufficientCredits(wallet.purse.usable(now), micros));
    }
    wallet.hold(micros);
    state.spend(link.id().orElse(null), micros);
    return new Reserved(reserved.get());
  }

  /** Writes down for which authorization they are reserved. */
  void note(Wallet wallet, UUID authorizationId, List<LotHold> reserved) {
    for (int i = 0; i < reserved.size(); i++) {
      changes.hold(authorizationId, i, reserved.get(i));
    }
    post(wallet, authorizationId, reserved);
  }

  void post(Wallet wallet, UUID authorizationId, List<LotHold> reserved) {
    for (LotHold hold : reserved) {
      changes
          .transfers()
          .add(
              LotPostings.held(
                  wallet.purse.lot(hold.lotId()).books(), authorizationId, hold.amountMicros()));
    }
  }

  /** Ends without a charge: all is set free, and owners need not answer any more. */
  void release(UUID authorizationId, Standing standing, AuthorizationStatus how) {
    if (standing.status == AuthorizationStatus.PENDING_APPROVAL) {
      changes.lapse(authorizationId);
    } else if (how != AuthorizationStatus.EXPIRED) {
      // What has expired may be settled still, so it keeps what it took of ceilings.
      state.ceilings.giveBack(authorizationId);
    }
    Wallet wallet = state.wallet(standing.creatorId);
    long held = total(standing.holds);
    wallet.purse.release(standing.holds);
    wallet.release(held);
    for (LotHold hold : standing.holds) {
      changes
          .transfers()
          .add(
              LotPostings.released(
                  wallet.purse.lot(hold.lotId()).books(), authorizationId, hold.amountMicros()));
    }
    state.spend(standing.linkId, -held);
    end(authorizationId, standing);
    standing.become(how);
  }

  /** Nothing is reserved any more. */
  void end(UUID authorizationId, Standing standing) {
    changes.endHolds(authorizationId);
    standing.holds = List.of();
  }

  static long total(List<LotHold> reserved) {
    return reserved.stream().mapToLong(LotHold::amountMicros).sum();
  }
}
