package io.kyodaku.generation;

import io.kyodaku.decision.Price;
import io.kyodaku.decision.Pricing;
import io.kyodaku.decision.PricingFacts;
import io.kyodaku.decision.PricingOutcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prices once more what was settled: the granted terms for the seconds that were rendered. And adds
 * up whether what the parties earned is what was charged for licences.
 */
@Dependent
class RecheckingSettlement {

  private final Authorizations authorizations;
  private final Pricing pricing;

  @Inject
  RecheckingSettlement(Authorizations authorizations, Pricing pricing) {
    this.authorizations = authorizations;
    this.pricing = pricing;
  }

  /** What came of it. */
  sealed interface Outcome {}

  /**
   * @param differences places in the receipt that say something else
   */
  record Compared(List<String> differences) implements Outcome {}

  /** The plugin that set the fee does not answer any more, or the usage is not known. */
  record Unpriced() implements Outcome {}

  /**
   * @param settlement the receipt's text
   */
  Outcome check(Map<String, Object> settlement, UUID generatorId, UUID authorizationId) {
    @Nullable Authorization granted =
        authorizations.ofGenerator(generatorId, authorizationId).orElse(null);
    if (granted == null || !(settlement.get("seconds") instanceof Number seconds)) {
      return new Unpriced();
    }
    AuthorizedUsage usage = granted.usage();
    if (seconds.intValue() < 1 || seconds.intValue() > usage.seconds()) {
      return new Compared(List.of("seconds"));
    }
    PricingFacts facts =
        new PricingFacts(usage.use(), usage.quality(), usage.territories(), usage.seconds());
    return switch (pricing.reprice(granted.price(), facts, seconds.intValue())) {
      case PricingOutcome.Unpriced unpriced -> new Unpriced();
      case PricingOutcome.Priced priced -> new Compared(differences(settlement, priced.price()));
    };
  }

  private static List<String> differences(Map<String, Object> settlement, Price again) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("price", settlement.get("price"));
    said.put("chargedMicros", settlement.get("chargedMicros"));
    Map<String, Object> computed = new LinkedHashMap<>();
    computed.put("price", ReceiptText.price(again));
    computed.put("chargedMicros", again.totalMicros());
    List<String> differences = JsonDifference.ofPrices(said, computed);
    if (!earned(settlement).equals(fees(again))) {
      differences.add("splits");
    }
    return differences;
  }

  /** By currency. */
  private static Map<String, Long> fees(Price price) {
    Map<String, Long> fees = new TreeMap<>();
    price
        .licenses()
        .forEach(
            license ->
                fees.merge(
                    license.currency().getCurrencyCode(), license.feeMicros(), Math::addExact));
    fees.values().removeIf(fee -> fee == 0);
    return fees;
  }

  private static Map<String, Long> earned(Map<String, Object> settlement) {
    Map<String, Long> earned = new TreeMap<>();
    if (settlement.get("splits") instanceof List<?> splits) {
      for (Object split : splits) {
        if (split instanceof Map<?, ?> part
            && part.get(ReceiptText.AMOUNT_MICROS) instanceof Number amount) {
          earned.merge(
              Objects.toString(part.get(ReceiptText.CURRENCY)), amount.longValue(), Math::addExact);
        }
      }
    }
    earned.values().removeIf(amount -> amount == 0);
    return earned;
  }
}
