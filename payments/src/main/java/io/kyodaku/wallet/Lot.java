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
 *
 * <p>What it cost may go back to the buyer, in parts, and come again ({@link Back}).
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
  private long revoked;
  private long recognised;
  private boolean changed;
  private Back back;
  private boolean backChanged;

  Lot(
      LotBooks books,
      long credits,
      long cost,
      @Nullable Instant expiresAt,
      Places places,
      long recognised) {
    this(books, credits, cost, expiresAt, places, recognised, Back.NOTHING);
  }

  Lot(
      LotBooks books,
      long credits,
      long cost,
      @Nullable Instant expiresAt,
      Places places,
      long recognised,
      Back back) {
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
    this.back = back;
    requireWhole();
    this.changed = false;
  }

  /** Where a lot's microcredits are. */
  record Places(long available, long held, long burned, long expired, long revoked) {}

  /**
   * What of the lot's money went back, and where the credits were that it had paid for. Revoked
   * ones are among the lot's places.
   *
   * @param frozen microcredits that are not spent while it is open whether their money goes back
   * @param due held ones that are revoked as soon as they are released
   * @param burned those that are, or were, the creator's debt
   * @param expired those that were lost to the creator before
   * @param collected burned ones that paid a debt
   * @param costMicros the money, at most the lot's cost
   */
  record Back(long frozen, long due, long burned, long expired, long collected, long costMicros) {
    static final Back NOTHING = new Back(0, 0, 0, 0, 0, 0);
  }

  /**
   * What became of credits whose money went back, or came again: all zero or more.
   *
   * @param credits revoked, or available again
   * @param recognised what of the cost left the unearned, or is unearned again
   * @param burned became the creator's debt, or are forgiven
   */
  record Moved(long credits, long recognised, long burned) {}

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

  long cost() {
    return cost;
  }

  long credits() {
    return credits;
  }

  Back back() {
    return back;
  }

  /** Whether it is to be written with what went back. */
  boolean backChanged() {
    return backChanged;
  }

  /**
   * Available, and nobody waits for it: what is due back or frozen is neither spent nor expires.
   */
  long spendable() {
    return Math.max(0, available - back.due - back.frozen);
  }

  boolean usableAt(Instant now) {
    return spendable() > 0 && !expiredAt(now);
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

  /** Everything spendable expires; returns the part of the cost that is recognised with it. */
  long expire() {
    long micros = spendable();
    expired += micros;
    available -= micros;
    requireWhole();
    return recognise();
  }

  /** Keeps as many credits as this more, or less, from being spent. */
  void freeze(long micros) {
    back(
        back.frozen + micros, back.due, back.burned, back.expired, back.collected, back.costMicros);
  }

  /**
   * Money that it had cost went back. What that had paid for is taken from what is available, then
   * from what is held (when that is released), then from what has expired, and last from what was
   * burned.
   */
  Moved takeBack(long money) {
    long before = gone(back.costMicros);
    back(
        back.frozen,
        back.due,
        back.burned,
        back.expired,
        back.collected,
        Math.addExact(back.costMicros, money));
    long missing = gone(back.costMicros) - before;
    long revokes = Math.min(missing, available);
    missing -= revokes;
    long dues = Math.min(missing, Math.max(0, held - back.due));
    missing -= dues;
    long expires = Math.min(missing, expired - back.expired);
    missing -= expires;
    back(
        back.frozen,
        back.due + dues,
        back.burned + missing,
        back.expired + expires,
        back.collected,
        back.costMicros);
    return new Moved(revokes, revoke(revokes), missing);
  }

  /** Takes what is due from what was released since, or was burned after all. */
  Moved takeDue() {
    long revokes = Math.min(back.due, available);
    long burns = Math.max(0, back.due - revokes - held);
    back(
        back.frozen,
        back.due - revokes - burns,
        back.burned + burns,
        back.expired,
        back.collected,
        back.costMicros);
    return new Moved(revokes, revoke(revokes), burns);
  }

  /** Money came again that had gone back; the other way round, from what was burned on. */
  Moved giveBack(long money) {
    long before = gone(back.costMicros);
    long cost = Math.subtractExact(back.costMicros, money);
    long surplus = before - gone(cost);
    long burns = Math.min(surplus, back.burned);
    surplus -= burns;
    long expires = Math.min(surplus, back.expired);
    surplus -= expires;
    long dues = Math.min(surplus, back.due);
    surplus -= dues;
    back(
        back.frozen,
        back.due - dues,
        back.burned - burns,
        back.expired - expires,
        back.collected,
        cost);
    return new Moved(surplus, -revoke(-surplus), burns);
  }

  /** Available credits pay a debt; returns the cost that is recognised with them. */
  long collect(long micros) {
    available -= micros;
    burned += micros;
    requireWhole();
    back(
        back.frozen, back.due, back.burned, back.expired, back.collected + micros, back.costMicros);
    return recognise();
  }

  /** How many of those that paid a debt can be returned. */
  long returnable() {
    return Math.min(back.collected, burned - back.burned);
  }

  /** Credits that paid a debt are available again; returns the cost that is unearned again. */
  long returnCollected(long micros) {
    burned -= micros;
    available += micros;
    back(
        back.frozen, back.due, back.burned, back.expired, back.collected - micros, back.costMicros);
    return -recognise();
  }

  /** As many credits as so much of the cost had paid for. */
  long gone(long money) {
    return money == 0 ? 0 : mulDiv(money, credits, cost);
  }

  private void back(
      long frozen, long due, long burnedBack, long expiredBack, long collected, long money) {
    back = new Back(frozen, due, burnedBack, expiredBack, collected, money);
    backChanged = true;
    if (frozen < 0
        || due < 0
        || burnedBack < 0
        || burnedBack > burned
        || expiredBack < 0
        || expiredBack > expired
        || collected < 0
        || money < 0
        || money > cost) {
      throw new IllegalStateException("lot " + id() + " gives back what it has not: " + back);
    }
  }

  private long revoke(long micros) {
    revoked += micros;
    available -= micros;
    requireWhole();
    return recognise();
  }

  private long recognise() {
    long gone = burned + expired + revoked;
    long target = mulDiv(cost, gone, credits);
    long delta = target - recognised;
    recognised = target;
    return delta;
  }

  /** {@code a × b / c}, rounded down. */
  private static long mulDiv(long a, long b, long c) {
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .divide(BigInteger.valueOf(c))
        .longValueExact();
  }

  private void requireWhole() {
    changed = true;
    if (available < 0
        || held < 0
        || burned < 0
        || revoked < 0
        || available + held + burned + expired + revoked != credits) {
      throw new IllegalStateException("lot " + id() + " does not add up: " + places());
    }
  }
}
