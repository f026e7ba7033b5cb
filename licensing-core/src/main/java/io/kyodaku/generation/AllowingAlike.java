package io.kyodaku.generation;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.log.Actor;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.TerritorySet;
import io.kyodaku.rule.Theme;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * From a yes to one usage to rules for all that are like it: for the same use, the same or fewer
 * territories and seconds, the same quality and generator, the same age where somebody wanted to
 * know it, and no themes that it did not have; where it did not say which it had, whoever says that
 * there are some is asked about still. Of what is not like it, nothing is said.
 */
@Dependent
public class AllowingAlike {

  private final Authorizations authorizations;
  private final SettingPolicy setting;

  @Inject
  public AllowingAlike(Authorizations authorizations, SettingPolicy setting) {
    this.authorizations = authorizations;
    this.setting = setting;
  }

  /** Whom the rule is for. */
  public enum Whom {
    THIS_CREATOR,
    EVERYBODY
  }

  /** What would be added to each of the tenant's assets in it; empty for no such usage. */
  public List<Rule> rules(TenantId tenant, UUID authorizationId, Whom whom) {
    return authorizations
        .ofTenant(tenant.value(), authorizationId)
        .flatMap(
            usage ->
                licenses(tenant, usage).stream()
                    .findFirst()
                    .map(license -> rules(usage, license, whom, "")))
        .orElseGet(List::of);
  }

  /**
   * Adds the rules to each asset of the tenant's whose rules asked. What is allowed already stays
   * as it is.
   *
   * @param name of the rules, in the owner's words
   * @return of the first asset where they can't be added, or {@link SettingPolicy.Set}
   */
  public SettingPolicy.Outcome allow(
      TenantId tenant, Actor by, UUID authorizationId, Whom whom, String name) {
    Optional<Authorization> found = authorizations.ofTenant(tenant.value(), authorizationId);
    if (found.isEmpty()) {
      return new SettingPolicy.NotFound();
    }
    for (LicenseTerms license : licenses(tenant, found.get())) {
      SettingPolicy.Outcome outcome =
          setting.allowLike(
              tenant,
              by,
              new Level.OfAsset(license.assetId()),
              rules(found.get(), license, whom, name),
              license.ruleId());
      if (!(outcome instanceof SettingPolicy.Set)) {
        return outcome;
      }
    }
    return new SettingPolicy.Set();
  }

  private static List<LicenseTerms> licenses(TenantId tenant, Authorization usage) {
    return usage.price().licenses().stream()
        .filter(license -> license.tenantId().equals(tenant.value()))
        .toList();
  }

  private static List<Rule> rules(
      Authorization authorization, LicenseTerms license, Whom whom, String name) {
    AuthorizedUsage usage = authorization.usage();
    Conditions conditions =
        new Conditions(
            Set.of(usage.use()),
            TerritorySet.of(new ArrayList<>(usage.territories()), List.of()),
            usage.age().map(Set::of).orElseGet(Set::of),
            Set.of(usage.quality()),
            OptionalInt.empty(),
            OptionalInt.of(usage.seconds()),
            new TreeSet<>(Set.of(authorization.generatorId())),
            creators(authorization, license, whom),
            Collections.emptySortedSet(),
            usage.themes().map(AllowingAlike::others).orElseGet(Collections::emptyNavigableSet),
            Optional.empty(),
            Optional.empty());
    OptionalInt factor =
        license.useFactorBps() == Rule.usualFactorBps(usage.use())
            ? OptionalInt.empty()
            : OptionalInt.of(license.useFactorBps());
    Rule allowing =
        new Rule(newId(), name, Action.ALLOW, conditions, factor, license.obligations());
    if (usage.themes().isPresent()) {
      return List.of(allowing);
    }
    Conditions withThemes = conditions.withThemes(new TreeSet<>(Theme.KNOWN));
    Rule asking = new Rule(newId(), name, Action.ASK, withThemes, factor, license.obligations());
    return List.of(asking, allowing);
  }

  private static String newId() {
    return "a" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static NavigableSet<UUID> creators(
      Authorization authorization, LicenseTerms license, Whom whom) {
    return switch (whom) {
      case THIS_CREATOR ->
          new TreeSet<>(Set.of(CreatorAlias.of(license.tenantId(), authorization.creatorId())));
      case EVERYBODY -> Collections.emptyNavigableSet();
    };
  }

  /** The known themes that it did not have. */
  private static NavigableSet<String> others(Set<String> given) {
    NavigableSet<String> others = new TreeSet<>(Theme.KNOWN);
    given.forEach(theme -> Theme.of(theme).ifPresent(others::remove));
    return others;
  }
}
