package io.kyodaku.incontainer;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo's people, characters and keys, once the portal has made them. */
record Demo(String creator, String tenant, Map<String, String> assets) {

  static final String GENERATOR = "kyk_demo_generator";
  static final String RIGHTS = "kyk_demo_rights";
  static final String ADMIN = "kyk_demo_admin";

  /** Read at the first use; the portal makes its data in the background when it starts. */
  private static final class Once {
    private static final Demo DEMO = read();
  }

  static Demo started() {
    return Once.DEMO;
  }

  String asset(String name) {
    return java.util.Objects.requireNonNull(assets.get(name), name);
  }

  private static Demo read() {
    Poll.until(() -> Rest.at("/health/ready").get().status() == 200);
    JsonObject demo = Rest.at("/api/v1/demo").get().json();
    return new Demo(
        demo.getString("creatorId"),
        demo.getString("tenantId"),
        demo.getJsonArray("assets").getValuesAs(JsonObject.class).stream()
            .collect(
                Collectors.toMap(
                    asset -> asset.getString("name"), asset -> asset.getString("id"))));
  }
}
