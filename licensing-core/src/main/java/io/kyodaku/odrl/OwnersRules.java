package io.kyodaku.odrl;

import io.kyodaku.decision.PresetRules;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.TerritorySet;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What an owner says, as ODRL rules. The first that speaks decides, which ODRL has no word for: so
 * each has its position, and the profile says that among those of one level the lowest counts, and
 * that of the levels the narrowest is read first. Guards and ceilings have none: they always hold.
 */
final class OwnersRules {

  private final UUID tenant;
  private final Saying saying;
  private final ZoneId zone;
  private final List<Object> permissions = new ArrayList<>();
  private final List<Object> prohibitions = new ArrayList<>();
  private int position;

  private OwnersRules(UUID tenant, Saying saying) {
    this.tenant = tenant;
    this.saying = saying;
    this.zone = saying.controls().zone();
  }

  static void add(UUID tenant, Saying saying, List<Object> permissions, List<Object> prohibitions) {
    OwnersRules rules = new OwnersRules(tenant, saying);
    saying.controls().rules().forEach(rule -> rules.add(rule, "rule:" + rule.id()));
    saying
        .preset()
        .ifPresent(
            preset ->
                PresetRules.of(preset).forEach(rule -> rules.add(rule, preset + ":" + rule.id())));
    rules.guards(saying.controls().guards());
    saying.controls().ceilings().forEach(rules::ceiling);
    permissions.addAll(rules.permissions);
    prohibitions.addAll(rules.prohibitions);
  }

