package io.kyodaku.royalty;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.shared.Split;
import java.util.Collections;
import java.util.List;

/**
 * The owner's share of a fee. On a LIST base it is taken of the fee itself, so that discounts and
 * promotions are the platform's cost; on a NET base of the revenue that was recognised for the fee,
 * brought to the owner's currency by the par table of the grant.
 */
public final class RoyaltyRule {

  private RoyaltyRule() {}

  public static Accrual accrue(LicenseTerms terms, List<Paid> paid, int parVersion, ParRates par) {
    List<Long> weights =
        terms.royaltyBase() == RoyaltyBase.LIST
            ? paid.stream().map(Paid::creditsMicros).toList()
            : paid.stream().map(part -> inOwnersCurrency(part, terms, parVersion, par)).toList();
    long net = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    long base = terms.royaltyBase() == RoyaltyBase.LIST ? terms.feeMicros() : net;
    long royalty = Split.share(base, terms.shareBps());
    if (royalty > 0 && net == 0) {
      throw new IllegalArgumentException("a fee that nobody paid: claim " + terms.claimId());
    }
    List<Long> byLot =
        net == 0 ? Collections.nCopies(paid.size(), 0L) : Split.byWeights(royalty, weights);
    List<List<Long>> parts =
        byLot.stream().map(part -> HeldPart.split(part, terms.held())).toList();
    return new Accrual(terms, base, royalty, terms.feeMicros() - royalty, byLot, parts);
  }

  private static long inOwnersCurrency(
      Paid part, LicenseTerms terms, int parVersion, ParRates par) {
    return par.convert(
        parVersion, part.recognisedMicros(), part.lot().currency(), terms.currency());
  }
}
