package io.kyodaku.portal;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The page that the reader is on, as the browser's address line says. */
final class Address {

  private Address() {}

  static HttpServletRequest request() {
    return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
  }

  /** Also within a forward. */
  static String path() {
    HttpServletRequest request = request();
    return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String forwarded
        ? forwarded
        : request.getRequestURI();
  }

  /** To be a parameter of a link that leads back here. */
  static String toComeBackTo() {
    String query = request().getQueryString();
    String here = query == null ? path() : path() + "?" + query;
    return URLEncoder.encode(here, StandardCharsets.UTF_8);
  }
}
