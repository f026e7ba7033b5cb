package io.kyodaku.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to go after sign-in: a page of this portal and nothing else. */
final class LocalPath {

  private static final int LENGTH_AT_MOST = 2_000;
  private static final List<String> NOT_PAGES =
      List.of("/api", "/login", "/logout", "/error", "/jakarta.faces.resource");

  private LocalPath() {}

  static Optional<String> of(@Nullable String to) {
    if (to == null
        || to.length() > LENGTH_AT_MOST
        || !to.startsWith("/")
        || to.startsWith("//")
        || to.chars().anyMatch(c -> c == '\\' || c <= ' ' || c == 0x7F)) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(to);
      boolean page =
          uri.getScheme() == null
              && uri.getRawAuthority() == null
              && NOT_PAGES.stream().noneMatch(prefix -> isUnder(uri.getRawPath(), prefix));
      return page ? Optional.of(to) : Optional.empty();
    } catch (URISyntaxException notAPath) {
      return Optional.empty();
    }
  }

  static boolean isUnder(String path, String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }
}
