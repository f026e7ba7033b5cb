package io.kyodaku.standin.page;

import java.net.URI;
import java.util.List;

/** The answer to a visit of a hosted page. */
public sealed interface Page {

  /**
   * @param formTargets addresses that a form of this page may end up at, since browsers hold
   *     redirects of a form to its policy too
   */
  record Html(int status, String html, List<String> formTargets) implements Page {
    public Html {
      formTargets = List.copyOf(formTargets);
    }
  }

  /** See other: the browser goes on with a GET. */
  record Redirect(String location) implements Page {}

  /** The origin of an address, for a policy; empty for what is none. */
  static String origin(String address) {
    URI uri = URI.create(address.replace("{CHECKOUT_SESSION_ID}", "id"));
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }
}
