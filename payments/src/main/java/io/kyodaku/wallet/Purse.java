package io.kyodaku.wallet;

import io.kyodaku.ledger.LotBooks;
import io.kyodaku.shared.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The lots of one creator, in the order in which they are spent. */
final class Purse {

  private final Map<UUID, Lot> lots = new LinkedHashMap<>();
  private long debt;

  Purse(Collection<Lot> lots) {
    this(lots, 0);
  }

  /**
   * @param debt what their creator owes: so much of them is not there to be spent
   */
  Purse(Collection<Lot> lots, long debt) {
    this.debt = debt;
    lots.stream().sorted(Lot.SPENDING_ORDER).forEach(lot -> this.lots.put(lot.id(), lot));
  }

  /**
   * What one lot paid.
   *
   * @param credits burned, for each purpose
   * @param recognised the cost that was recognised with them, for each purpose
   */
  record Burn(LotBooks lot, List<Long> credits, List<Long> recognised) {}

  /** What spending came to: burns in spending order, and what was reserved but not needed. */
  record Spent(List<Burn> burns, List<LotHold> released) {}

  Collection<Lot> lots() {
    return lots.values();
  }

  Lot lot(UUID id) {
    return Objects.requireNonNull(lots.get(id), () -> "lot " + id + " is not live");
  }

  /** One that has nothing left, or not any more. */
  void add(Lot lot) {
    lots.putIfAbsent(lot.id(), lot);
  }

  long debt() {
    return debt;
  }

  void owe(long micros) {
    debt += micros;
    if (debt < 0) {
      throw new IllegalStateException("more is forgiven than was owed");
    }
  }

  /**
   * What could be reserved now: neither credits whose time ran out, swept or not, nor as many as
   * are owed.
   */
  long usable(Instant now) {
    long spendable =
        lots.values().stream().filter(l -> l.usableAt(now)).mapToLong(Lot::spendable).sum();
    return Math.max(0, spendable - debt);
  }

  /** Reserves named lots, first to expire first; empty and unchanged if they don't suffice. */
  Optional<List<LotHold>> reserve(long micros, Instant now) {
    if (usable(now) < micros) {
      return Optional.empty();
    }
    List<LotHold> holds = new ArrayList<>();
    long missing = micros;
    for (Lot lot : lots.values()) {
      if (missing > 0 && lot.usableAt(now)) {
        long part = Math.min(missing, lot.spendable());
        lot.reserve(part);
        holds.add(new LotHold(lot.id(), part));
        missing -= part;
      }
    }
    return Optional.of(holds);
  }

  void release(List<LotHold> holds) {
    holds.forEach(hold -> lot(hold.lotId()).release(hold.amountMicros()));
  }

  /**
   * Burns what the purposes cost from what was reserved, first lot first, and releases the rest.
   * Each lot pays for the purposes in the proportion in which they are still unpaid, so that lots
   * and purposes both add up exactly.
   */
  Spent spend(List<LotHold> holds, List<Long> purposes) {
    List<Long> unpaid = new ArrayList<>(purposes);
    long missing = purposes.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    List<Burn> burns = new ArrayList<>();
    List<LotHold> released = new ArrayList<>();
    for (LotHold hold : holds) {
      long burned = Math.min(missing, hold.amountMicros());
      if (burned > 0) {
        burns.add(burn(lot(hold.lotId()), burned, unpaid));
        missing -= burned;
      }
      if (hold.amountMicros() > burned) {
        released.add(new LotHold(hold.lotId(), hold.amountMicros() - burned));
      }
    }
    if (missing > 0) {
      throw new IllegalStateException("more is spent than was reserved");
    }
    release(released);
    return new Spent(burns, released);
  }

  private static Burn burn(Lot lot, long micros, List<Long> unpaid) {
    List<Long> credits = Split.byWeights(micros, unpaid);
    for (int i = 0; i < unpaid.size(); i++) {
      unpaid.set(i, unpaid.get(i) - credits.get(i));
    }
    return new Burn(lot.books(), credits, Split.byWeights(lot.burn(micros), credits));
  }
}
