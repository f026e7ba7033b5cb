package io.kyodaku.generation;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.JointTerms;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.rule.ObligationsText;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.WireId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jose4j.json.JsonUtil;

/**
 * What a receipt says, as the JSON that is signed: enough to run the decision and the price again,
 * and no personal data. Micros stand as whole numbers; the prompt is there by its salted hash,
 * which whoever has the prompt can check.
 */
public final class ReceiptText {

  /** 1 had no moment, no obligations and no versions of policies: it can't be run again. */
  static final int VERSION = 2;

  static final String AMOUNT_MICROS = "amountMicros";
  static final String CURRENCY = "currency";

  private ReceiptText() {}

  /**
   * What one lot paid of a settlement.
   *
   * @param recognisedMicros of the lot's currency
   */
  public record LotPaid(UUID lotId, long creditsMicros, long recognisedMicros, String currency) {}

  /** Why it was allowed, and at which price. */
  public static String grant(Authorization granted, Instant at) {
    Map<String, Object> text = head("grant", granted, at);
    text.put("usage", usage(granted.usage()));
    text.put("matches", granted.matches().stream().map(ReceiptText::match).toList());
    text.put("obligations", granted.obligations());
    text.put("snapshotVersion", granted.snapshotVersion());
    // Credits are held from the moment of the decision on.
    text.put("decidedAt", granted.expiresAt().minus(Drafts.HELD_FOR).toString());
    text.put("price", price(granted.price()));
    text.put("heldMicros", granted.heldMicros());
    text.put("splits", splits(granted.splits()));
    text.put("expiresAt", granted.expiresAt().toString());
    return JsonUtil.toJson(text);
  }

  /**
   * What was charged, and who earned what.
   *
   * @param actual the frozen price for the seconds that were rendered
   */
  public static String settlement(
      Authorization settled, Price actual, List<LotPaid> lots, Instant at) {
    Map<String, Object> text = head("settlement", settled, at);
    text.put("seconds", settled.settledSeconds().orElseThrow());
    text.put("chargedMicros", settled.chargedMicros());
    text.put("price", price(actual));
    text.put("splits", splits(settled.splits()));
    text.put("lots", lots.stream().map(ReceiptText::lot).toList());
    return JsonUtil.toJson(text);
  }

  private static Map<String, Object> head(String kind, Authorization authorization, Instant at) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("receipt", kind);
    text.put("version", VERSION);
    text.put("authorization", WireId.AUTHORIZATION.format(authorization.id()));
    text.put("generator", WireId.GENERATOR.format(authorization.generatorId()));
    text.put("at", at.toString());
    return text;
  }

  private static Map<String, Object> usage(AuthorizedUsage usage) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("promptSalt", usage.promptSalt());
    text.put("promptHash", usage.promptHash());
    text.put("assets", usage.assets().stream().map(WireId.ASSET::format).toList());
    text.put("use", usage.use().name());
    text.put("territories", List.copyOf(usage.territories()));
    text.put("seconds", usage.seconds());
    text.put("quality", usage.quality().name());
    usage.age().ifPresent(age -> text.put("age", age.name()));
    usage.themes().ifPresent(themes -> text.put("themes", List.copyOf(new TreeSet<>(themes))));
    return text;
  }

  private static Map<String, Object> match(Match match) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("asset", WireId.ASSET.format(match.assetId()));
    text.put("alias", match.alias());
    text.put("start", match.start());
    text.put("end", match.end());
    return text;
  }

  static Map<String, Object> price(Price price) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("rateCard", price.rateCardId().toString());
    text.put("computePerSecondMicros", price.computePerSecondMicros());
    text.put("computeMicros", price.computeMicros());
    text.put("parVersion", price.parVersion());
    text.put("totalMicros", price.totalMicros());
    text.put("licenses", price.licenses().stream().map(ReceiptText::license).toList());
    return text;
  }

  private static Map<String, Object> license(LicenseTerms terms) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("asset", WireId.ASSET.format(terms.assetId()));
    text.put("claim", WireId.CLAIM.format(terms.claimId()));
    text.put("tenant", WireId.TENANT.format(terms.tenantId()));
    text.put("contract", WireId.CONTRACT.format(terms.contractId()));
    text.put("contractVersion", terms.contractVersion());
    text.put("rule", terms.ruleId());
    text.put("currency", terms.currency().getCurrencyCode());
    text.put("sellingEntity", terms.sellingEntity());
    text.put("pricePerSecondMicros", terms.pricePerSecondMicros());
    text.put("useFactorBps", terms.useFactorBps());
    text.put("ownershipBps", terms.ownershipBps());
    text.put("listFeePerSecondMicros", terms.listFeePerSecondMicros());
    text.put("feeMicros", terms.feeMicros());
    text.put("feeCreditMicros", terms.feeCreditMicros());
    text.put("shareBps", terms.shareBps());
    text.put("royaltyBase", terms.royaltyBase().name());
    text.put("policyVersions", terms.policyVersions().stream().map(WireId.POLICY::format).toList());
    text.put("obligations", terms.obligations().stream().map(ObligationsText::json).toList());
    if (!terms.held().isEmpty()) {
      text.put("held", terms.held().stream().map(ReceiptText::held).toList());
    }
    JointTerms joint = terms.joint();
    if (joint != null) {
      text.put("joint", joint(joint));
    }
    if (terms.termsPlugin() != null) {
      text.put("plugin", terms.termsPlugin());
      text.put("pluginHash", terms.termsHash());
      text.put("pluginConfig", terms.termsConfig());
      if (terms.termsVersion() != null) {
        text.put("pluginVersion", terms.termsVersion());
      }
    }
    return text;
  }

  /** By what the fee is another than the owner's own terms come to. */
  private static Map<String, Object> joint(JointTerms joint) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("agreement", WireId.JOINT_AGREEMENT.format(joint.agreementId()));
    text.put("shareBps", joint.shareBps());
    text.put("ownFeeMicros", joint.ownFeeMicros());
    text.put("ownFeeCreditMicros", joint.ownFeeCreditMicros());
    return text;
  }

  private static Map<String, Object> held(HeldPart part) {
    Map<String, Object> text = new LinkedHashMap<>();
    part.conflictId().ifPresent(id -> text.put("conflict", WireId.CONFLICT.format(id)));
    text.put("ppm", part.ppm());
    return text;
  }

  static List<Map<String, Object>> splits(List<PartyShare> shares) {
    List<Map<String, Object>> texts = new ArrayList<>();
    for (PartyShare share : shares) {
      Map<String, Object> text = new LinkedHashMap<>();
      text.put("claim", WireId.CLAIM.format(share.claimId()));
      text.put("kind", share.kind().name());
      share.partyId().ifPresent(tenant -> text.put("party", WireId.TENANT.format(tenant)));
      text.put(AMOUNT_MICROS, share.amount().micros());
      text.put(CURRENCY, share.amount().currency().getCurrencyCode());
      texts.add(text);
    }
    return texts;
  }

  private static Map<String, Object> lot(LotPaid paid) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("lot", WireId.LOT.format(paid.lotId()));
    text.put("creditsMicros", paid.creditsMicros());
    text.put("recognisedMicros", paid.recognisedMicros());
    text.put("currency", paid.currency());
    return text;
  }
}
