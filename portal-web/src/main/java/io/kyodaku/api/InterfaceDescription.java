package io.kyodaku.api;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Finishes the generated description: says what every call with a key can answer, gives each
 * refusal its media type, and takes out what the server writes down from annotations that said
 * nothing, such as a limit of zero properties.
 */
public class InterfaceDescription implements OASFilter {

  private static final String PROBLEM = "#/components/schemas/Problem";

  /** What any call can answer, beside what it says itself. */
  private static final Map<String, String> ANYWHERE = new LinkedHashMap<>();

  /** What any call with a key can answer besides. */
  private static final Map<String, String> WITH_KEY = new LinkedHashMap<>();

  static {
    ANYWHERE.put("406", "not-acceptable: the answer is JSON");
    ANYWHERE.put("500", "internal-error: ours, and logged under incident");
    ANYWHERE.put("503", "unavailable: ask again with the same key or id after Retry-After");
    WITH_KEY.put("400", "invalid-request: errors names each field at fault");
    WITH_KEY.put("401", "unauthenticated: no key, or not a valid one");
    WITH_KEY.put("403", "insufficient-scope: a key of another kind or scope");
    WITH_KEY.put("404", "not-found: no such thing, or another's");
    WITH_KEY.put("413", "payload-too-large");
    WITH_KEY.put("429", "rate-limited: wait as long as Retry-After says");
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    description
        .getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(InterfaceDescription::finish));
    // How bodies are read is ours; how they are sent has schemas of its own.
    description.getComponents().removeSchema(JsonBody.class.getSimpleName());
  }

  private static void finish(Operation operation) {
    APIResponses responses = operation.getResponses();
    boolean withKey = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    ANYWHERE.forEach((status, meaning) -> add(responses, status, meaning));
    if (withKey) {
      WITH_KEY.forEach((status, meaning) -> add(responses, status, meaning));
    }
    if (withKey && operation.getRequestBody() != null) {
      add(responses, "415", "unsupported-media-type: send the one that is described");
    }
    responses
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.compareTo("400") >= 0 && !saysHow(response)) {
                writtenAsProblem(response);
              }
            });
  }

  private static void add(APIResponses responses, String status, String meaning) {
    if (!responses.hasAPIResponse(status)) {
      responses.addAPIResponse(status, OASFactory.createAPIResponse().description(meaning));
    }
  }

  private static boolean saysHow(APIResponse response) {
    Content content = response.getContent();
    return content != null && content.getMediaTypes() != null && !content.getMediaTypes().isEmpty();
  }

  private static void writtenAsProblem(APIResponse response) {
    response.setContent(
        OASFactory.createContent()
            .addMediaType(
                Problem.MEDIA_TYPE.toString(),
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM))));
  }

  @Override
  public Parameter filterParameter(Parameter parameter) {
    if (parameter.getIn() == Parameter.In.PATH) {
      parameter.setRequired(true);
    }
    parameter.setDeprecated(null);
    parameter.setAllowEmptyValue(null);
    parameter.setAllowReserved(null);
    return parameter;
  }

  @Override
  public Operation filterOperation(Operation operation) {
    operation.setDeprecated(null);
    return operation;
  }

  @Override
  public Schema filterSchema(Schema schema) {
    dropFlags(schema);
    dropBounds(schema);
    if (schema.getRef() != null) {
      // Beside a reference nothing else counts (OpenAPI 3.0).
      return OASFactory.createSchema().ref(schema.getRef());
    }
    if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
      schema.setType(Schema.SchemaType.STRING);
    }
    return schema;
  }

  private static void dropFlags(Schema schema) {
    schema.setExclusiveMaximum(onlyTrue(schema.getExclusiveMaximum()));
    schema.setExclusiveMinimum(onlyTrue(schema.getExclusiveMinimum()));
    schema.setUniqueItems(onlyTrue(schema.getUniqueItems()));
    schema.setNullable(onlyTrue(schema.getNullable()));
    schema.setReadOnly(onlyTrue(schema.getReadOnly()));
    schema.setWriteOnly(onlyTrue(schema.getWriteOnly()));
    schema.setDeprecated(onlyTrue(schema.getDeprecated()));
  }

  private static void dropBounds(Schema schema) {
    schema.setMaxProperties(unless(schema.getMaxProperties(), 0));
    schema.setMinProperties(unless(schema.getMinProperties(), 0));
    schema.setMinLength(unless(schema.getMinLength(), 0));
    schema.setMaxLength(unless(schema.getMaxLength(), Integer.MAX_VALUE));
    schema.setMinItems(unless(schema.getMinItems(), Integer.MAX_VALUE));
    schema.setMaxItems(unless(schema.getMaxItems(), Integer.MIN_VALUE));
    BigDecimal multiple = schema.getMultipleOf();
    if (multiple != null && multiple.signum() == 0) {
      schema.setMultipleOf(null);
    }
  }

  private static @Nullable Boolean onlyTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag) ? flag : null;
  }

  private static @Nullable Integer unless(@Nullable Integer bound, int nothing) {
    return Objects.equals(bound, nothing) ? null : bound;
  }
}
