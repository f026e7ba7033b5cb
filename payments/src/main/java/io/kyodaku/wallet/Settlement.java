package io.kyodaku.wallet;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.PartyShare;
import io.kyodaku.generation.ReceiptText.LotPaid;
import io.kyodaku.generation.Splits;
import io.kyodaku.ledger.LotPostings;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.SettlementPostings;
import io.kyodaku.ledger.SettlementPostings.Destination;
import io.kyodaku.ledger.SettlementPostings.OwnerBooks;
import io.kyodaku.royalty.Accrual;
import io.kyodaku.royalty.Paid;
import io.kyodaku.royalty.RoyaltyRule;
import io.kyodaku.shared.Split;
import io.kyodaku.wallet.Purse.Burn;
import io.kyodaku.wallet.Purse.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What settling one authorization comes to: each lot that paid, its revenue, the generator's
 * compute and the owners' royalties. Pure: lots change in the purse, and the transfers that tell of
 * it come out.
 *
 * @param accruals one for each licence of the price, in its order
 */
record Settlement(List<Posting> postings, List<Accrual> accruals, List<LotPaid> lots) {

  /** Spends what was reserved on this price. */
  static Settlement of(
      UUID authorizationId,
      UUID generatorId,
      Purse purse,
      List<LotHold> holds,
      Price price,
      ParRates par) {
    List<Long> purposes = new ArrayList<>();
    purposes.add(price.computeMicros());
    price.licenses().forEach(license -> purposes.add(license.feeCreditMicros()));
    Spent spent = purse.spend(holds, purposes);
    List<Posting> postings = new ArrayList<>();
    for (Burn burn : spent.burns()) {
      postings.addAll(burned(authorizationId, generatorId, burn, price, par));
    }
    List<Accrual> accruals = new ArrayList<>();
    for (int i = 0; i < price.licenses().size(); i++) {
      Accrual accrual = accrue(price.licenses().get(i), i + 1, spent.burns(), price, par);
      accruals.add(accrual);
      postings.addAll(owed(authorizationId, accrual, spent.burns(), price, par));
    }
    for (LotHold released : spent.released()) {
      postings.add(
          LotPostings.released(
              purse.lot(released.lotId()).books(), authorizationId, released.amountMicros()));
    }
    return new Settlement(postings, accruals, paid(spent.burns()));
  }

  /** Who gets what of the fees. */
  List<PartyShare> splits() {
    return accruals.stream()
        .flatMap(a -> Splits.of(a.terms(), a.ownMicros(), a.royaltyMicros()).stream())
        .toList();
  }

  private static List<Posting> burned(
      UUID authorizationId, UUID generatorId, Burn burn, Price price, ParRates par) {
    List<Posting> postings = new ArrayList<>();
    for (int purpose = 0; purpose < burn.credits().size(); purpose++) {
      postings.addAll(
          SettlementPostings.burned(
              burn.lot(),
              authorizationId,
              purpose == 0 ? null : price.licenses().get(purpose - 1).claimId(),
              burn.credits().get(purpose),
              burn.recognised().get(purpose)));
    }
    long compute =
        par.ofCredits(price.parVersion(), burn.credits().getFirst(), burn.lot().currency());
    postings.addAll(
        SettlementPostings.computeOwed(burn.lot(), authorizationId, generatorId, compute));
    return postings;
  }

  private static Accrual accrue(
      LicenseTerms terms, int purpose, List<Burn> burns, Price price, ParRates par) {
    List<Paid> paid =
        burns.stream()
            .map(b -> new Paid(b.lot(), b.credits().get(purpose), b.recognised().get(purpose)))
            .toList();
    return RoyaltyRule.accrue(terms, paid, price.parVersion(), par);
  }

  private static List<Posting> owed(
      UUID authorizationId, Accrual accrual, List<Burn> burns, Price price, ParRates par) {
    LicenseTerms terms = accrual.terms();
    OwnerBooks owner =
        new OwnerBooks(terms.claimId(), terms.tenantId(), terms.sellingEntity(), terms.currency());
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < burns.size(); i++) {
      long royalty = accrual.royaltyByLot().get(i);
      long cost =
          par.convert(price.parVersion(), royalty, terms.currency(), burns.get(i).lot().currency());
      List<Long> parts = accrual.partsByLot().get(i);
      List<Long> costs = royalty == 0 ? parts : Split.byWeights(cost, parts);
      for (int part = 0; part < parts.size(); part++) {
        postings.addAll(
            SettlementPostings.royaltyOwed(
                burns.get(i).lot(),
                authorizationId,
                owner,
                destination(terms, part),
                costs.get(part),
                parts.get(part)));
      }
    }
    return postings;
  }

  /** The first part is the owner's, the others are held. */
  private static Destination destination(LicenseTerms terms, int part) {
    return part == 0
        ? Destination.owner(terms.tenantId())
        : terms
            .held()
            .get(part - 1)
            .conflictId()
            .map(Destination::escrow)
            .orElseGet(() -> Destination.unowned(terms.assetId()));
  }

  private static List<LotPaid> paid(List<Burn> burns) {
    return burns.stream()
        .map(
            burn ->
                new LotPaid(
                    burn.lot().lotId(),
                    burn.credits().stream().mapToLong(Long::longValue).sum(),
                    burn.recognised().stream().mapToLong(Long::longValue).sum(),
                    burn.lot().currency().getCurrencyCode()))
        .toList();
  }
}
