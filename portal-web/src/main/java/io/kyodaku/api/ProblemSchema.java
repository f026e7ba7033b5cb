package io.kyodaku.api;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** How a {@link Problem} is written. It only describes. */
@Schema(
    name = "Problem",
    description = "Why a call failed (RFC 9457). It changed nothing.",
    requiredProperties = {"type", "title", "status", "detail"},
    properties = {
      @SchemaProperty(
          name = "type",
          description = "urn:kyodaku:problem: and a word for programs, which never changes"),
      @SchemaProperty(name = "title", description = "What that word means, for people"),
      @SchemaProperty(name = "status", description = "The HTTP status"),
      @SchemaProperty(name = "detail", description = "What happened this time, for people"),
      @SchemaProperty(
          name = "errors",
          description = "invalid-request: every field at fault, in the order of the description"),
      @SchemaProperty(name = "reasons", description = "license-refused: why, at least one"),
      @SchemaProperty(
          name = "matches",
          description = "license-refused: the registered names in the prompt"),
      @SchemaProperty(
          name = "available",
          description = "insufficient-credits: credits that the wallet has"),
      @SchemaProperty(
          name = "needed",
          description = "insufficient-credits, spending-limit-reached: credits that it takes"),
      @SchemaProperty(
          name = "limit",
          description =
              "spending-limit-reached: credits that the creator lets this generator have"),
      @SchemaProperty(
          name = "spent",
          description = "spending-limit-reached: credits that it has spent or holds of them"),
      @SchemaProperty(name = "heldSeconds", description = "above-hold: seconds authorized"),
      @SchemaProperty(
          name = "retryAfter",
          description =
              "unavailable; rate-limited where files wait: seconds until it is worth asking again"),
      @SchemaProperty(name = "incident", description = "internal-error: name it to us")
    })
record ProblemSchema(
    String type,
    String title,
    int status,
    String detail,
    List<FieldErrorSchema> errors,
    List<ReasonAnswer> reasons,
    List<MatchAnswer> matches,
    BigDecimal available,
    BigDecimal needed,
    BigDecimal limit,
    BigDecimal spent,
    int heldSeconds,
    int retryAfter,
    String incident) {}
