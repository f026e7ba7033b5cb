package io.kyodaku.generation;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Split;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How the fees of a price are split between owners and platform, as the contracts say. */
public final class Splits {

  private Splits() {}

  /** As granted: of the list fees, whatever the credits will have cost. */
  public static List<PartyShare> of(Price price) {
    List<PartyShare> shares = new ArrayList<>();
    for (LicenseTerms terms : price.licenses()) {
      long royalty = Split.share(terms.feeMicros(), terms.shareBps());
      shares.addAll(of(terms, HeldPart.split(royalty, terms.held()).getFirst(), royalty));
    }
    return shares;
  }

  /**
   * One fee.
   *
   * @param ownerMicros what the owner gets of the royalty now
   * @param royaltyMicros with what is held of it; the rest of the fee is the platform's
   */
  public static List<PartyShare> of(LicenseTerms terms, long ownerMicros, long royaltyMicros) {
    return of(
        terms.claimId(),
        terms.tenantId(),
        terms.currency(),
        terms.feeMicros(),
        ownerMicros,
        royaltyMicros - ownerMicros);
  }

  static List<PartyShare> of(
      UUID claimId,
      UUID tenantId,
      Currency currency,
      long feeMicros,
      long ownerMicros,
      long heldMicros) {
    List<PartyShare> shares = new ArrayList<>(3);
    shares.add(
        new PartyShare(
            claimId,
            PartyShare.Kind.OWNER,
            Optional.of(tenantId),
            new Money(ownerMicros, currency)));
    if (heldMicros != 0) {
      shares.add(
          new PartyShare(
              claimId,
              PartyShare.Kind.HELD,
              Optional.of(tenantId),
              new Money(heldMicros, currency)));
    }
    shares.add(
        new PartyShare(
            claimId,
            PartyShare.Kind.PLATFORM,
            Optional.empty(),
            new Money(feeMicros - ownerMicros - heldMicros, currency)));
    return List.copyOf(shares);
  }
}
