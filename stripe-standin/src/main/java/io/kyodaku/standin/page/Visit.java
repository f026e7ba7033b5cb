package io.kyodaku.standin.page;

import io.kyodaku.standin.wire.Act;
import io.kyodaku.standin.wire.Params;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody's browser at a hosted page. The address itself is the permission: its id cannot be
 * guessed.
 *
 * @param acts one for each entity, since the address does not say whose page it is
 * @param form what was sent with a POST
 */
public record Visit(
    List<Act> acts, Map<String, String> vars, Params query, Params form, String acceptLanguage) {

  public String var(String name) {
    return Objects.requireNonNull(vars.get(name), name);
  }

  /**
   * The texts in the language asked for by {@code ?locale=}, else the page's own, else the
   * browser's.
   */
  public Texts texts(Optional<String> own) {
    String wanted =
        query
            .text("locale")
            .or(() -> own.filter(locale -> !locale.equals("auto")))
            .orElse(acceptLanguage);
    return Texts.in(wanted.toLowerCase(Locale.ROOT).startsWith("ja") ? Locale.JAPAN : Locale.US);
  }
}
