package io.kyodaku.generation;

import io.kyodaku.decision.Decision;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.decision.Reason;
import io.kyodaku.decision.Rerunning;
import io.kyodaku.log.EntryKind;
import io.kyodaku.log.PlacedEntry;
import io.kyodaku.log.ReadingLog;
import io.kyodaku.log.ReceiptVerifier;
import io.kyodaku.log.SignedHead;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks a receipt: that we signed it, that it is in the log, that the decision comes to the same
 * when it is run again on what held then, and with the prompt that the same names were in it.
 *
 * <p>What differs from what was issued is told by its place alone, and only to somebody who holds
 * the signature of the receipt: others could find out by guessing.
 */
@Dependent
public class CheckingReceipt {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final String PLUGIN_GONE = "the plugin that priced it does not answer any more";

  /** A receipt is some kilobytes; more is none. */
  public static final int LENGTH_AT_MOST = 200_000;

  private final ReceiptVerifier signatures;
  private final SigningReceipts receipts;
  private final ReadingLog log;
  private final Rerunning rerunning;
  private final RecheckingSettlement settlements;
  private final Sql admin;

  @Inject
  public CheckingReceipt(
      ReceiptVerifier signatures,
      SigningReceipts receipts,
      ReadingLog log,
      Rerunning rerunning,
      RecheckingSettlement settlements,
      @DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.signatures = signatures;
    this.receipts = receipts;
    this.log = log;
    this.rerunning = rerunning;
    this.settlements = settlements;
    this.admin = new Sql(admin);
  }

  /** What is checked, in this order. */
  public enum Checked {
    /** It is a receipt at all. */
    FORM,
    SIGNATURE,
    LOG,
    DECISION,
    PROMPT
  }

