package io.kyodaku.generation;

import io.kyodaku.log.ReceiptSigner;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.json.JsonUtil;

/**
 * What a rightsholder can prove of a usage: its own terms and what they earned, signed. The
 * receipts tell of the prompt and of other owners too, so they are not for one of them; the extract
 * binds them by their hashes instead.
 */
@Dependent
public class LicenceExtract {

  private static final int VERSION = 1;

  private final OwnUsageDetail usages;
  private final SigningReceipts receipts;
  private final ReceiptSigner signer;
  private final Clock clock;

  @Inject
  public LicenceExtract(
      OwnUsageDetail usages, SigningReceipts receipts, ReceiptSigner signer, Clock clock) {
    this.usages = usages;
    this.receipts = receipts;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * The hashes by which the receipts are bound, SHA-256 of each as it was issued.
   *
   * @param grant empty where nothing was granted
   * @param settlement empty until it was settled
   */
  public record Bound(Optional<String> grant, Optional<String> settlement) {}

  /** Of a usage of the tenant's; another's has none. */
  public Optional<Bound> bound(TenantId tenant, UUID authorizationId) {
    return usages
        .find(tenant, authorizationId)
        .map(OwnUsageDetail.Detail::authorizationId)
        .map(receipts::of)
        .map(
            both ->
                new Bound(
                    both.grant().map(LicenceExtract::sha256),
                    both.settlement().map(LicenceExtract::sha256)));
  }

  /** As compact JWS; empty where nothing was granted yet, and for another's usage. */
  public Optional<String> sign(TenantId tenant, UUID authorizationId) {
    Optional<Bound> bound = bound(tenant, authorizationId).filter(both -> both.grant().isPresent());
    return bound.flatMap(
        both -> usages.find(tenant, authorizationId).map(usage -> signed(tenant, usage, both)));
  }

  private String signed(TenantId tenant, OwnUsageDetail.Detail usage, Bound bound) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("receipt", "licence-extract");
    text.put("version", VERSION);
    text.put("authorization", WireId.AUTHORIZATION.format(usage.authorizationId()));
    text.put("tenant", WireId.TENANT.format(tenant.value()));
    text.put("at", clock.instant().toString());
    text.put("askedAt", usage.askedAt().toString());
    text.put("status", usage.status().name());
    text.put("use", usage.use().name());
    text.put("territories", usage.territories());
    text.put("seconds", usage.secondsSettled().orElse(usage.secondsAsked()));
    text.put("quality", usage.quality().name());
    text.put("licenses", usage.licences().stream().map(LicenceExtract::licence).toList());
    text.put("earned", usage.earned().stream().map(LicenceExtract::earned).toList());
    bound.grant().ifPresent(hash -> text.put("grantSha256", hash));
    bound.settlement().ifPresent(hash -> text.put("settlementSha256", hash));
    return signer.sign(JsonUtil.toJson(text));
  }

  private static Map<String, Object> licence(OwnUsageDetail.Licence licence) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("asset", WireId.ASSET.format(licence.assetId()));
    text.put("claim", WireId.CLAIM.format(licence.claimId()));
    text.put("contractVersion", licence.contractVersion());
    text.put("rule", licence.ruleId());
    text.put("ownershipBps", licence.ownershipBps());
    text.put("shareBps", licence.shareBps());
    text.put("useFactorBps", licence.useFactorBps());
    amount(text, "fee", licence.fee());
    licence
        .joint()
        .ifPresent(
            joint -> {
              text.put("jointAgreement", WireId.JOINT_AGREEMENT.format(joint.agreementId()));
              text.put("jointShareBps", joint.shareBps());
            });
    return text;
  }

  private static Map<String, Object> earned(OwnUsageDetail.Earned earned) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("kind", earned.kind());
    text.put("at", earned.at().toString());
    amount(text, "royalty", earned.royalty());
    return text;
  }

  private static void amount(Map<String, Object> text, String name, Money money) {
    text.put(name + "Micros", money.micros());
    text.put("currency", money.currency().getCurrencyCode());
  }

  private static String sha256(String jws) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(jws.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
