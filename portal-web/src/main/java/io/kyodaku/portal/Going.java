package io.kyodaku.portal;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where a request goes instead: on after a post, so that reloading repeats nothing, or nowhere. */
public final class Going {

  private Going() {}

  /**
   * @param path of this portal with its query, or an address of Stripe's hosted pages that our
   *     gateway was given
   */
  public static void to(String path) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      faces.getExternalContext().redirect(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  /** What the address names does not exist, or not for this reader. */
  public static void nowhere() {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  /**
   * To a page that says that nothing was done, by the reason's name: {@code notice.tooLate} for
   * {@code TOO_LATE}.
   *
   * @param path with a query
   */
  public static void refused(String path, Enum<?> why) {
    StringBuilder key = new StringBuilder();
    for (char c : why.name().toCharArray()) {
      boolean first = !key.isEmpty() && key.charAt(key.length() - 1) == '_';
      if (first) {
        key.setLength(key.length() - 1);
      }
      key.append(first ? c : Character.toLowerCase(c));
    }
    to(path + "&failed=" + key);
  }
}
