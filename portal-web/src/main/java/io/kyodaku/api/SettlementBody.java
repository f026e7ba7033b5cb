package io.kyodaku.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** What was rendered. It only describes; {@link #seconds} reads. */
@Schema(
    name = "Settlement",
    description = "What was rendered",
    requiredProperties = "seconds",
    properties =
        @SchemaProperty(
            name = "seconds",
            description = "Whole seconds, at most those held; a still image counts 1",
            minimum = "1"))
record SettlementBody(int seconds) {

  /** However large the number is, it is more than was held, and so refused as that. */
  static int seconds(JsonBody body) {
    MemberReader members = new MemberReader(body);
    int seconds = members.positive("seconds");
    members.finish();
    return seconds;
  }
}
