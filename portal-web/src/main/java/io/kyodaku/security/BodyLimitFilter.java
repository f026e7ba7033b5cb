package io.kyodaku.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses bodies that are too large before a byte of them is read. Forms have to say how long they
 * are; calls that don't are bounded where they are read. A message that leaves in doubt where it
 * ends is refused with its connection, since what follows may be another's (RFC 9112, 6.1).
 */
public class BodyLimitFilter extends HttpFilter {

  static final long CALL_BYTES_AT_MOST = 256L * 1024;
  static final long EVENT_BYTES_AT_MOST = 1024L * 1024;
  static final long IMPORT_BYTES_AT_MOST = 20L * 1024 * 1024;
  static final long FORM_BYTES_AT_MOST = 1024L * 1024;
  static final long UPLOAD_BYTES_AT_MOST = 21L * 1024 * 1024;

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RequestPath.of(request);
    boolean call = LocalPath.isUnder(path, "/api");
    long atMost = bytesAtMost(path, request.getContentType());
    if (endsInDoubt(request)) {
      response.setHeader("Connection", "close");
      if (call) {
        Problems.bare(response, HttpServletResponse.SC_BAD_REQUEST);
      } else {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      }
    } else if (request.getContentLengthLong() > atMost) {
      response.setHeader("Connection", "close");
      if (call) {
        Problems.tooLarge(response, atMost);
      } else {
        response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      }
    } else if (!call && request.getHeader("Transfer-Encoding") != null) {
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean endsInDoubt(HttpServletRequest request) {
    String coding = request.getHeader("Transfer-Encoding");
    return coding != null
        && (request.getHeader("Content-Length") != null || !coding.equalsIgnoreCase("chunked"));
  }

  static long bytesAtMost(String path, @org.jspecify.annotations.Nullable String contentType) {
    if (LocalPath.isUnder(path, "/api/webhooks")) {
      return EVENT_BYTES_AT_MOST;
    }
    if (LocalPath.isUnder(path, "/api")) {
      return path.endsWith("/imports") ? IMPORT_BYTES_AT_MOST : CALL_BYTES_AT_MOST;
    }
    return contentType != null && contentType.startsWith("multipart/form-data")
        ? UPLOAD_BYTES_AT_MOST
        : FORM_BYTES_AT_MOST;
  }
}
