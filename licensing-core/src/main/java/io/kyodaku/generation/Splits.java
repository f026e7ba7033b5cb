package io.kyodaku.generation;

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
      shares.addAll(of(terms, Split.share(terms.feeMicros(), terms.shareBps())));
    }
    return shares;
  }

  /** One fee, of which the owner gets this much and the platform the rest. */
  public static List<PartyShare> of(LicenseTerms terms, long ownerMicros) {
    return of(terms.claimId(), terms.tenantId(), terms.currency(), terms.feeMicros(), ownerMicros);
  }

  static List<PartyShare> of(
      UUID claimId, UUID tenantId, Currency currency, long feeMicros, long ownerMicros) {
    return List.of(
        new PartyShare(
            claimId,
            PartyShare.Kind.OWNER,
            Optional.of(tenantId),
            new Money(ownerMicros, currency)),
        new PartyShare(
            claimId,
            PartyShare.Kind.PLATFORM,
            Optional.empty(),
            new Money(feeMicros - ownerMicros, currency)));
  }
}
