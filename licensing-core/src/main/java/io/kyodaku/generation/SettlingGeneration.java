package io.kyodaku.generation;

import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.decision.Pricing;
import io.kyodaku.decision.PricingFacts;
import io.kyodaku.decision.PricingOutcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * A generator has rendered: the seconds that it made are charged at the frozen price, and the rest
 * of the hold is released.
 */
@Dependent
public class SettlingGeneration {

  private final RecentGrants recent;
  private final Authorizations authorizations;
  private final Pricing pricing;
  private final Charges charges;

  @Inject
  public SettlingGeneration(
      RecentGrants recent, Authorizations authorizations, Pricing pricing, Charges charges) {
    this.recent = recent;
    this.authorizations = authorizations;
    this.pricing = pricing;
    this.charges = charges;
  }

  /**
   * @param seconds what was rendered, from 1; a still image counts 1
   */
  public ChargeOutcome.OfSettle settle(UUID generatorId, UUID authorizationId, int seconds) {
    // One that ended meanwhile is answered though what it costs can't be told: then it is read.
    return recent
        .take(generatorId, authorizationId)
        .flatMap(granted -> settled(granted, seconds))
        .orElseGet(() -> settleAsRead(generatorId, authorizationId, seconds));
  }

  private Optional<ChargeOutcome.OfSettle> settled(Authorization granted, int seconds) {
    try {
      return Optional.of(settle(granted, seconds))
          .filter(outcome -> !(outcome instanceof ChargeOutcome.Unavailable));
    } catch (OutOfTouchException e) {
      return Optional.empty();
    }
  }

  private ChargeOutcome.OfSettle settleAsRead(UUID generatorId, UUID authorizationId, int seconds) {
    return authorizations
        .ofGenerator(generatorId, authorizationId)
        .<ChargeOutcome.OfSettle>map(granted -> settle(granted, seconds))
        .orElseGet(ChargeOutcome.NotFound::new);
  }

  private ChargeOutcome.OfSettle settle(Authorization granted, int seconds) {
    if (granted.status() == AuthorizationStatus.PENDING_APPROVAL) {
      // Its price is only decided when it is approved.
      return new ChargeOutcome.NotYetApproved();
    }
    AuthorizedUsage usage = granted.usage();
    if (seconds >= usage.seconds() || isOver(granted)) {
      // Refused or answered as before, whatever it would cost: no plugin is asked for that.
      return charges.settle(granted, seconds, granted.price());
    }
    PricingFacts facts =
        new PricingFacts(usage.use(), usage.quality(), usage.territories(), usage.seconds());
    return switch (pricing.reprice(granted.price(), facts, seconds)) {
      case PricingOutcome.Priced priced -> charges.settle(granted, seconds, priced.price());
      // The plugin that priced it does not answer: nothing is charged until it does.
      case PricingOutcome.Unpriced unpriced -> new ChargeOutcome.Unavailable();
    };
  }

  private static boolean isOver(Authorization granted) {
    return granted.status() == AuthorizationStatus.SETTLED
        || granted.status() == AuthorizationStatus.VOIDED;
  }
}
