package io.kyodaku.generation;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.log.Hash;
import io.kyodaku.log.ReceiptSigner;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.ObligationsText;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jose4j.json.JsonUtil;

/**
 * What a generator embeds in what it rendered, as Content Credentials (C2PA 2.x): that a trained
 * algorithm made it, and on which licence. A rendering is for everybody, and receipts say what was
 * paid and shared; so what is embedded is a signed text of its own, which binds the grant receipt
 * by its hash.
 */
@Dependent
public class AssertingProvenance {

  /** The label of the licence's assertion, in the manner of a reversed domain. */
  public static final String LICENCE = "org.kyodaku.licence";

  private static final String ACTIONS = "c2pa.actions.v2";
  private static final String CREATED = "c2pa.created";

  /** IPTC NewsCodes: made by a model that was trained. */
  private static final String TRAINED =
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  private static final int VERSION = 1;

  private final Sql admin;
  private final SigningReceipts receipts;
  private final ReceiptSigner signer;

  @Inject
  public AssertingProvenance(
      @DatabaseRole(Kind.ADMIN) DataSource admin, SigningReceipts receipts, ReceiptSigner signer) {
    this.admin = new Sql(admin);
    this.receipts = receipts;
    this.signer = signer;
  }

  /**
   * The manifest definition that C2PA's tools read: claim generator and assertions, as JSON.
   *
   * @param portal where the keys and the checking of receipts are, without a slash at the end
   * @return empty where nothing was granted
   */
  public Optional<String> manifest(Authorization granted, String portal) {
    return receipts
        .of(granted.id())
        .grant()
        .map(receipt -> JsonUtil.toJson(manifest(granted, receipt, portal)));
  }

  private Map<String, Object> manifest(Authorization granted, String receipt, String portal) {
    String generator = generator(granted);
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("claim_generator_info", List.of(Map.of("name", generator)));
    manifest.put(
        "assertions",
        List.of(
            assertion(ACTIONS, Map.of("actions", List.of(created(generator)))),
            assertion(LICENCE, licence(granted, receipt, portal))));
    return manifest;
  }

  private static Map<String, Object> assertion(String label, Map<String, Object> data) {
    Map<String, Object> assertion = new LinkedHashMap<>();
    assertion.put("label", label);
    if (label.equals(LICENCE)) {
      // Beside C2PA's own, which are CBOR, tools keep this as it is written.
      assertion.put("kind", "Json");
    }
    assertion.put("data", data);
    return assertion;
  }

  private static Map<String, Object> created(String generator) {
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("action", CREATED);
    action.put("digitalSourceType", TRAINED);
    action.put("softwareAgent", Map.of("name", generator));
    return action;
  }

  private Map<String, Object> licence(Authorization granted, String receipt, String portal) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("authorization", WireId.AUTHORIZATION.format(granted.id()));
    data.put("statement", signer.sign(JsonUtil.toJson(statement(granted, receipt))));
    data.put("keys", portal + "/.well-known/jwks.json");
    data.put("log", portal + "/log");
    List<String> attributions =
        granted.price().licenses().stream()
            .flatMap(license -> license.obligations().stream())
            .filter(Obligation.Attribution.class::isInstance)
            .map(obligation -> ((Obligation.Attribution) obligation).text())
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    if (!attributions.isEmpty()) {
      data.put("attribution", attributions);
    }
    return data;
  }

  /** What was licensed, and nothing of who asked, of the prompt or of money. */
  private Map<String, Object> statement(Authorization granted, String receipt) {
    AuthorizedUsage usage = granted.usage();
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("receipt", "provenance");
    text.put("version", VERSION);
    text.put("authorization", WireId.AUTHORIZATION.format(granted.id()));
    text.put("status", granted.status().name());
    text.put("use", usage.use().name());
    text.put("territories", List.copyOf(usage.territories()));
    text.put("seconds", granted.settledSeconds().orElse(usage.seconds()));
    text.put("quality", usage.quality().name());
    text.put("licenses", granted.price().licenses().stream().map(this::license).toList());
    text.put("obligations", granted.obligations());
    Hash hash = Hash.ofContent(receipt.getBytes(StandardCharsets.US_ASCII));
    text.put("grantSha256", HexFormat.of().formatHex(hash.bytes()));
    return text;
  }

  private Map<String, Object> license(LicenseTerms terms) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("asset", WireId.ASSET.format(terms.assetId()));
    text.put("tenant", WireId.TENANT.format(terms.tenantId()));
    admin
        .first(
            "select a.name as asset, t.name as owner from asset a, tenant t where a.id = ? and"
                + " t.id = ?",
            row -> List.of(row.getString("asset"), row.getString("owner")),
            terms.assetId(),
            terms.tenantId())
        .ifPresent(
            names -> {
              text.put("name", names.getFirst());
              text.put("owner", names.getLast());
            });
    text.put("contract", WireId.CONTRACT.format(terms.contractId()));
    text.put("contractVersion", terms.contractVersion());
    text.put("rule", terms.ruleId());
    text.put("obligations", terms.obligations().stream().map(ObligationsText::json).toList());
    return text;
  }

  private String generator(Authorization granted) {
    return admin
        .first(
            "select name from generator where id = ?",
            row -> row.getString(1),
            granted.generatorId())
        .orElseThrow();
  }
}
