package io.kyodaku.ledger;

import static io.kyodaku.ledger.AccountKind.CREATOR_AVAILABLE;
import static io.kyodaku.ledger.AccountKind.CREATOR_HELD;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transfers of a lot's life but for its being spent. */
public final class LotPostings {

  private LotPostings() {}

  /**
   * A purchase was paid: money at Stripe that is not earned yet, or is owed as tax, and its
   * credits.
   */
  public static List<Posting> sold(
      LotBooks lot, UUID orderId, long creditsMicros, long costMicros, long taxMicros) {
    List<Posting> postings = new ArrayList<>();
    if (costMicros > 0) {
      postings.add(
          new Posting(
              lot.account(AccountKind.STRIPE_BALANCE),
              lot.account(AccountKind.UNEARNED_CREDITS),
              costMicros,
              TransferCode.LOT_PAID,
              lot.lotId(),
              null,
              null,
              orderId));
    }
    if (taxMicros > 0) {
      postings.add(
          new Posting(
              lot.account(AccountKind.STRIPE_BALANCE),
              lot.account(AccountKind.TAX_PAYABLE),
              taxMicros,
              TransferCode.TAX_COLLECTED,
              lot.lotId(),
              null,
              null,
              orderId));
    }
    postings.add(
        new Posting(
            Account.ofCredits(AccountKind.CREDITS_SOLD),
            Account.ofCredits(CREATOR_AVAILABLE, lot.creatorId()),
            creditsMicros,
            TransferCode.LOT_ISSUED,
            lot.lotId(),
            null,
            null,
            orderId));
    return postings;
  }

  /** Credits were given: nothing was paid, so nothing will be revenue. */
  public static List<Posting> granted(LotBooks lot, long creditsMicros) {
    return List.of(
        credits(
            Account.ofCredits(AccountKind.CREDITS_GRANTED),
            Account.ofCredits(CREATOR_AVAILABLE, lot.creatorId()),
            creditsMicros,
            TransferCode.LOT_GRANTED,
            lot,
            null));
  }

  public static Posting held(LotBooks lot, UUID authorizationId, long creditsMicros) {
    return credits(
        Account.ofCredits(CREATOR_AVAILABLE, lot.creatorId()),
        Account.ofCredits(CREATOR_HELD, lot.creatorId()),
        creditsMicros,
        TransferCode.HELD,
        lot,
        authorizationId);
  }

  public static Posting released(LotBooks lot, UUID authorizationId, long creditsMicros) {
    return credits(
        Account.ofCredits(CREATOR_HELD, lot.creatorId()),
        Account.ofCredits(CREATOR_AVAILABLE, lot.creatorId()),
        creditsMicros,
        TransferCode.RELEASED,
        lot,
        authorizationId);
  }

  /** Credits expired unspent; what they had cost is earned all the same. */
  public static List<Posting> expired(LotBooks lot, long creditsMicros, long recognisedMicros) {
    List<Posting> postings = new ArrayList<>();
    postings.add(
        credits(
            Account.ofCredits(CREATOR_AVAILABLE, lot.creatorId()),
            Account.ofCredits(AccountKind.CREDITS_EXPIRED),
            creditsMicros,
            TransferCode.LOT_EXPIRED,
            lot,
            null));
    if (recognisedMicros > 0) {
      postings.add(
          new Posting(
              lot.account(AccountKind.UNEARNED_CREDITS),
              lot.account(AccountKind.BREAKAGE_REVENUE),
              recognisedMicros,
              TransferCode.BREAKAGE_RECOGNISED,
              lot.lotId(),
              null,
              null,
              null));
    }
    return postings;
  }

  private static Posting credits(
      Account debit,
      Account credit,
      long micros,
      TransferCode code,
      LotBooks lot,
      @Nullable UUID authorizationId) {
    return new Posting(debit, credit, micros, code, lot.lotId(), authorizationId, null, null);
  }
}
