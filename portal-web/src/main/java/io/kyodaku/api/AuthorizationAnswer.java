package io.kyodaku.api;

import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.PartyShare;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A usage that was granted, or waits for an owner. */
@JsonbPropertyOrder({
  "id",
  "status",
  "decision",
  "credits",
  "price",
  "held",
  "charged",
  "expiresAt",
  "splits",
  "matches",
  "licenses",
  "obligations",
  "reasons",
  "alternatives"
})
@Schema(
    name = "Authorization",
    description =
        "A usage that was granted with credits held, or that waits for an owner's answer and holds"
            + " none",
    requiredProperties = {
      "id",
      "status",
      "decision",
      "credits",
      "price",
      "held",
      "charged",
      "expiresAt",
      "splits",
      "matches",
      "licenses",
      "obligations",
      "reasons",
      "alternatives"
    },
    properties = {
      @SchemaProperty(name = "id", description = "auth_…"),
      @SchemaProperty(
          name = "status",
          enumeration = {"PENDING_APPROVAL", "AUTHORIZED", "SETTLED", "VOIDED", "EXPIRED"},
          description = "How far it is"),
      @SchemaProperty(name = "decision", description = "As it was decided"),
      @SchemaProperty(
          name = "credits",
          description = "What it costs in all for the seconds asked for"),
      @SchemaProperty(name = "price", description = "What the credits are for"),
      @SchemaProperty(name = "held", description = "Credits that are reserved now"),
      @SchemaProperty(name = "charged", description = "Credits that were charged; 0 until settled"),
      @SchemaProperty(
          name = "expiresAt",
          description = "When credits are released unasked, or a question lapses"),
      @SchemaProperty(
          name = "splits",
          description = "How each licence fee is split; once settled, of the fees charged"),
      @SchemaProperty(name = "matches", description = "The registered names in the prompt"),
      @SchemaProperty(name = "licenses", description = "One for each owner's claim"),
      @SchemaProperty(name = "obligations", description = "What the result has to come with"),
      @SchemaProperty(name = "reasons", description = "Why an owner was asked; else empty"),
      @SchemaProperty(name = "alternatives", description = "Always empty: nothing was refused")
    })
public record AuthorizationAnswer(
    String id,
    AuthorizationStatus status,
    DecisionWord decision,
    BigDecimal credits,
    QuoteAnswer.PriceAnswer price,
    BigDecimal held,
    BigDecimal charged,
    String expiresAt,
    List<SplitAnswer> splits,
    List<MatchAnswer> matches,
    List<QuoteAnswer.LicenseAnswer> licenses,
    List<String> obligations,
    List<ReasonAnswer> reasons,
    List<QuoteAnswer.AlternativeAnswer> alternatives) {

  static AuthorizationAnswer of(Authorization authorization) {
    boolean asked = authorization.status() == AuthorizationStatus.PENDING_APPROVAL;
    return new AuthorizationAnswer(
        WireId.AUTHORIZATION.format(authorization.id()),
        authorization.status(),
        asked ? DecisionWord.NEEDS_APPROVAL : DecisionWord.GRANTED,
        Amounts.ofMicros(authorization.price().totalMicros()),
        QuoteAnswer.PriceAnswer.of(authorization.price()),
        Amounts.ofMicros(authorization.heldMicros()),
        Amounts.ofMicros(authorization.chargedMicros()),
        authorization.expiresAt().toString(),
        authorization.splits().stream().map(SplitAnswer::of).toList(),
        MatchAnswer.of(authorization.matches()),
        authorization.price().licenses().stream().map(QuoteAnswer.LicenseAnswer::of).toList(),
        authorization.obligations(),
        ReasonAnswer.of(authorization.reasons()),
        List.of());
  }

  /** One party's part of one licence fee. */
  @JsonbPropertyOrder({"party", "kind", "amount", "currency"})
  @Schema(
      name = "Split",
      description = "One party's part of one licence fee",
      requiredProperties = {"party", "kind", "amount", "currency"},
      properties = {
        @SchemaProperty(name = "party", description = "The owner's ten_…, or platform"),
        @SchemaProperty(
            name = "kind",
            enumeration = {"OWNER", "HELD", "PLATFORM"},
            description = "Who takes the part; HELD: in dispute, or of a part that nobody owns"),
        @SchemaProperty(name = "amount", description = "In major units of the currency"),
        @SchemaProperty(name = "currency", description = "The owner's: ISO 4217")
      })
  public record SplitAnswer(
      String party, PartyShare.Kind kind, BigDecimal amount, String currency) {

    static SplitAnswer of(PartyShare share) {
      return new SplitAnswer(
          share.partyId().map(WireId.TENANT::format).orElse("platform"),
          share.kind(),
          Amounts.ofMicros(share.amount().micros()),
          share.amount().currency().getCurrencyCode());
    }
  }
}
