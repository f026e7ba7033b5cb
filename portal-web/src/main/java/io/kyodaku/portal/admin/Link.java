package io.kyodaku.portal.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An address of a page with what it is asked; what is empty is left out, so that it stays short.
 */
final class Link {

  private final StringBuilder address;
  private char joint = '?';

  private Link(String path) {
    address = new StringBuilder(path);
  }

  static Link to(String path) {
    return new Link(path);
  }

  Link with(String name, @Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty()) {
      address
          .append(joint)
          .append(name)
          .append('=')
          .append(URLEncoder.encode(text, StandardCharsets.UTF_8));
      joint = '&';
    }
    return this;
  }

  /** The same question's page with this number; the first needs none. */
  String page(int number) {
    return with("page", number == 0 ? "" : number).toString();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
