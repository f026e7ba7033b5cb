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
}
