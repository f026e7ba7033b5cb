package io.kyodaku.api;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** How a usage is sent. It only describes; {@link Usages} reads. */
@Schema(
    name = "Usage",
    description = "What a creator wants to do. Unknown members are refused.",
    requiredProperties = {
      "creatorId",
      "prompt",
      "assets",
      "use",
      "territories",
      "seconds",
      "quality"
    },
    properties = {
      @SchemaProperty(name = "creatorId", description = "A creator who linked this generator"),
      @SchemaProperty(
          name = "prompt",
          description = "Searched for registered names, and not kept; may be empty",
          maxLength = 10_000),
      @SchemaProperty(
          name = "assets",
          description = "Ids of assets that are used, whether the prompt names them or not",
          maxItems = 50,
          uniqueItems = true),
      @SchemaProperty(
          name = "use",
          enumeration = {"PERSONAL", "SHARED", "COMMERCIAL"},
          description = "What the creator wants the result for"),
      @SchemaProperty(
          name = "territories",
          description = "Where the result will be shown: ISO 3166-1 alpha-2 codes",
          minItems = 1,
          maxItems = 249,
          uniqueItems = true),
      @SchemaProperty(
          name = "seconds",
          description = "Whole seconds to render; a still image counts 1",
          minimum = "1",
          maximum = "3600"),
      @SchemaProperty(
          name = "quality",
          enumeration = {"STANDARD", "PREMIUM"},
          description = "What the generator's rate card prices"),
      @SchemaProperty(
          name = "themes",
          description =
              "The generator's moderation tags. Absent or null means that they are not known, an"
                  + " empty list that there are none",
          nullable = true,
          maxItems = 50,
          uniqueItems = true)
    })
record UsageSchema(
    String creatorId,
    String prompt,
    List<String> assets,
    Use use,
    List<String> territories,
    int seconds,
    Quality quality,
    List<String> themes) {}
