package io.kyodaku.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The path of a request as the container decoded and matched it, without the context. */
public final class RequestPath {

  private RequestPath() {}

  static String of(HttpServletRequest request) {
    String inner = request.getPathInfo();
    return inner == null ? request.getServletPath() : request.getServletPath() + inner;
  }

  /** What the browser's address line says, also within a forward. */
  public static String asked(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String forwarded
        ? forwarded
        : request.getRequestURI();
  }

  /** The same with its query. */
  public static String askedWithQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? asked(request) : asked(request) + "?" + query;
  }
}
