package io.kyodaku.wallet;

import io.kyodaku.ledger.MoneyBackPostings.Cause;
import io.kyodaku.ledger.MoneyBackPostings.Royalty;
import io.kyodaku.ledger.Taxed;
import io.kyodaku.royalty.RoyaltyBackRows.Earned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Of one lot, what is known of money that goes back: read when a command asks for it. */
final class BackState {

  /** The lot's burns of which something may be taken back, or given; the latest first. */
  final List<Burn> burns = new ArrayList<>();

  /** What of the lot's burned credits was taken back of settlements, over all burns. */
  final long ofBurnsMicros;

  /** For which refund or dispute credits are due. */
  final Optional<Due> due;

  final Optional<Wanted> wanted;

  final Paid paid;

  BackState(long ofBurnsMicros, Optional<Due> due, Optional<Wanted> wanted, Paid paid) {
    this.paid = paid;
    this.ofBurnsMicros = ofBurnsMicros;
    this.due = due;
    this.wanted = wanted;
  }

  /**
   * What was paid for the lot, tax and all, and how much of that is booked as gone, by whatever
   * refunds and disputes.
   */
  record Paid(Taxed taxed, long bookedMicros) {}

  /** The last refund or dispute that took credits of the lot. */
  record Due(UUID moneyBackId, Cause cause) {}

  /**
   * A refund or dispute as Stripe tells of it, and how far it is booked.
   *
   * @param amountMicros what it is about, with tax, in the lot's currency
   * @param takenMicros what Stripe has taken of that
   * @param bookedMicros what is booked of that
   * @param freezes whether its credits are not to be spent
   * @param frozenMicros how many are kept from it
   */
  record Wanted(
      UUID id,
      Cause cause,
      long amountMicros,
      long takenMicros,
      long bookedMicros,
      boolean freezes,
      long frozenMicros) {}

  /** What the lot paid of one settlement. */
  static final class Burn {
    final UUID authorizationId;
    final long burnedMicros;
    final List<Part> parts = new ArrayList<>();
    long backMicros;
    boolean changed;

    Burn(UUID authorizationId, long burnedMicros, long backMicros) {
      this.authorizationId = authorizationId;
      this.burnedMicros = burnedMicros;
      this.backMicros = backMicros;
    }
  }

  /**
   * A royalty that it paid, or the part of it in one place, where the contract lets it be taken
   * back.
   */
  static final class Part {
    final Earned of;
    final Royalty royalty;
    final boolean thereStill;
    long backMicros;

    /**
     * @param thereStill false where what was held was released
     */
    Part(Earned of, Royalty royalty, boolean thereStill, long backMicros) {
      this.of = of;
      this.royalty = royalty;
      this.thereStill = thereStill;
      this.backMicros = backMicros;
    }
  }

  /** What is booked by now, to be written. */
  record Booked(UUID moneyBackId, long bookedMicros, long frozenMicros) {}
}
