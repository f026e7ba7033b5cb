package io.kyodaku.api;

import io.kyodaku.decision.Alternative;
import io.kyodaku.decision.Change;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.decision.Reason;
import io.kyodaku.decision.Step;
import io.kyodaku.generation.Quote;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.ObligationsText;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** What would come of a usage. */
@JsonbPropertyOrder({
  "decision",
  "credits",
  "price",
  "matches",
  "licenses",
  "obligations",
  "reasons",
  "explanation",
  "alternatives"
})
@Schema(
    name = "Quote",
    description = "What would come of a usage now; nothing is held or kept",
    requiredProperties = {
      "decision",
      "credits",
      "price",
      "matches",
      "licenses",
      "obligations",
      "reasons",
      "explanation",
      "alternatives"
    },
    properties = {
      @SchemaProperty(
          name = "decision",
          description = "NEEDS_APPROVAL: an owner decides on each use itself"),
      @SchemaProperty(
          name = "credits",
          description = "What it costs in all; null where it is refused",
          nullable = true),
      @SchemaProperty(
          name = "price",
          description = "What the credits are for; null where it is refused"),
      @SchemaProperty(name = "matches", description = "The registered names in the prompt"),
      @SchemaProperty(
          name = "licenses",
          description = "One for each owner's claim; empty when no registered asset is concerned"),
      @SchemaProperty(
          name = "obligations",
          description = "What the result has to come with, such as attribution"),
      @SchemaProperty(
          name = "reasons",
          description = "Why it is refused, or an owner asked; else empty"),
      @SchemaProperty(
          name = "explanation",
          description =
              "Agreements of owners that hold, guards that refused, then the rules that spoke, in"
                  + " the order in which they were asked"),
      @SchemaProperty(
          name = "alternatives",
          description =
              "Where it is not granted, at most three of the nearest requests that would be,"
                  + " nearest first")
    })
