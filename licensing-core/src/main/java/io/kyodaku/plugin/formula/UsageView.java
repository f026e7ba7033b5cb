package io.kyodaku.plugin.formula;

import dev.cel.runtime.CelVariableResolver;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.shared.WireId;
import java.util.Optional;

/** The facts of a usage by the names that {@link FormulaKind#FEE} has; worked out when named. */
record UsageView(UsageFacts facts) implements CelVariableResolver {

  @Override
  public Optional<Object> find(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "listFee" -> facts.listFeeMicros();
          case "pricePerSecond" -> facts.pricePerSecondMicros();
          case "seconds" -> facts.seconds();
          case "useFactor" -> (long) facts.useFactorBps();
          case "ownership" -> (long) facts.ownershipBps();
          case "use" -> facts.use().name();
          case "quality" -> facts.quality().name();
          case "kind" -> facts.assetKind().name();
          case "asset" -> WireId.ASSET.format(facts.assetId());
          case "territories" -> facts.territories();
          case "unit" -> Units.UNIT;
          case "currency" -> facts.currency().getCurrencyCode();
          default -> null;
        });
  }
}
