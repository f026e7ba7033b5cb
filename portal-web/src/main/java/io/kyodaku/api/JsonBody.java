package io.kyodaku.api;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One JSON object as somebody sent it, with the members that they sent twice: which of the two was
 * meant nobody knows (RFC 8259, section 4).
 */
record JsonBody(Map<String, JsonValue> members, Set<String> repeated) {

  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  static JsonBody parse(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      return readObject(parser);
    } catch (ProblemException told) {
      throw told;
    } catch (RuntimeException malformed) {
      // The parser has no one type for it: too deep and too long a number are others again.
      throw malformed();
    }
  }

  private static JsonBody readObject(JsonParser parser) {
    if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
      throw malformed();
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    Set<String> repeated = new LinkedHashSet<>();
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String name = parser.getString();
      parser.next();
      if (members.put(name, parser.getValue()) != null) {
        repeated.add(name);
      }
    }
    if (parser.hasNext()) {
      throw malformed();
    }
    return new JsonBody(members, repeated);
  }

  private static ProblemException malformed() {
    return Problem.of(ProblemKind.INVALID_REQUEST, "The body is not one JSON object.").exception();
  }
}
