package io.kyodaku.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * The one way in which answers are written: members that have no value are there as {@code null}.
 */
@Provider
public class Json implements ContextResolver<Jsonb> {

  private static final Jsonb WRITER =
      JsonbBuilder.create(new JsonbConfig().withNullValues(true).withFormatting(false));

  static String write(Object answer) {
    return WRITER.toJson(answer);
  }

  @Override
  public Jsonb getContext(Class<?> type) {
    return WRITER;
  }
}