public record QuoteAnswer(
    DecisionWord decision,
    @Nullable BigDecimal credits,
    @Nullable PriceAnswer price,
    List<MatchAnswer> matches,
    List<LicenseAnswer> licenses,
    List<String> obligations,
    List<ReasonAnswer> reasons,
    List<StepAnswer> explanation,
    List<AlternativeAnswer> alternatives) {

  static QuoteAnswer of(Quote quote) {
    return switch (quote.decision()) {
      case Decision.Granted granted ->
          priced(quote, granted.price(), granted.obligations(), List.of());
      case Decision.NeedsApproval asked ->
          priced(quote, asked.price(), asked.obligations(), asked.reasons());
      case Decision.Refused refused ->
          new QuoteAnswer(
              DecisionWord.of(refused),
              null,
              null,
              MatchAnswer.of(refused.matches()),
              List.of(),
              List.of(),
              ReasonAnswer.of(refused.reasons()),
              steps(quote),
              alternatives(quote));
    };
  }

  private static QuoteAnswer priced(
      Quote quote, Price price, List<String> obligations, List<Reason> reasons) {
    return new QuoteAnswer(
        DecisionWord.of(quote.decision()),
        Amounts.ofMicros(price.totalMicros()),
        PriceAnswer.of(price),
        MatchAnswer.of(quote.decision().matches()),
        price.licenses().stream().map(LicenseAnswer::of).toList(),
        obligations,
        ReasonAnswer.of(reasons),
        steps(quote),
        alternatives(quote));
  }

  private static List<StepAnswer> steps(Quote quote) {
    return quote.steps().stream().map(StepAnswer::of).toList();
  }

  private static List<AlternativeAnswer> alternatives(Quote quote) {
    return quote.alternatives().stream().map(AlternativeAnswer::of).toList();
  }

  /** The parts of a price. */
  @JsonbPropertyOrder({"compute", "licenses"})
  @Schema(
      name = "Price",
      description = "The parts of a price, in credits",
      nullable = true,
      requiredProperties = {"compute", "licenses"},
      properties = {
        @SchemaProperty(name = "compute", description = "The generator's, by its rate card"),
        @SchemaProperty(name = "licenses", description = "All licence fees together")
      })
  public record PriceAnswer(BigDecimal compute, BigDecimal licenses) {

    static PriceAnswer of(Price price) {
      return new PriceAnswer(
          Amounts.ofMicros(price.computeMicros()),
          Amounts.ofMicros(price.totalMicros() - price.computeMicros()));
    }
  }

  /** On which terms one owner lets one asset be used. */
  @JsonbPropertyOrder({
    "assetId",
    "tenantId",
    "contractId",
    "contractVersion",
    "ruleId",
    "fee",
    "currency",
    "duties"
  })
  @Schema(
      name = "License",
      description = "On which terms one owner lets one asset be used",
      requiredProperties = {
        "assetId",
        "tenantId",
        "contractId",
        "contractVersion",
        "ruleId",
        "fee",
        "currency",
        "duties"
      },
      properties = {
        @SchemaProperty(name = "assetId", description = "The asset"),
        @SchemaProperty(name = "tenantId", description = "Its owner"),
        @SchemaProperty(
            name = "contractId",
            description = "The owner's contract with the platform"),
        @SchemaProperty(name = "contractVersion", description = "The version in force"),
        @SchemaProperty(name = "ruleId", description = "The rule that allowed it"),
        @SchemaProperty(name = "fee", description = "In major units of the currency"),
        @SchemaProperty(name = "currency", description = "The owner's: ISO 4217"),
        @SchemaProperty(
            name = "duties",
            description =
                "What its obligations say in full: each with its code, and text (attribution) or"
                    + " days (retention)")
      })
  public record LicenseAnswer(
      String assetId,
      String tenantId,
      String contractId,
      int contractVersion,
      String ruleId,
      BigDecimal fee,
      String currency,
      List<Map<String, Object>> duties) {

    static LicenseAnswer of(LicenseTerms terms) {
      return new LicenseAnswer(
          WireId.ASSET.format(terms.assetId()),
          WireId.TENANT.format(terms.tenantId()),
          WireId.CONTRACT.format(terms.contractId()),
          terms.contractVersion(),
          terms.ruleId(),
          Amounts.ofMicros(terms.feeMicros()),
          terms.currency().getCurrencyCode(),
          terms.obligations().stream().map(ObligationsText::json).toList());
    }
  }

  /** A request near this one that would not be refused. */
  @JsonbPropertyOrder({"use", "decision", "credits", "changes"})
  @Schema(
      name = "Alternative",
      description =
          "A request near this one that would be granted (or asked for, where none would be"
              + " granted): the smallest set of changes, found by trying them",
      requiredProperties = {"use", "decision", "credits", "changes"},
      properties = {
        @SchemaProperty(
            name = "use",
            enumeration = {"PERSONAL", "SHARED", "COMMERCIAL"},
            description = "Its use, which may be the same"),
        @SchemaProperty(name = "decision", description = "Never REFUSED"),
        @SchemaProperty(name = "credits", description = "What it would cost"),
        @SchemaProperty(
            name = "changes",
            description =
                "The members of the usage that are otherwise, with their values: use, territories,"
                    + " seconds, quality, themes; beside them without (ids of assets that are left"
                    + " out, also of the prompt) and notBefore (ISO 8601)")
      })
  public record AlternativeAnswer(
      Use use, DecisionWord decision, BigDecimal credits, Map<String, Object> changes) {

    static AlternativeAnswer of(Alternative alternative) {
      Price price =
          switch (alternative.decision()) {
            case Decision.Granted granted -> granted.price();
            case Decision.NeedsApproval asked -> asked.price();
            case Decision.Refused refused ->
                throw new IllegalArgumentException("a refusal is no alternative");
          };
      return new AlternativeAnswer(
          alternative.usage().use(),
          DecisionWord.of(alternative.decision()),
          Amounts.ofMicros(price.totalMicros()),
          changes(alternative.changes()));
    }

    private static Map<String, Object> changes(List<Change> changes) {
      Map<String, Object> members = new LinkedHashMap<>();
      List<String> without = new ArrayList<>();
      for (Change change : changes) {
        switch (change) {
          case Change.ToUse to -> members.put("use", to.use().name());
          case Change.ToTerritories to -> members.put("territories", List.copyOf(to.territories()));
          case Change.ToSeconds to -> members.put("seconds", to.seconds());
          case Change.ToQuality to -> members.put("quality", to.quality().name());
          case Change.ToThemes to -> members.put("themes", List.copyOf(to.themes()));
          case Change.NotBefore not -> members.put("notBefore", not.moment().toString());
          case Change.WithoutAsset asset -> without.add(WireId.ASSET.format(asset.assetId()));
        }
      }
      if (!without.isEmpty()) {
        members.put("without", without);
      }
      return members;
    }
  }

  /** One thing that had a say in the decision. */
  @JsonbPropertyOrder({"kind", "code", "name", "assetId", "tenantId", "action", "territories"})
  @Schema(
      name = "Step",
      description = "An agreement that holds, a guard that refused or a rule that spoke",
      requiredProperties = {"kind", "code", "name", "assetId", "tenantId", "action", "territories"},
      properties = {
        @SchemaProperty(
            name = "kind",
            enumeration = {"GUARD", "RULE", "NO_RULE", "AGREEMENT"},
            description =
                "NO_RULE: none spoke, which blocks. AGREEMENT: two owners let appear together what"
                    + " is theirs, and divide the fees"),
        @SchemaProperty(
            name = "code",
            description = "Of the guard, or the id of the rule or of the agreement"),
        @SchemaProperty(name = "name", description = "As its owner calls it, or of the preset"),
        @SchemaProperty(name = "assetId", description = "What it is about", nullable = true),
        @SchemaProperty(name = "tenantId", description = "Whose rule it is", nullable = true),
        @SchemaProperty(
            name = "action",
            enumeration = {"ALLOW", "ASK", "BLOCK"},
            description = "What it came to"),
        @SchemaProperty(name = "territories", description = "Where, of those asked for")
      })
  public record StepAnswer(
      Step.Kind kind,
      String code,
      String name,
      @Nullable String assetId,
      @Nullable String tenantId,
      Action action,
      List<String> territories) {

    static StepAnswer of(Step step) {
      return new StepAnswer(
          step.kind(),
          step.code(),
          step.name(),
          step.assetId().map(WireId.ASSET::format).orElse(null),
          step.tenantId().map(WireId.TENANT::format).orElse(null),
          step.action(),
          step.territories());
    }
  }
}
