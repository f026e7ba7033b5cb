package io.kyodaku.api;

import io.kyodaku.decision.Reason;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** Why a usage is refused or has to be asked for. */
@JsonbPropertyOrder({"code", "assetId", "ruleId", "message", "remedy"})
@Schema(
    name = "Reason",
    description = "Why a usage is refused or an owner asked",
    requiredProperties = {"code", "message"},
    properties = {
      @SchemaProperty(name = "code", description = "For programs: lower-case words and hyphens"),
      @SchemaProperty(
          name = "assetId",
          description = "The asset that it is about",
          nullable = true),
      @SchemaProperty(name = "ruleId", description = "The rule that said so", nullable = true),
      @SchemaProperty(name = "message", description = "For people, in English"),
      @SchemaProperty(
          name = "remedy",
          description = "What would change the answer",
          nullable = true)
    })
public record ReasonAnswer(
    String code,
    @Nullable String assetId,
    @Nullable String ruleId,
    String message,
    @Nullable String remedy) {

  static ReasonAnswer of(Reason reason) {
    return new ReasonAnswer(
        reason.code(),
        reason.assetId().map(WireId.ASSET::format).orElse(null),
        reason.ruleId().orElse(null),
        reason.message(),
        reason.remedy().orElse(null));
  }

  static List<ReasonAnswer> of(List<Reason> reasons) {
    return reasons.stream().map(ReasonAnswer::of).toList();
  }
}
