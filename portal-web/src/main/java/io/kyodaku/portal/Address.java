package io.kyodaku.portal;

import io.kyodaku.security.RequestPath;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The page that the reader is on, as the browser's address line says. */
final class Address {

  private Address() {}

  /** A page's, or that of a servlet beside the pages. */
  static HttpServletRequest request() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces == null
        ? CDI.current().select(HttpServletRequest.class).get()
        : (HttpServletRequest) faces.getExternalContext().getRequest();
  }

  /** Also within a forward. */
  static String path() {
    return RequestPath.asked(request());
  }

  /** To be a parameter of a link that leads back here. */
  static String toComeBackTo() {
    return URLEncoder.encode(RequestPath.askedWithQuery(request()), StandardCharsets.UTF_8);
  }
}
