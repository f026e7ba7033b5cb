package io.kyodaku.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a browser says that a request was made by one of our own pages. The header {@code
 * Sec-Fetch-Site} can't be written by scripts and is believed first, then {@code Origin}; a request
 * with neither does not come from a browser of this decade.
 */
final class SameOrigin {

  private SameOrigin() {}

  static boolean holds(
      @Nullable String fetchSite, @Nullable String origin, @Nullable String host, String baseUrl) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin");
    }
    return origin != null && (origin.equals(baseUrl) || isAt(origin, host));
  }

  private static boolean isAt(String origin, @Nullable String host) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority != null
          && host != null
          && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException opaque) {
      return false;
    }
  }
}
