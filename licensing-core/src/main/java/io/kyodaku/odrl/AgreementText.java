package io.kyodaku.odrl;

import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.NoticeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.json.JsonUtil;

/**
 * A contract version and what its owner says, as an Agreement of the ODRL Information Model 2.2
 * (https://www.w3.org/TR/odrl-model/) in JSON-LD. Prohibitions win, as they do in decisions.
 */
final class AgreementText {

  static final String ODRL = "http://www.w3.org/ns/odrl.jsonld";

  private final ContractView contract;
  private final Optional<NoticeView> notice;
  private final UUID tenant;
  private final ContractRules rules;

  /**
   * @param notice that ends the contract, or ended it
   */
  AgreementText(ContractView contract, Optional<NoticeView> notice) {
    this(contract, notice, contract.terms());
  }

  /**
   * @param notice that ends the contract, or ended it
   * @param inForce the terms with the versions of its plugins that are in force
   */
  AgreementText(ContractView contract, Optional<NoticeView> notice, ContractTerms inForce) {
    this.contract = contract;
    this.notice = notice;
    tenant = contract.tenantId().value();
    rules = new ContractRules(tenant, contract.terms(), inForce);
  }

  /**
   * @param profile where the profile's context is published
   */
  String write(String profile, List<Saying> sayings, List<Offered> assets) {
    Map<String, Object> agreement = new LinkedHashMap<>();
    agreement.put("@context", List.of(ODRL, profile));
    agreement.put("@type", "Agreement");
    agreement.put("uid", "urn:uuid:" + contract.versionId());
    agreement.put("profile", Iri.PROFILE);
    agreement.put("conflict", "prohibit");
    agreement.put("assigner", party(rules.owner(), contract.tenant()));
    agreement.put(
        "assignee", party(rules.platform(), "Kyodaku " + contract.terms().sellingEntity()));
    version(agreement);
    rules.members(agreement);
    List<Object> permissions = new ArrayList<>(rules.permissions());
    List<Object> prohibitions = new ArrayList<>(rules.prohibitions());
    sayings.forEach(saying -> OwnersRules.add(tenant, saying, permissions, prohibitions));
    List<Object> obligations = new ArrayList<>(rules.obligations());
    assets.forEach(asset -> obligations.add(price(asset)));
    agreement.put("permission", permissions);
    put(agreement, "prohibition", prohibitions);
    agreement.put("obligation", obligations);
    put(agreement, "offers", assets.stream().<Object>map(this::asset).toList());
    return JsonUtil.toJson(agreement);
  }

  private static void put(Map<String, Object> json, String name, List<Object> values) {
    if (!values.isEmpty()) {
      json.put(name, values);
    }
  }

  private static Map<String, Object> party(String iri, String name) {
    Map<String, Object> party = new LinkedHashMap<>();
    party.put("@type", "Party");
    party.put("uid", iri);
    party.put("partyName", name);
    return party;
  }

  private void version(Map<String, Object> agreement) {
    agreement.put("contract", "urn:uuid:" + contract.contractId());
    agreement.put("versionNumber", Json.integer(contract.number()));
    agreement.put("contractStatus", Iri.word(contract.status()));
    agreement.put("proposedBy", Iri.word(contract.proposedBy()));
    agreement.put("documentHash", contract.documentHash());
    agreement.put("documentLanguage", contract.language());
    contract.signerName().ifPresent(name -> agreement.put("signedBy", name));
    contract.signedAt().ifPresent(at -> agreement.put("signedAt", Json.moment(at)));
    contract.countersignedAt().ifPresent(at -> agreement.put("countersignedAt", Json.moment(at)));
    contract.effectiveFrom().ifPresent(at -> agreement.put("effectiveFrom", Json.moment(at)));
    contract.endedAt().ifPresent(at -> agreement.put("endedAt", Json.moment(at)));
    notice.ifPresent(given -> agreement.put("endsAt", Json.moment(given.endsAt())));
  }

  /** What one second costs by the list, of the owner's part. */
  private Map<String, Object> price(Offered asset) {
    Map<String, Object> pay = new LinkedHashMap<>();
    pay.put("@type", "Duty");
    pay.put("action", "compensate");
    pay.put("target", Iri.asset(asset.assetId()));
    pay.put("compensatedParty", rules.owner());
    pay.put(
        "constraint",
        List.of(
            Json.constraint(
                "payAmount",
                "eq",
                Json.money(asset.pricePerSecondMicros()),
                Iri.money(asset.currency())),
            Json.constraint("unitOfCount", "eq", Json.id("kyodaku:seconds"))));
    return pay;
  }

  private Map<String, Object> asset(Offered offered) {
    Map<String, Object> asset = new LinkedHashMap<>();
    asset.put("@type", "Asset");
    asset.put("uid", Iri.asset(offered.assetId()));
    asset.put("assetName", offered.name());
    asset.put("assetKind", Iri.word(offered.kind()));
    asset.put("partOf", List.of(Iri.work(offered.workId()), Iri.catalogue(tenant)));
    asset.put("ownershipShare", Json.factor(offered.shareBps()));
    asset.put(
        "claimedIn",
        offered.territories().equals("*")
            ? List.of("kyodaku:everywhere")
            : Arrays.stream(offered.territories().split("\\|", -1)).map(Iri::country).toList());
    return asset;
  }
}
