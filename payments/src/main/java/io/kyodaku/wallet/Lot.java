package io.kyodaku.wallet;

import io.kyodaku.ledger.LotBooks;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lot of credits while it is being charged: read under its wallet's lock, changed here, written
 * back with the transfers that tell of the change.
 *
 * <p>A credit is available, then held for an authorization, then burned or available again; it may
 * expire or be revoked while it is available, never while it is held. What the lot cost is
 * recognised with each credit that leaves for good: after n of N credits, {@code floor(cost × n /
 * N)} in all, so that the last one recognises whatever rounding left.
 */
final class Lot {

  /** First to expire first; then what was given before what was paid for; then the older. */
  static final Comparator<Lot> SPENDING_ORDER =
      Comparator.comparing((Lot lot) -> lot.expiresAt == null ? Instant.MAX : lot.expiresAt)
          .thenComparingInt(lot -> lot.books.promotional() ? 0 : 1)
          .thenComparing(Lot::id);

  private final LotBooks books;
  private final long credits;
  private final long cost;
  private final @Nullable Instant expiresAt;
  private long available;
  private long held;
  private long burned;
  private long expired;
  private final long revoked;
  private long recognised;
  private boolean changed;

  Lot(
      LotBooks books,
      long credits,
      long cost,
      @Nullable Instant expiresAt,
      Places places,
      long recognised) {
    this.books = books;
    this.credits = credits;
    this.cost = cost;
    this.expiresAt = expiresAt;
    this.available = places.available;
    this.held = places.held;
    this.burned = places.burned;
    this.expired = places.expired;
    this.revoked = places.revoked;
    this.recognised = recognised;
    requireWhole();
    this.changed = false;
  }

  /** Where a lot's microcredits are. */
  record Places(long available, long held, long burned, long expired, long revoked) {}

  UUID id() {
    return books.lotId();
  }

  LotBooks books() {
    return books;
  }

  long available() {
    return available;
  }

  long recognised() {
    return recognised;
  }

  Places places() {
    return new Places(available, held, burned, expired, revoked);
  }

  boolean changed() {
    return changed;
  }

  boolean usableAt(Instant now) {
    return available > 0 && !expiredAt(now);
  }

  boolean expiredAt(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  void reserve(long micros) {
    available -= micros;
    held += micros;
    requireWhole();
  }

  void release(long micros) {
    held -= micros;
    available += micros;
    requireWhole();
  }

  /** Returns the part of the cost that is recognised with these. */
  long burn(long micros) {
    held -= micros;
    burned += micros;
    requireWhole();
    return recognise();
  }

  /** Everything available expires; returns the part of the cost that is recognised with it. */
  long expire() {
    expired += available;
    available = 0;
    requireWhole();
    return recognise();
  }

  private long recognise() {
    long gone = burned + expired + revoked;
    long target =
        BigInteger.valueOf(cost)
            .multiply(BigInteger.valueOf(gone))
            .divide(BigInteger.valueOf(credits))
            .longValueExact();
    long delta = target - recognised;
    recognised = target;
    return delta;
  }

  private void requireWhole() {
    changed = true;
    if (available < 0
        || held < 0
        || burned < 0
        || available + held + burned + expired + revoked != credits) {
      throw new IllegalStateException("lot " + id() + " does not add up: " + places());
    }
  }
}
