package io.kyodaku.api;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes quotes, member by member as {@link QuoteAnswer} describes them. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class QuoteText implements MessageBodyWriter<QuoteAnswer> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == QuoteAnswer.class;
  }

  @Override
  public void writeTo(
      QuoteAnswer quote,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(utf8(quote));
  }

  static byte[] utf8(QuoteAnswer quote) {
    return write(quote).getBytes(StandardCharsets.UTF_8);
  }

  static String write(QuoteAnswer quote) {
    JsonText json = new JsonText();
    json.object(
        () -> {
          json.member("decision", quote.decision()).member("credits", quote.credits());
          price(json.member("price"), quote.price());
          json.list("matches", quote.matches(), QuoteText::match)
              .list("licenses", quote.licenses(), QuoteText::license)
              .strings("obligations", quote.obligations())
              .list("reasons", quote.reasons(), QuoteText::reason)
              .list("explanation", quote.explanation(), QuoteText::step)
              .list("alternatives", quote.alternatives(), QuoteText::alternative);
        });
    return json.toString();
  }

  private static void price(JsonText json, QuoteAnswer.@Nullable PriceAnswer price) {
    if (price == null) {
      json.string(null);
    } else {
      json.object(
          () -> json.member("compute", price.compute()).member("licenses", price.licenses()));
    }
  }

  private static void match(JsonText json, MatchAnswer match) {
    json.object(
        () ->
            json.member("assetId", match.assetId())
                .member("name", match.name())
                .member("alias", match.alias())
                .member("start", match.start())
                .member("end", match.end()));
  }

  private static void license(JsonText json, QuoteAnswer.LicenseAnswer license) {
    json.object(
        () ->
            json.member("assetId", license.assetId())
                .member("tenantId", license.tenantId())
                .member("contractId", license.contractId())
                .member("contractVersion", license.contractVersion())
                .member("ruleId", license.ruleId())
                .member("fee", license.fee())
                .member("currency", license.currency())
                .list("duties", license.duties(), JsonText::value));
  }

  private static void reason(JsonText json, ReasonAnswer reason) {
    json.object(
        () ->
            json.member("code", reason.code())
                .member("assetId", reason.assetId())
                .member("ruleId", reason.ruleId())
                .member("message", reason.message())
                .member("remedy", reason.remedy()));
  }

  private static void step(JsonText json, QuoteAnswer.StepAnswer step) {
    json.object(
        () ->
            json.member("kind", step.kind())
                .member("code", step.code())
                .member("name", step.name())
                .member("assetId", step.assetId())
                .member("tenantId", step.tenantId())
                .member("action", step.action())
                .strings("territories", step.territories()));
  }

  private static void alternative(JsonText json, QuoteAnswer.AlternativeAnswer alternative) {
    json.object(
        () ->
            json.member("use", alternative.use())
                .member("decision", alternative.decision())
                .member("credits", alternative.credits())
                .member("changes")
                .value(alternative.changes()));
  }
}