  /** How it came out. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** It could not be checked, or there was nothing to check. */
    SKIPPED
  }

  /**
   * @param detail in a few words, in English
   * @param differences places in the receipt, such as {@code price.licenses[0].feeMicros}
   */
  public record Check(Checked what, Outcome outcome, String detail, List<String> differences) {
    public Check {
      differences = List.copyOf(differences);
    }
  }

  /**
   * @param kind grant or settlement; empty where it is no receipt
   * @param authorizationId what it is of
   */
  public record Report(
      boolean valid, String kind, Optional<UUID> authorizationId, List<Check> checks) {}

  /**
   * @param jws compact, as it was issued; at most {@value #LENGTH_AT_MOST} characters
   * @param prompt to be searched once more for names; empty to leave that out
   */
  public Report check(String jws, Optional<String> prompt) {
    List<Check> checks = new ArrayList<>();
    String written = jws.strip();
    Optional<ReadReceipt> found = ReadReceipt.of(written);
    if (found.isEmpty()) {
      checks.add(failed(Checked.FORM, "this is no receipt, or a part of one is missing"));
      return new Report(false, "", Optional.empty(), checks);
    }
    ReadReceipt receipt = found.get();
    checks.add(passed(Checked.FORM, "a " + receipt.kind() + " receipt"));
    checks.add(signature(written, receipt));
    if (checks.getLast().outcome() == Outcome.PASSED) {
      checks.add(logged(receipt));
      checks.add(decided(receipt));
      prompt.ifPresent(text -> checks.add(prompted(receipt, text)));
    }
    return new Report(
        checks.stream().noneMatch(check -> check.outcome() == Outcome.FAILED),
        receipt.kind().name(),
        Optional.of(receipt.of()),
        checks);
  }

  private Check signature(String jws, ReadReceipt receipt) {
    if (signatures.verify(jws).isPresent()) {
      return passed(Checked.SIGNATURE, "signed by us");
    }
    Optional<String> issued = issued(receipt);
    String given = jws.substring(jws.lastIndexOf('.') + 1);
    boolean isHolder =
        issued.filter(own -> own.substring(own.lastIndexOf('.') + 1).equals(given)).isPresent();
    if (!isHolder) {
      return failed(Checked.SIGNATURE, "not signed by us, or its signature was changed");
    }
    List<String> differences =
        ReadReceipt.of(issued.orElseThrow())
            .map(own -> JsonDifference.paths(receipt.text(), own.text(), ""))
            .orElse(List.of());
    return new Check(
        Checked.SIGNATURE,
        Outcome.FAILED,
        differences.isEmpty()
            ? "changed since it was signed, though it says the same"
            : "changed since it was signed",
        differences);
  }

  private Optional<String> issued(ReadReceipt receipt) {
    Receipts both = receipts.of(receipt.of());
    return receipt.kind() == EntryKind.GRANT ? both.grant() : both.settlement();
  }

  private Check logged(ReadReceipt receipt) {
    Optional<PlacedEntry> entry = log.entry(receipt.kind(), receipt.of());
    if (entry.isEmpty()) {
      return failed(Checked.LOG, "the log has no entry for it");
    }
    if (!entry.get().entry().isOf(receipt.payload())) {
      return failed(Checked.LOG, "the log's entry is of another text");
    }
    Optional<SignedHead> head = log.head();
    if (entry.get().index().isEmpty() || head.isEmpty()) {
      return new Check(
          Checked.LOG, Outcome.SKIPPED, "it gets its place in the log within seconds", List.of());
    }
    long index = entry.get().index().getAsLong();
    long size = head.get().size();
    if (index >= size) {
      return new Check(
          Checked.LOG, Outcome.SKIPPED, "it gets its place in the log within seconds", List.of());
    }
    boolean included =
        log.inclusion(index, size)
            .filter(
                proven ->
                    proven.leaf().equals(entry.get().entry().leafHash())
                        && proven.proof().verifies(proven.leaf(), head.get().root()))
            .isPresent();
    return included
        ? passed(Checked.LOG, "leaf " + index + " of the tree of " + size)
        : failed(Checked.LOG, "leaf " + index + " is not in the tree of " + size);
  }

  private Check decided(ReadReceipt receipt) {
    ReceiptClaims claims = new ReceiptClaims(receipt.text());
    if (!claims.canBeRunAgain()) {
      return skipped("receipts of this version do not say enough to run the decision again");
    }
    if (receipt.kind() == EntryKind.SETTLEMENT) {
      return settled(receipt, claims);
    }
    Decision again =
        rerunning.decide(
            claims.usage(creator(receipt.of())),
            claims.generatorId(),
            claims.matches(),
            claims.basis());
    return switch (again) {
      case Decision.Granted granted -> compared(receipt, granted.price(), granted.obligations());
      case Decision.NeedsApproval asked ->
          approved(receipt.of(), asked.approvers())
              ? compared(receipt, asked.price(), asked.obligations())
              : failed(Checked.DECISION, "an owner had to be asked, and did not say yes");
      case Decision.Refused refused when refused.reasons().stream().allMatch(Reason::isOfPlugin) ->
          skipped(PLUGIN_GONE);
      case Decision.Refused refused ->
          failed(
              Checked.DECISION,
              "run again, it is refused: "
                  + String.join(
                      ", ", refused.reasons().stream().map(reason -> reason.code()).toList()));
    };
  }

  /** The decision is the grant's; what is charged follows from it and from the seconds. */
  private Check settled(ReadReceipt receipt, ReceiptClaims claims) {
    return switch (settlements.check(receipt.text(), claims.generatorId(), receipt.of())) {
      case RecheckingSettlement.Unpriced unpriced -> skipped(PLUGIN_GONE);
      case RecheckingSettlement.Compared compared when compared.differences().isEmpty() ->
          passed(
              Checked.DECISION,
              "priced again for the seconds rendered, it is the same, and all of it is split");
      case RecheckingSettlement.Compared compared ->
          new Check(
              Checked.DECISION,
              Outcome.FAILED,
              "priced again for the seconds rendered, it is not the same",
              compared.differences());
    };
  }

  private static Check skipped(String why) {
    return new Check(Checked.DECISION, Outcome.SKIPPED, why, List.of());
  }

  /** For rules that are for some creators; nobody where it is not known any more. */
  private UUID creator(UUID authorizationId) {
    return admin
        .first(
            "select creator_id from usage_authorization where id = ?",
            row -> row.getObject(1, UUID.class),
            authorizationId)
        .orElse(NOBODY);
  }

  private boolean approved(UUID authorizationId, Set<UUID> approvers) {
    Set<UUID> yes =
        new HashSet<>(
            admin.list(
                "select tenant_id from authorization_approval where authorization_id = ? and"
                    + " answer = 'APPROVED'",
                row -> row.getObject(1, UUID.class),
                authorizationId));
    return yes.containsAll(approvers);
  }

  private static Check compared(ReadReceipt receipt, Price price, List<String> obligations) {
    Map<String, Object> again = new LinkedHashMap<>();
    again.put("price", ReceiptText.price(price));
    again.put("obligations", obligations);
    again.put("splits", ReceiptText.splits(Splits.of(price)));
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    again.keySet().forEach(member -> said.put(member, receipt.text().get(member)));
    List<String> differences = JsonDifference.ofPrices(said, again);
    String rules =
        String.join(", ", price.licenses().stream().map(LicenseTerms::ruleId).distinct().toList());
    return differences.isEmpty()
        ? passed(
            Checked.DECISION,
            "run again on version "
                + receipt.text().get("snapshotVersion")
                + ", it comes to the same"
                + (rules.isEmpty() ? "" : " by " + rules))
        : new Check(
            Checked.DECISION, Outcome.FAILED, "run again, it comes to another", differences);
  }

  private Check prompted(ReadReceipt receipt, String prompt) {
    if (receipt.kind() != EntryKind.GRANT) {
      return new Check(
          Checked.PROMPT, Outcome.SKIPPED, "the prompt is that of the grant receipt", List.of());
    }
    ReceiptClaims claims = new ReceiptClaims(receipt.text());
    if (!UsageHash.ofPrompt(claims.promptSalt(), prompt).equals(claims.promptHash())) {
      return failed(Checked.PROMPT, "this is another prompt");
    }
    if (!claims.canBeRunAgain()) {
      return passed(Checked.PROMPT, "it is this prompt");
    }
    Optional<List<Match>> again =
        rerunning.screen(prompt, claims.basis().snapshotVersion(), claims.matches());
    if (again.isEmpty()) {
      return passed(
          Checked.PROMPT, "it is this prompt; too many names have changed to search it again");
    }
    return again.get().stream()
            .map(CheckingReceipt::place)
            .toList()
            .equals(claims.matches().stream().map(CheckingReceipt::place).toList())
        ? passed(Checked.PROMPT, "it is this prompt, and the same names are found in it")
        : failed(Checked.PROMPT, "it is this prompt, but other names are found in it");
  }

  private static String place(Match match) {
    return match.assetId() + " " + match.alias() + " " + match.start() + " " + match.end();
  }

  private static Check passed(Checked what, String detail) {
    return new Check(what, Outcome.PASSED, detail, List.of());
  }

  private static Check failed(Checked what, String detail) {
    return new Check(what, Outcome.FAILED, detail, List.of());
  }
}
