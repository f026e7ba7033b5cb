package io.kyodaku.api;

import io.kyodaku.generation.CheckingReceipt;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** How a receipt was found. */
@JsonbPropertyOrder({"valid", "receipt", "authorizationId", "checks"})
@Schema(
    name = "ReceiptReport",
    description = "How a receipt was found",
    requiredProperties = {"valid", "receipt", "authorizationId", "checks"},
    properties = {
      @SchemaProperty(name = "valid", description = "Whether no check failed"),
      @SchemaProperty(
          name = "receipt",
          description = "grant or settlement; null where it is no receipt",
          nullable = true),
      @SchemaProperty(
          name = "authorizationId",
          description = "What it is of; null where it is no receipt",
          nullable = true),
      @SchemaProperty(name = "checks", description = "In the order in which they were made")
    })
public record ReceiptReportAnswer(
    boolean valid,
    @Nullable String receipt,
    @Nullable String authorizationId,
    List<CheckAnswer> checks) {

  static ReceiptReportAnswer of(CheckingReceipt.Report report) {
    return new ReceiptReportAnswer(
        report.valid(),
        report.kind().isEmpty() ? null : report.kind().toLowerCase(Locale.ROOT),
        report.authorizationId().map(WireId.AUTHORIZATION::format).orElse(null),
        report.checks().stream().map(CheckAnswer::of).toList());
  }

  /** One check. */
  @JsonbPropertyOrder({"check", "outcome", "detail", "differences"})
  @Schema(
      name = "ReceiptCheck",
      description = "One check of a receipt",
      requiredProperties = {"check", "outcome", "detail", "differences"},
      properties = {
        @SchemaProperty(
            name = "check",
            enumeration = {"FORM", "SIGNATURE", "LOG", "DECISION", "PROMPT"},
            description = "What was checked"),
        @SchemaProperty(
            name = "outcome",
            enumeration = {"PASSED", "FAILED", "SKIPPED"},
            description = "SKIPPED: there was nothing to check, or it can't be checked yet"),
        @SchemaProperty(name = "detail", description = "In a few words"),
        @SchemaProperty(
            name = "differences",
            description = "Places in the receipt that are not as they were issued")
      })
  public record CheckAnswer(
      CheckingReceipt.Checked check,
      CheckingReceipt.Outcome outcome,
      String detail,
      List<String> differences) {

    static CheckAnswer of(CheckingReceipt.Check check) {
      return new CheckAnswer(check.what(), check.outcome(), check.detail(), check.differences());
    }
  }
}
