package io.kyodaku.api;

import io.kyodaku.generation.ReceiptEntries;
import io.kyodaku.generation.Receipts;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** What an authorization can prove. */
@JsonbPropertyOrder({"grant", "settlement", "grantEntry", "settlementEntry"})
@Schema(
    name = "Receipts",
    description =
        "What an authorization can prove, each as a compact JWS, and what the log says of it",
    requiredProperties = {"grant", "settlement", "grantEntry", "settlementEntry"},
    properties = {
      @SchemaProperty(
          name = "grant",
          description = "Why it was allowed, at which price; null while pending",
          nullable = true),
      @SchemaProperty(
          name = "settlement",
          description = "What was charged, who earned what; null until settled",
          nullable = true),
      @SchemaProperty(
          name = "grantEntry",
          description = "Of the grant; null as the grant is",
          nullable = true),
      @SchemaProperty(
          name = "settlementEntry",
          description = "Of the settlement; null as the settlement is",
          nullable = true)
    })
public record ReceiptsAnswer(
    @Nullable String grant,
    @Nullable String settlement,
    @Nullable LogEntryAnswer grantEntry,
    @Nullable LogEntryAnswer settlementEntry) {

  static ReceiptsAnswer of(Receipts receipts, ReceiptEntries.Entries entries) {
    return new ReceiptsAnswer(
        receipts.grant().orElse(null),
        receipts.settlement().orElse(null),
        entries.grant().map(LogEntryAnswer::of).orElse(null),
        entries.settlement().map(LogEntryAnswer::of).orElse(null));
  }
}
