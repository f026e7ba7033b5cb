package io.kyodaku.portal;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends the browser on after a post, so that reloading repeats nothing. */
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
}
