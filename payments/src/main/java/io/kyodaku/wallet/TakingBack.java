package io.kyodaku.wallet;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.MoneyBackPostings;
import io.kyodaku.ledger.MoneyBackPostings.Cause;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.ledger.SettlementPostings.Destination;
import io.kyodaku.ledger.Taxed;
import io.kyodaku.royalty.RoyaltyBackRows.Earned;
import io.kyodaku.royalty.RoyaltyBackRows.Held;
import io.kyodaku.wallet.BackState.Booked;
import io.kyodaku.wallet.BackState.Burn;
import io.kyodaku.wallet.BackState.Paid;
import io.kyodaku.wallet.BackState.Part;
import io.kyodaku.wallet.BackState.Wanted;
import io.kyodaku.wallet.BatchState.Wallet;
import io.kyodaku.wallet.Lot.Moved;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings a lot to what Stripe says of the money that was paid for it: what Stripe took is taken of
 * the lot, and what it gave again comes again. It compares states, so that it may be repeated, and
 * events may have come in any order.
 */
final class TakingBack {

  private final BatchState state;
  private final BatchChanges changes;
  private final Instant now;

  TakingBack(BatchState state, BatchChanges changes, Instant now) {
    this.state = state;
    this.changes = changes;
    this.now = now;
  }

  Answer apply(Command.TakeBack command) {
    Wallet wallet = state.wallets.get(command.creatorId());
    // What was read of a lot holds for one command; the next sweep finds what is left.
    BackState back = state.backs.remove(command.lotId());
    if (wallet != null && back != null) {
      Lot lot = wallet.purse.lot(command.lotId());
      takeDue(wallet, lot, back);
      back.wanted.ifPresent(wanted -> bring(wallet, lot, back, wanted));
      changes.backs().taken(lot, back);
    }
    return new Answer.AsBefore();
  }

  private void takeDue(Wallet wallet, Lot lot, BackState back) {
    if (lot.back().due() == 0 || back.due.isEmpty()) {
      return;
    }
    UUID id = back.due.get().moneyBackId();
    Cause cause = back.due.get().cause();
    Moved moved = lot.takeDue();
    leave(wallet, moved);
    changes
        .transfers()
        .addAll(
            MoneyBackPostings.dueTaken(
                lot.books(), id, cause, moved.credits(), moved.recognised(), moved.burned()));
    takeRoyalties(lot, back, moved.burned(), id, cause);
  }

  private void bring(Wallet wallet, Lot lot, BackState back, Wanted wanted) {
    long more = wanted.takenMicros() - wanted.bookedMicros();
    if (more > 0) {
      take(wallet, lot, back, wanted, more);
    } else if (more < 0) {
      giveBack(wallet, lot, back, wanted, -more);
    }
    long frozen =
        wanted.freezes() ? creditsOf(lot, back.paid.taxed().netAtMost(wanted.amountMicros())) : 0;
    if (frozen != wanted.frozenMicros()) {
      lot.freeze(frozen - wanted.frozenMicros());
    }
    changes.backs().booked(new Booked(wanted.id(), wanted.takenMicros(), frozen));
  }

  /** Rounded up, so that what is taken later is there. */
  static long creditsOf(Lot lot, long money) {
    return BigInteger.valueOf(money)
        .multiply(BigInteger.valueOf(lot.credits()))
        .add(BigInteger.valueOf(lot.cost() - 1))
        .divide(BigInteger.valueOf(lot.cost()))
        .longValueExact();
  }

  private void take(Wallet wallet, Lot lot, BackState back, Wanted wanted, long money) {
    long net = netOf(back.paid, money);
    Moved moved = lot.takeBack(net);
    leave(wallet, moved);
    changes.backs().by(lot, wanted.id());
    changes
        .transfers()
        .addAll(MoneyBackPostings.taxReturned(lot.books(), wanted.id(), money - net));
    changes
        .transfers()
        .addAll(
            MoneyBackPostings.taken(
                lot.books(),
                wanted.id(),
                wanted.cause(),
                net,
                moved.credits(),
                moved.recognised(),
                moved.burned()));
    takeRoyalties(lot, back, moved.burned(), wanted.id(), wanted.cause());
  }

  /**
   * What of more that is gone, or less, was the lot's cost; the rest was tax. Always of all that is
   * gone, so that parts come to exactly the whole.
   */
  private static long netOf(Paid paid, long money) {
    Taxed taxed = paid.taxed();
    return taxed.netOf(paid.bookedMicros() + money) - taxed.netOf(paid.bookedMicros());
  }

  private static void leave(Wallet wallet, Moved moved) {
    if (moved.credits() > 0) {
      wallet.expire(moved.credits());
    }
    wallet.purse.owe(moved.burned());
  }

