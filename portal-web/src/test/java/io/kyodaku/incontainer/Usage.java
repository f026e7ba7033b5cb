package io.kyodaku.incontainer;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** A usage as a generator sends it, to be bent in one place. */
record Usage(Map<String, JsonValue> members) {

  /** What the demo's rightsholder allows: 2 credits of compute and 5 of licence a second. */
  static Usage allowed() {
    return of("Momotaro walks along the shore", "SHARED");
  }

  /** The same for a use that its owner blocks. */
  static Usage refused() {
    return of("Momotaro sells dumplings", "COMMERCIAL");
  }

  /** What its owner wants to be asked for each time. */
  static Usage asked() {
    return of("Tamamo-no-Mae by moonlight", "SHARED");
  }

  static Usage of(String prompt, String use) {
    return new Usage(Map.of())
        .with("creatorId", Demo.started().creator())
        .with("prompt", prompt)
        .withList("assets")
        .with("use", use)
        .withList("territories", "JP")
        .with("seconds", 5)
        .with("quality", "STANDARD");
  }

  Usage with(String member, JsonValue value) {
    Map<String, JsonValue> bent = new LinkedHashMap<>(members);
    bent.put(member, value);
    return new Usage(bent);
  }

  Usage with(String member, String value) {
    return with(member, Json.createValue(value));
  }

  Usage with(String member, int value) {
    return with(member, Json.createValue(value));
  }

  Usage withList(String member, String... values) {
    return with(member, Json.createArrayBuilder(java.util.List.of(values)).build());
  }

  Usage without(String member) {
    Map<String, JsonValue> bent = new LinkedHashMap<>(members);
    bent.remove(member);
    return new Usage(bent);
  }

  String json() {
    return Json.createObjectBuilder(Map.<String, Object>copyOf(members)).build().toString();
  }

  /** The JSON with one member's value as anybody may type it. */
  String json(String member, String typed) {
    String others = without(member).json();
    return "{\"" + member + "\":" + typed + "," + others.substring(1);
  }
}
