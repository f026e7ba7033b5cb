package io.kyodaku.api;

import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.generatorpay.GeneratorStatementDetail;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** What a month of compute came to, in the books of one selling entity and currency. */
@JsonbPropertyOrder({
  "id",
  "number",
  "entity",
  "currency",
  "zone",
  "from",
  "until",
  "dueDate",
  "opening",
  "payable",
  "carried",
  "usages",
  "closedAt",
  "lines"
})
@Schema(
    name = "GeneratorStatement",
    description = "What a month of compute came to; amounts are in the currency's major unit",
    requiredProperties = {
      "id",
      "number",
      "entity",
      "currency",
      "zone",
      "from",
      "until",
      "dueDate",
      "opening",
      "payable",
      "carried",
      "usages",
      "closedAt",
      "lines"
    },
    properties = {
      @SchemaProperty(name = "id", description = "stmt_…"),
      @SchemaProperty(name = "number", description = "Counts your statements from 1"),
      @SchemaProperty(
          name = "entity",
          enumeration = {"JP", "US", "EU"},
          description = "The selling entity that owes it"),
      @SchemaProperty(name = "currency", description = "ISO 4217"),
      @SchemaProperty(name = "zone", description = "The time zone whose month it is"),
      @SchemaProperty(name = "from", description = "The month's first day"),
      @SchemaProperty(name = "until", description = "Its last day"),
      @SchemaProperty(name = "dueDate", description = "When it is paid"),
      @SchemaProperty(name = "opening", description = "What the statement before carried"),
      @SchemaProperty(name = "payable", description = "What is paid"),
      @SchemaProperty(name = "carried", description = "What the next statement opens with"),
      @SchemaProperty(name = "usages", description = "How many it adds up"),
      @SchemaProperty(name = "closedAt", description = "RFC 3339"),
      @SchemaProperty(
          name = "lines",
          description = "By version of the rate card and quality; null in a list",
          nullable = true)
    })
public record GeneratorStatementAnswer(
    String id,
    int number,
    String entity,
    String currency,
    String zone,
    String from,
    String until,
    String dueDate,
    BigDecimal opening,
    BigDecimal payable,
    BigDecimal carried,
    long usages,
    String closedAt,
    @Nullable List<LineAnswer> lines) {

  static GeneratorStatementAnswer of(GeneratorStatement statement) {
    return of(statement, null);
  }

  static GeneratorStatementAnswer of(GeneratorStatementDetail detail) {
    return of(detail.statement(), detail.lines().stream().map(LineAnswer::of).toList());
  }

  private static GeneratorStatementAnswer of(
      GeneratorStatement statement, @Nullable List<LineAnswer> lines) {
    return new GeneratorStatementAnswer(
        WireId.STATEMENT.format(statement.id()),
        statement.number(),
        statement.entity(),
        statement.currency().getCurrencyCode(),
        statement.zone().getId(),
        statement.fromDate().toString(),
        statement.toDate().minusDays(1).toString(),
        statement.dueDate().toString(),
        Amounts.ofMicros(statement.openingMicros()),
        Amounts.ofMicros(statement.payable().micros()),
        Amounts.ofMicros(statement.carriedMicros()),
        statement.usageCount(),
        statement.closedAt().toString(),
        lines);
  }

  /** One line. */
  @JsonbPropertyOrder({
    "kind",
    "rateCardVersion",
    "quality",
    "perSecond",
    "usages",
    "seconds",
    "amount",
    "text"
  })
  @Schema(
      name = "GeneratorStatementLine",
      description = "One line",
      requiredProperties = {
        "kind",
        "rateCardVersion",
        "quality",
        "perSecond",
        "usages",
        "seconds",
        "amount",
        "text"
      },
      properties = {
        @SchemaProperty(
            name = "kind",
            enumeration = {"COMPUTE", "BACKPAY", "RETURNED_PAYOUT"},
            description = "BACKPAY is compute of an earlier month that was booked late"),
        @SchemaProperty(
            name = "rateCardVersion",
            description = "null where it is not compute",
            nullable = true),
        @SchemaProperty(
            name = "quality",
            enumeration = {"STANDARD", "PREMIUM"},
            description = "null where it is not compute",
            nullable = true),
        @SchemaProperty(
            name = "perSecond",
            description =
                "What that version asks for a second, in credits; null where it is not compute",
            nullable = true),
        @SchemaProperty(
            name = "usages",
            description = "One that was paid with credits of several currencies counts in each"),
        @SchemaProperty(name = "seconds", description = "Of these usages"),
        @SchemaProperty(name = "amount", description = "What it adds"),
        @SchemaProperty(name = "text", description = "What else there is to say; may be empty")
      })
  public record LineAnswer(
      String kind,
      @Nullable Integer rateCardVersion,
      @Nullable String quality,
      @Nullable BigDecimal perSecond,
      long usages,
      long seconds,
      BigDecimal amount,
      String text) {

    static LineAnswer of(GeneratorStatement.Line line) {
      return new LineAnswer(
          line.kind().name(),
          line.rate().map(GeneratorStatement.Rate::version).orElse(null),
          line.rate().map(GeneratorStatement.Rate::quality).orElse(null),
          line.rate().map(rate -> Amounts.ofMicros(rate.microsPerSecond())).orElse(null),
          line.usages(),
          line.seconds(),
          Amounts.ofMicros(line.amountMicros()),
          line.text());
    }
  }

  /** Some of them. */
  @JsonbPropertyOrder({"items", "page", "more"})
  @Schema(
      name = "GeneratorStatements",
      description = "Some of your statements, the newest first",
      requiredProperties = {"items", "page", "more"},
      properties = {
        @SchemaProperty(name = "items", description = "At most 50, without their lines"),
        @SchemaProperty(name = "page", description = "From 1"),
        @SchemaProperty(name = "more", description = "Whether there is another page")
      })
  public record Page(List<GeneratorStatementAnswer> items, int page, boolean more) {}
}
