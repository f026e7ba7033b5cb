package io.kyodaku.decision;

import io.kyodaku.rule.Guards;
import java.util.List;
import java.util.function.Consumer;

/**
 * No asset appears beside what its owner keeps it apart from, unless both owners agreed that these
 * two may appear together.
 */
final class CompanyIsWelcome implements Guard {

  static final String CODE = "co-appearance";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    List<Facts.Concerned> assets = facts.assets();
    for (Facts.Concerned one : assets) {
      for (ClaimFacts claim : one.claims()) {
        if (claim.policies().isGuarded()) {
          check(facts, one, claim, refuse);
        }
      }
    }
  }

  private static void check(
      Facts facts, Facts.Concerned one, ClaimFacts claim, Consumer<Reason> refuse) {
    for (PolicyAt policy : claim.policies()) {
      Guards guards = policy.guards();
      if (!guards.neverWith().isEmpty() || !guards.onlyWith().isEmpty()) {
        check(facts, one, claim, guards, refuse);
      }
    }
  }

  private static void check(
      Facts facts, Facts.Concerned one, ClaimFacts claim, Guards guards, Consumer<Reason> refuse) {
    for (Facts.Concerned other : facts.assets()) {
      if (!other.asset().id().equals(one.asset().id())
          && !isWelcome(other, guards)
          && !Together.agreed(facts, one, claim, other)) {
        refuse.accept(
            Reasons.of(
                CODE,
                one.asset(),
                "%s may not appear together with " + other.asset().name() + ".",
                "Leave one of them out."));
        return;
      }
    }
  }

  private static boolean isWelcome(Facts.Concerned other, Guards guards) {
    return guards.neverWith().stream().noneMatch(company -> isMeant(other, company))
        && (guards.onlyWith().isEmpty()
            || guards.onlyWith().stream().anyMatch(company -> isMeant(other, company)));
  }

  private static boolean isMeant(Facts.Concerned other, Guards.Company company) {
    return switch (company) {
      case Guards.Company.OfAsset of -> of.assetId().equals(other.asset().id());
      case Guards.Company.OfKind of -> of.kind() == other.asset().kind();
      case Guards.Company.OfTenant of ->
          other.asset().claims().stream()
              .anyMatch(claim -> claim.tenant().id().equals(of.tenantId()));
    };
  }
}
