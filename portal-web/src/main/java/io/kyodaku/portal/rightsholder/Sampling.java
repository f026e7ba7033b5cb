package io.kyodaku.portal.rightsholder;

import io.kyodaku.policy.Level;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.sample.BeginningTrial;
import io.kyodaku.sample.TryingOnSample;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tries names and blocked words on the sample of prompts, as often as an owner may. */
@RequestScoped
class Sampling {

  /** So many words of a guard at once; the first. */
  private static final int TERMS_AT_MOST = 20;

  @Inject private BeginningTrial beginning;
  @Inject private TryingOnSample sample;
  @Inject private TenantDesk desk;
  @Inject private PageErrors errors;

  /** Empty where it was tried too often, which is said. */
  Optional<TryingOnSample.Tried> name(UUID assetId, String alias) {
    return begun()
        ? Optional.of(
            sample.name(desk.tenant(), assetId, alias, beginning.supports(desk.tenant(), assetId)))
        : Optional.empty();
  }

  List<TryingOnSample.Tried> terms(Level level, List<String> terms) {
    if (terms.isEmpty()) {
      errors.say("rights.sample.noTerms");
      return List.of();
    }
    if (!begun()) {
      return List.of();
    }
    Set<UUID> assets =
        switch (level) {
          case Level.OfAsset of -> Set.of(of.assetId());
          case Level.OfWork of -> beginning.assets(desk.tenant(), Optional.of(of.workId()));
          case Level.OfTenant of -> beginning.assets(desk.tenant(), Optional.empty());
        };
    return terms.stream().limit(TERMS_AT_MOST).map(term -> sample.term(term, assets)).toList();
  }

  private boolean begun() {
    boolean begun = beginning.begin(desk.tenant(), desk.account());
    if (!begun) {
      errors.say("rights.sample.tooOften");
    }
    return begun;
  }
}
