package io.kyodaku.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** How a {@link io.kyodaku.shared.FieldError} is written. It only describes. */
@Schema(
    name = "FieldError",
    description = "What is wrong with one field",
    requiredProperties = {"field", "message"},
    properties = {
      @SchemaProperty(name = "field", description = "Its name in the body, or of the parameter"),
      @SchemaProperty(name = "message", description = "For people, in English")
    })
record FieldErrorSchema(String field, String message) {}
