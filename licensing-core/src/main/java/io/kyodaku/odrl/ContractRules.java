package io.kyodaku.odrl;

import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.rule.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The terms of a contract: as members of the agreement, and as rules where ODRL has words. */
final class ContractRules {

  private final UUID tenant;
  private final ContractTerms terms;
  private final ContractTerms inForce;

  /**
   * @param terms as signed
   * @param inForce the same with the versions of its plugins that are in force
   */
  ContractRules(UUID tenant, ContractTerms terms, ContractTerms inForce) {
    this.tenant = tenant;
    this.terms = terms;
    this.inForce = inForce;
  }

  /** Each term by the profile's name for it. */
  void members(Map<String, Object> agreement) {
    agreement.put("preset", Iri.word(terms.preset()));
    agreement.put("currency", Iri.money(terms.currency()));
    agreement.put("royaltyShare", Json.factor(terms.shareBps()));
    agreement.put("royaltyBase", Iri.word(terms.royaltyBase()));
    agreement.put("chargebackRisk", Iri.word(terms.chargebackRisk()));
    agreement.put("pluginFeeFactor", Json.factor(terms.maxFeeBps()));
    terms
        .terms()
        .ifPresent(plugin -> agreement.put("termsPlugin", plugin(plugin, inForce.terms())));
    terms
        .schedule()
        .ifPresent(plugin -> agreement.put("schedulePlugin", plugin(plugin, inForce.schedule())));
    agreement.put("noticePeriod", Json.days(terms.tenure().noticeDays()));
    agreement.put("windDownPeriod", Json.days(terms.tenure().windDownDays()));
    terms.tenure().startsOn().ifPresent(day -> agreement.put("startsOn", Json.day(day)));
    terms
        .promised()
        .guaranteeAYearMicros()
        .ifPresent(most -> agreement.put("guaranteeAYear", Json.money(most)));
    terms.promised().advanceMicros().ifPresent(sum -> agreement.put("advance", Json.money(sum)));
    agreement.put("exclusive", terms.exclusive());
  }

  private static Map<String, Object> plugin(PinnedPlugin pinned, Optional<PinnedPlugin> now) {
    Map<String, Object> plugin = new LinkedHashMap<>();
    plugin.put("pluginId", pinned.pluginId());
    plugin.put("jarHash", pinned.hash());
    now.map(PinnedPlugin::hash)
        .filter(hash -> !hash.equals(pinned.hash()))
        .ifPresent(hash -> plugin.put("jarHashInForce", hash));
    plugin.put("configuration", pinned.configuration());
    return plugin;
  }

  /** What the two owe each other. */
  List<Object> obligations() {
    List<Object> duties = new ArrayList<>();
    Map<String, Object> royalty = duty("compensate", platform());
    royalty.put("compensatedParty", owner());
    royalty.put(
        "constraint",
        List.of(
            Json.constraint(
                "kyodaku:royaltyShareOf",
                "eq",
                Json.factor(terms.shareBps()),
                Iri.word(terms.royaltyBase()))));
    duties.add(royalty);
    for (String side : List.of(owner(), platform())) {
      Map<String, Object> notice = duty("inform", side);
      notice.put(
          "constraint",
          List.of(
              Json.constraint("event", "lt", Json.id("kyodaku:endOfAgreement")),
              Json.constraint("delayPeriod", "gteq", Json.days(terms.tenure().noticeDays()))));
      duties.add(notice);
    }
    if (terms.exclusive()) {
      duties.add(duty("ensureExclusivity", owner()));
    }
    return duties;
  }

  private Map<String, Object> duty(String action, String assignee) {
    Map<String, Object> duty = new LinkedHashMap<>();
    duty.put("@type", "Duty");
    duty.put("action", action);
    duty.put("target", Iri.catalogue(tenant));
    duty.put("assigner", assignee.equals(owner()) ? platform() : owner());
    duty.put("assignee", assignee);
    return duty;
  }

  /** What was granted may be settled after the end, for a while. */
  List<Object> permissions() {
    Map<String, Object> settle = rule("Permission", "kyodaku:settle");
    settle.put(
        "constraint",
        List.of(
            Json.constraint("event", "gteq", Json.id("kyodaku:endOfAgreement")),
            Json.constraint("elapsedTime", "lteq", Json.days(terms.tenure().windDownDays()))));
    return List.of(settle);
  }

  /** What lies beyond the bounds. */
  List<Object> prohibitions() {
    Bounds bounds = terms.bounds();
    List<Object> all = new ArrayList<>();
    if (!bounds.uses().isEmpty()) {
      all.add(beyond(Json.constraint("purpose", "isNoneOf", Json.words(bounds.uses()))));
    }
    bounds
        .secondsAtMost()
        .ifPresent(
            most -> all.add(beyond(Json.constraint("kyodaku:seconds", "gt", Json.integer(most)))));
    bounds
        .feeFactorAtMostBps()
        .ifPresent(
            most -> all.add(beyond(Json.constraint("kyodaku:feeFactor", "gt", Json.factor(most)))));
    bounds.ceiling().ifPresent(ceiling -> all.add(beyond(OwnersRules.counted(ceiling))));
    if (!bounds.generators().isEmpty()) {
      all.add(
          beyond(
              Json.constraint(
                  "kyodaku:generator", "isNoneOf", Json.generators(bounds.generators()))));
    }
    return all;
  }

  private Map<String, Object> beyond(Map<String, Object> constraint) {
    Map<String, Object> rule = rule("Prohibition", "grantUse");
    rule.put("constraint", List.of(constraint));
    return rule;
  }

  private Map<String, Object> rule(String type, String action) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("@type", type);
    rule.put("action", action);
    rule.put("target", Iri.catalogue(tenant));
    return rule;
  }

  String owner() {
    return Iri.tenant(tenant);
  }

  String platform() {
    return Iri.entity(terms.sellingEntity());
  }
}