  private void giveBack(Wallet wallet, Lot lot, BackState back, Wanted wanted, long money) {
    long ofDebts = lot.back().burned() - back.ofBurnsMicros;
    long net = -netOf(back.paid, -money);
    Moved moved = lot.giveBack(net);
    if (moved.credits() > 0) {
      wallet.expire(-moved.credits());
    }
    changes
        .transfers()
        .addAll(MoneyBackPostings.taxCollected(lot.books(), wanted.id(), money - net));
    changes
        .transfers()
        .addAll(
            MoneyBackPostings.givenBack(
                lot.books(),
                wanted.id(),
                net,
                moved.credits(),
                moved.recognised(),
                moved.burned()));
    forgive(wallet, moved.burned(), wanted.id());
    giveRoyalties(lot, back, Math.max(0, moved.burned() - ofDebts), wanted.id(), wanted.cause());
  }

  /** What was collected of a debt that is none is returned to the lots that paid it. */
  private void forgive(Wallet wallet, long micros, UUID moneyBackId) {
    long owed = Math.min(micros, wallet.purse.debt());
    wallet.purse.owe(-owed);
    long missing = micros - owed;
    List<Lot> latestFirst = new ArrayList<>(wallet.purse.lots());
    latestFirst.sort((one, other) -> other.id().compareTo(one.id()));
    for (Lot paid : latestFirst) {
      long part = Math.min(missing, paid.returnable());
      if (part > 0) {
        long unearned = paid.returnCollected(part);
        wallet.expire(-part);
        changes
            .transfers()
            .addAll(MoneyBackPostings.returned(paid.books(), moneyBackId, part, unearned));
        missing -= part;
      }
    }
    if (missing > 0) {
      throw new IllegalStateException("a debt was collected that no lot paid");
    }
  }

  /** The latest burns first; what is left then had paid a debt, and earned nobody anything. */
  private void takeRoyalties(Lot lot, BackState back, long spent, UUID moneyBackId, Cause cause) {
    Reversals reversals = new Reversals(lot, moneyBackId);
    long missing = spent;
    for (Burn burn : back.burns) {
      long part = Math.min(missing, burn.burnedMicros - burn.backMicros);
      missing -= part;
      reversals.move(burn, part);
    }
    reversals.write(cause.name());
  }

  private void giveRoyalties(
      Lot lot, BackState back, long forgiven, UUID moneyBackId, Cause cause) {
    Reversals reversals = new Reversals(lot, moneyBackId);
    long missing = forgiven;
    for (Burn burn : back.burns.reversed()) {
      long part = Math.min(missing, burn.backMicros);
      missing -= part;
      reversals.move(burn, -part);
    }
    reversals.write(again(cause));
  }

  /** What royalties that are earned again are called, by what had taken them. */
  private static String again(Cause cause) {
    return switch (cause) {
      case REFUND -> "REINSTATED";
      case CHARGEBACK -> "DISPUTE_RESOLUTION";
    };
  }

  /** What one movement does to royalties, claim by claim. */
  private final class Reversals {
    private final Lot lot;
    private final UUID moneyBackId;
    private final Map<Earned, Change> changed = new LinkedHashMap<>();

    Reversals(Lot lot, UUID moneyBackId) {
      this.lot = lot;
      this.moneyBackId = moneyBackId;
    }

    /**
     * @param micros of the burn's credits; below zero where they are paid for after all
     */
    void move(Burn burn, long micros) {
      if (micros == 0) {
        return;
      }
      burn.backMicros += micros;
      burn.changed = true;
      for (Part part : burn.parts) {
        // Always of the whole, so that roundings don't add up and all is all.
        long target =
            ParRates.proportion(part.royalty.earnedMicros(), burn.backMicros, burn.burnedMicros);
        boolean moves =
            micros > 0 ? target > part.backMicros && part.thereStill : target < part.backMicros;
        if (moves) {
          changes
              .transfers()
              .addAll(
                  MoneyBackPostings.royalty(
                      lot.books(),
                      moneyBackId,
                      burn.authorizationId,
                      part.royalty,
                      part.backMicros,
                      target));
          changed
              .computeIfAbsent(part.of, of -> new Change())
              .add(part.royalty.at(), part.backMicros - target);
          part.backMicros = target;
        }
      }
    }

    void write(String kind) {
      changed.forEach(
          (of, change) ->
              changes.backs().royalties().add(of, kind, change.own, change.held, moneyBackId, now));
    }
  }

  /** Of one royalty. */
  private static final class Change {
    private long own;
    private final List<Held> held = new ArrayList<>();

    void add(Destination at, long micros) {
      if (at.kind() == AccountKind.ROYALTY_PAYABLE) {
        own += micros;
      } else {
        held.add(
            new Held(
                at.kind() == AccountKind.ROYALTY_ESCROW
                    ? Optional.of(at.ownerId())
                    : Optional.empty(),
                micros));
      }
    }
  }
}
