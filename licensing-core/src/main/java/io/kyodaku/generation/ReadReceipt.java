package io.kyodaku.generation;

import io.kyodaku.log.EntryKind;
import io.kyodaku.shared.WireId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * A receipt as somebody handed it in: it can be read, and that is all that is known of it.
 *
 * @param payload what is signed, as it stands
 * @param of the authorization that it says it is of
 */
record ReadReceipt(Map<String, Object> text, String payload, EntryKind kind, UUID of) {

  /**
   * @return empty for what is no receipt, or has lost a part
   */
  static Optional<ReadReceipt> of(String jws) {
    String[] parts = jws.split("\\.", -1);
    if (jws.length() > CheckingReceipt.LENGTH_AT_MOST || parts.length != 3) {
      return Optional.empty();
    }
    try {
      String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return of(JsonUtil.parseJson(payload), payload);
    } catch (JoseException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<ReadReceipt> of(Map<String, Object> text, String payload) {
    // Nothing is made a text of that is none: lists can be nested deeper than a thread can go.
    return text.get("authorization") instanceof String id
            && text.get("receipt") instanceof String kind
        ? WireId.AUTHORIZATION
            .parse(id)
            .flatMap(of -> kind(kind).map(known -> new ReadReceipt(text, payload, known, of)))
        : Optional.empty();
  }

  private static Optional<EntryKind> kind(String name) {
    return switch (name) {
      case "grant" -> Optional.of(EntryKind.GRANT);
      case "settlement" -> Optional.of(EntryKind.SETTLEMENT);
      default -> Optional.empty();
    };
  }
}
