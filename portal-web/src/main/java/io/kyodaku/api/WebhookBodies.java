package io.kyodaku.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** What is sent about webhooks. The records only describe; the methods read. */
final class WebhookBodies {

  private static final int URL_LENGTH = 500;

  private WebhookBodies() {}

  /** Where to be told. */
  @Schema(
      name = "WebhookRegistration",
      description = "Where to be told",
      requiredProperties = "url",
      properties =
          @SchemaProperty(
              name = "url",
              description = "https://…, of a host with public addresses alone",
              maxLength = URL_LENGTH))
  record Registration(String url) {}

  /** Since when to be told again. */
  @Schema(
      name = "WebhookReplaySince",
      description = "Since when to be told again",
      requiredProperties = "since",
      properties = @SchemaProperty(name = "since", description = "RFC 3339, in UTC"))
  record Since(String since) {}

  static String url(JsonBody body) {
    MemberReader members = new MemberReader(body);
    String url = members.text("url", URL_LENGTH);
    members.finish();
    return url;
  }

  static Instant since(JsonBody body) {
    MemberReader members = new MemberReader(body);
    Instant since = members.time("since");
    members.finish();
    return since;
  }
}
