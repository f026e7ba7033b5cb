package io.kyodaku.api;

import io.kyodaku.log.LogEntry;
import io.kyodaku.log.PlacedEntry;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** All that is needed to make the leaf of a receipt again. */
@JsonbPropertyOrder({"index", "entryId", "kind", "subject", "salt", "payload", "at", "leafHash"})
@Schema(
    name = "LogEntry",
    description = "What the log says of a receipt; hashes and salt are in base64url",
    nullable = true,
    requiredProperties = {
      "index",
      "entryId",
      "kind",
      "subject",
      "salt",
      "payload",
      "at",
      "leafHash"
    },
    properties = {
      @SchemaProperty(
          name = "index",
          description = "Its place among the leaves, from 0; null for the seconds until it has one",
          nullable = true),
      @SchemaProperty(name = "entryId", description = "A UUID"),
      @SchemaProperty(name = "kind", description = "GRANT or SETTLEMENT"),
      @SchemaProperty(name = "subject", description = "The authorization: auth_…"),
      @SchemaProperty(name = "salt", description = "16 bytes"),
      @SchemaProperty(
          name = "payload",
          description = "SHA-256 of the salt and the receipt's payload as it was signed"),
      @SchemaProperty(name = "at", description = "RFC 3339, to the microsecond"),
      @SchemaProperty(
          name = "leafHash",
          description =
              "SHA-256 of a zero byte and the entry: entryId (16 bytes), the length of kind (1"
                  + " byte), kind, subject (16 bytes), payload (32 bytes), at in microseconds"
                  + " since 1970 (8 bytes, big-endian)")
    })
public record LogEntryAnswer(
    @Nullable Long index,
    String entryId,
    String kind,
    String subject,
    String salt,
    String payload,
    String at,
    String leafHash) {

  static LogEntryAnswer of(PlacedEntry placed) {
    LogEntry entry = placed.entry();
    return new LogEntryAnswer(
        placed.index().isPresent() ? placed.index().getAsLong() : null,
        entry.id().toString(),
        entry.kind().name(),
        WireId.AUTHORIZATION.format(entry.subjectId()),
        base64Url(entry.salt()),
        base64Url(entry.payload()),
        entry.at().toString(),
        entry.leafHash().toString());
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
