package io.kyodaku.api;

import io.kyodaku.decision.Decision;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.decision.Reason;
import io.kyodaku.generation.Quote;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
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
          name = "alternatives",
          description = "Where it is refused, other uses of the same that would not be")
    })
public record QuoteAnswer(
    DecisionWord decision,
    @Nullable BigDecimal credits,
    @Nullable PriceAnswer price,
    List<MatchAnswer> matches,
    List<LicenseAnswer> licenses,
    List<String> obligations,
    List<ReasonAnswer> reasons,
    List<AlternativeAnswer> alternatives) {

  static QuoteAnswer of(Quote quote) {
    List<AlternativeAnswer> alternatives =
        quote.alternatives().stream().map(AlternativeAnswer::of).toList();
    return switch (quote.decision()) {
      case Decision.Granted granted ->
          priced(granted, granted.price(), granted.obligations(), List.of(), alternatives);
      case Decision.NeedsApproval asked ->
          priced(asked, asked.price(), asked.obligations(), asked.reasons(), alternatives);
      case Decision.Refused refused ->
          new QuoteAnswer(
              DecisionWord.of(refused),
              null,
              null,
              MatchAnswer.of(refused.matches()),
              List.of(),
              List.of(),
              ReasonAnswer.of(refused.reasons()),
              alternatives);
    };
  }

  private static QuoteAnswer priced(
      Decision decision,
      Price price,
      List<String> obligations,
      List<Reason> reasons,
      List<AlternativeAnswer> alternatives) {
    return new QuoteAnswer(
        DecisionWord.of(decision),
        Amounts.ofMicros(price.totalMicros()),
        PriceAnswer.of(price),
        MatchAnswer.of(decision.matches()),
        price.licenses().stream().map(LicenseAnswer::of).toList(),
        obligations,
        ReasonAnswer.of(reasons),
        alternatives);
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
    "currency"
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
        "currency"
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
        @SchemaProperty(name = "currency", description = "The owner's: ISO 4217")
      })
  public record LicenseAnswer(
      String assetId,
      String tenantId,
      String contractId,
      int contractVersion,
      String ruleId,
      BigDecimal fee,
      String currency) {

    static LicenseAnswer of(LicenseTerms terms) {
      return new LicenseAnswer(
          WireId.ASSET.format(terms.assetId()),
          WireId.TENANT.format(terms.tenantId()),
          WireId.CONTRACT.format(terms.contractId()),
          terms.contractVersion(),
          terms.ruleId(),
          Amounts.ofMicros(terms.feeMicros()),
          terms.currency().getCurrencyCode());
    }
  }

  /** The same for another use. */
  @JsonbPropertyOrder({"use", "decision", "credits"})
  @Schema(
      name = "Alternative",
      description = "What would come of the same for another use",
      requiredProperties = {"use", "decision", "credits"},
      properties = {
        @SchemaProperty(
            name = "use",
            enumeration = {"PERSONAL", "SHARED", "COMMERCIAL"},
            description = "The other use"),
        @SchemaProperty(name = "decision", description = "Never REFUSED"),
        @SchemaProperty(name = "credits", description = "What it would cost")
      })
  public record AlternativeAnswer(Use use, DecisionWord decision, BigDecimal credits) {

    static AlternativeAnswer of(Quote.Alternative alternative) {
      Price price =
          switch (alternative.decision()) {
            case Decision.Granted granted -> granted.price();
            case Decision.NeedsApproval asked -> asked.price();
            case Decision.Refused refused ->
                throw new IllegalArgumentException("a refusal is no alternative");
          };
      return new AlternativeAnswer(
          alternative.use(),
          DecisionWord.of(alternative.decision()),
          Amounts.ofMicros(price.totalMicros()));
    }
  }
}