  private Map<String, Object> rule(String type) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("@type", type);
    rule.put("action", "grantUse");
    rule.put("target", saying.target());
    return rule;
  }

  private void add(Rule rule, String id) {
    boolean blocks = rule.action() == Action.BLOCK;
    Map<String, Object> said = rule(blocks ? "Prohibition" : "Permission");
    said.put("uid", saying.target() + ":" + id);
    said.put("ruleName", rule.name());
    said.put("ruleAction", Iri.word(rule.action()));
    said.put("position", Json.integer(++position));
    said.put("timeZone", zone.getId());
    List<Object> constraints = constraints(rule.conditions());
    if (!constraints.isEmpty()) {
      said.put("constraint", constraints);
    }
    if (!blocks) {
      said.put("duty", duties(rule));
    }
    (blocks ? prohibitions : permissions).add(said);
  }

  private List<Object> constraints(Conditions when) {
    List<Object> all = new ArrayList<>();
    any(all, "purpose", Json.words(when.uses()));
    territories(all, when.territories());
    any(all, "kyodaku:audienceAge", Json.words(when.ages()));
    any(all, "kyodaku:quality", Json.words(when.qualities()));
    when.secondsAtLeast()
        .ifPresent(
            least -> all.add(Json.constraint("kyodaku:seconds", "gteq", Json.integer(least))));
    when.secondsAtMost()
        .ifPresent(most -> all.add(Json.constraint("kyodaku:seconds", "lteq", Json.integer(most))));
    any(all, "kyodaku:generator", Json.generators(when.generators()));
    any(
        all,
        "recipient",
        when.creators().stream().<Object>map(alias -> Json.id(Iri.creator(alias))).toList());
    any(all, "kyodaku:theme", List.copyOf(when.themes()));
    if (!when.themesNot().isEmpty()) {
      all.add(Json.constraint("kyodaku:theme", "isNoneOf", List.copyOf(when.themesNot())));
    }
    when.from().ifPresent(from -> all.add(Json.constraint("dateTime", "gteq", moment(from))));
    when.until().ifPresent(until -> all.add(Json.constraint("dateTime", "lt", moment(until))));
    return all;
  }

  private Object moment(LocalDateTime moment) {
    return Json.moment(moment.atZone(zone).toInstant());
  }

  /** As countries; beside them as the owner wrote it. */
  private static void territories(List<Object> all, TerritorySet territories) {
    if (territories.isEverywhere()) {
      return;
    }
    Map<String, Object> constraint =
        Json.constraint(
            "spatial",
            "isAnyOf",
            territories.covered().codes().stream()
                .<Object>map(code -> Json.id(Iri.country(code)))
                .toList());
    if (!territories.include().isEmpty()) {
      constraint.put("writtenAs", List.copyOf(territories.include()));
    }
    if (!territories.exclude().isEmpty()) {
      constraint.put("writtenWithout", List.copyOf(territories.exclude()));
    }
    all.add(constraint);
  }

  private static void any(List<Object> all, String left, List<Object> values) {
    if (!values.isEmpty()) {
      all.add(Json.constraint(left, "isAnyOf", values));
    }
  }

  private List<Object> duties(Rule rule) {
    List<Object> duties = new ArrayList<>();
    Map<String, Object> pay = duty("compensate");
    pay.put("compensatedParty", Iri.tenant(tenant));
    pay.put(
        "constraint",
        List.of(
            Json.constraint(
                "kyodaku:feeFactor",
                "eq",
                rule.factorBps().isPresent()
                    ? Json.factor(rule.factorBps().getAsInt())
                    : Json.id("kyodaku:usualFactor"))));
    duties.add(pay);
    if (rule.action() == Action.ASK) {
      Map<String, Object> ask = duty("obtainConsent");
      ask.put("consentingParty", Iri.tenant(tenant));
      duties.add(ask);
    }
    rule.obligations().forEach(obligation -> duties.add(duty(obligation)));
    return duties;
  }

  private static Map<String, Object> duty(String action) {
    Map<String, Object> duty = new LinkedHashMap<>();
    duty.put("@type", "Duty");
    duty.put("action", action);
    return duty;
  }

  private Map<String, Object> duty(Obligation obligation) {
    return switch (obligation) {
      case Obligation.Attribution attribution -> {
        Map<String, Object> duty = duty("attribute");
        duty.put("attributedParty", Iri.tenant(tenant));
        if (!attribution.text().isEmpty()) {
          duty.put("attributionText", attribution.text());
        }
        yield duty;
      }
      case Obligation.VisibleMark mark -> duty("watermark");
      case Obligation.Provenance provenance -> duty("kyodaku:addProvenance");
      case Obligation.Retention retention -> {
        Map<String, Object> duty = duty("archive");
        duty.put(
            "constraint",
            List.of(Json.constraint("elapsedTime", "gteq", Json.days(retention.days()))));
        yield duty;
      }
    };
  }

  private void guards(Guards guards) {
    if (!guards.blockedTerms().isEmpty()) {
      prohibit(
          Json.constraint("kyodaku:promptTerm", "isAnyOf", List.copyOf(guards.blockedTerms())));
    }
    if (!guards.neverWith().isEmpty()) {
      prohibit(Json.constraint("kyodaku:company", "isAnyOf", companies(guards.neverWith())));
    }
    if (!guards.onlyWith().isEmpty()) {
      prohibit(Json.constraint("kyodaku:company", "isNoneOf", companies(guards.onlyWith())));
    }
    if (!guards.audience().isEmpty()) {
      prohibit(Json.constraint("kyodaku:audienceAge", "isNoneOf", Json.words(guards.audience())));
    }
  }

  private static List<Object> companies(Set<Guards.Company> companies) {
    return companies.stream()
        .<Object>map(
            company ->
                Json.id(
                    switch (company) {
                      case Guards.Company.OfAsset of -> Iri.asset(of.assetId());
                      case Guards.Company.OfTenant of -> Iri.tenant(of.tenantId());
                      case Guards.Company.OfKind of -> Iri.word(of.kind());
                    }))
        .toList();
  }

  private void ceiling(Ceiling ceiling) {
    Map<String, Object> over = rule("Prohibition");
    over.put("timeZone", zone.getId());
    over.put("constraint", List.of(counted(ceiling)));
    prohibitions.add(over);
  }

  /** More than so many, of those that are counted together. */
  static Map<String, Object> counted(Ceiling ceiling) {
    return Json.and(
        Json.constraint("count", "gt", Json.integer(ceiling.limit())),
        Json.constraint("kyodaku:countedPer", "eq", Json.id(Iri.word(ceiling.per()))),
        Json.constraint("kyodaku:countedOver", "eq", Json.id(Iri.word(ceiling.span()))));
  }

  private void prohibit(Map<String, Object> constraint) {
    Map<String, Object> guard = rule("Prohibition");
    guard.put("constraint", List.of(constraint));
    prohibitions.add(guard);
  }
}
