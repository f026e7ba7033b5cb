package io.kyodaku.ledger;

import io.kyodaku.ledger.SettlementPostings.Destination;
import io.kyodaku.ledger.SettlementPostings.OwnerBooks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The transfers of a chargeback: Stripe takes back what was paid for a lot, or a part of it. It
 * takes the lot's unspent credits first. What is missing then was spent already: it becomes the
 * creator's debt in credits and the platform's cost in money, and the royalties of the lot's latest
 * burns are taken back where the contract puts that risk on the owner.
 */
public final class ChargebackPostings {

  private ChargebackPostings() {}

  /**
   * A lot when the chargeback comes.
   *
   * @param availableMicros unspent credits that are not reserved either
   * @param goneMicros burned, expired or revoked before
   * @param recognisedMicros of its cost
   */
  public record LotStanding(
      LotBooks lot,
      long creditsMicros,
      long costMicros,
      long availableMicros,
      long goneMicros,
      long recognisedMicros) {}

  /** What the lot paid of one settlement, and what owners earned by that. */
  public record Burn(UUID authorizationId, long creditsMicros, List<Royalty> royalties) {}

  /**
   * A royalty that a burn paid, or the part of it that is in one place: what was held is taken from
   * where it is held.
   *
   * @param at the owner, the escrow of a conflict, or what nobody owns
   * @param costMicros in the lot's currency
   * @param royaltyMicros in the owner's
   * @param ownersRisk whether the contract lets it be taken back
   */
  public record Royalty(
      OwnerBooks owner, Destination at, long costMicros, long royaltyMicros, boolean ownersRisk) {}

  /**
   * @param chargedBackMicros what Stripe took, of the lot's currency, at most its cost
   * @param latestFirst the lot's burns, the latest first
   */
  public static List<Posting> of(
      LotStanding standing, long chargedBackMicros, List<Burn> latestFirst) {
    if (chargedBackMicros <= 0 || chargedBackMicros > standing.costMicros()) {
      throw new IllegalArgumentException("a chargeback of something, at most of what was paid");
    }
    LotBooks lot = standing.lot();
    long taken = mulDiv(chargedBackMicros, standing.creditsMicros(), standing.costMicros());
    long revoked = Math.min(taken, standing.availableMicros());
    long unearned =
        Math.min(
            chargedBackMicros,
            mulDiv(standing.costMicros(), standing.goneMicros() + revoked, standing.creditsMicros())
                - standing.recognisedMicros());
    Steps steps = new Steps(lot.lotId());
    steps.add(
        Account.ofCredits(AccountKind.CREATOR_AVAILABLE, lot.creatorId()),
        Account.ofCredits(AccountKind.CREDITS_REVOKED),
        revoked,
        TransferCode.LOT_REVOKED);
    steps.add(
        lot.account(AccountKind.UNEARNED_CREDITS),
        lot.account(AccountKind.STRIPE_BALANCE),
        unearned,
        TransferCode.CHARGED_BACK);
    steps.add(
        Account.ofCredits(AccountKind.CREATOR_DEBT, lot.creatorId()),
        Account.ofCredits(AccountKind.CREDITS_CHARGED_BACK),
        taken - revoked,
        TransferCode.DEBT_INCURRED);
    steps.add(
        lot.account(AccountKind.CHARGEBACK_COST),
        lot.account(AccountKind.STRIPE_BALANCE),
        chargedBackMicros - unearned,
        TransferCode.CHARGED_BACK);
    steps.postings.addAll(royaltiesTakenBack(lot, taken - revoked, latestFirst));
    return steps.postings;
  }

  private static List<Posting> royaltiesTakenBack(
      LotBooks lot, long spentMicros, List<Burn> latestFirst) {
    List<Posting> postings = new ArrayList<>();
    long missing = spentMicros;
    for (Burn burn : latestFirst) {
      long part = Math.min(missing, burn.creditsMicros());
      missing -= part;
      for (Royalty royalty : burn.royalties()) {
        if (part > 0 && royalty.ownersRisk()) {
          List<Posting> owed =
              SettlementPostings.royaltyOwed(
                  lot,
                  burn.authorizationId(),
                  royalty.owner(),
                  royalty.at(),
                  ParRates.proportion(royalty.costMicros(), part, burn.creditsMicros()),
                  ParRates.proportion(royalty.royaltyMicros(), part, burn.creditsMicros()));
          owed.reversed().forEach(step -> postings.add(step.reversed()));
        }
      }
    }
    return postings;
  }

  /** {@code a × b / c}, rounded down. */
  private static long mulDiv(long a, long b, long c) {
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .divide(BigInteger.valueOf(c))
        .longValueExact();
  }

  /** Collects the steps that move something. */
  private static final class Steps {
    private final @Nullable UUID lotId;
    private final List<Posting> postings = new ArrayList<>();

    Steps(UUID lotId) {
      this.lotId = lotId;
    }

    void add(Account debit, Account credit, long micros, TransferCode code) {
      if (micros > 0) {
        postings.add(new Posting(debit, credit, micros, code, lotId, null, null, null));
      }
    }
  }
}
