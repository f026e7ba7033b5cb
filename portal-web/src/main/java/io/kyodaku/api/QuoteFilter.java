package io.kyodaku.api;

import io.kyodaku.generation.Quoting;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The short way to a quote. Generators ask for one before everything that they render, and finding
 * the resource, making it and negotiating what it reads and writes costs more than to decide. So
 * the last filter, behind all those that say who may call, answers the plain case itself: JSON sent
 * by a key with the scope for it, and no other media type wanted. Whatever is not plain goes on to
 * {@link QuoteResource}; both answer the same, byte for byte.
 */
public class QuoteFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Set<String> SENT =
      Set.of(MediaType.APPLICATION_JSON, "application/json;charset=utf-8");
  private static final Set<String> WANTED =
      Set.of(MediaType.APPLICATION_JSON, MediaType.WILDCARD, "application/*");

  private static final Pattern BEFORE_PARAMETER = Pattern.compile(" *; *");

  @Inject private transient Quoting quoting;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (CurrentCaller.of(request) instanceof Caller.KeyCaller key
        && key.scopes().contains(KeyScope.GENERATE)
        && isPlain(request)) {
      answer(request, response, key);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPlain(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && isOneOf(SENT, request.getContentType())
        && request.getHeader("Content-Encoding") == null
        && (request.getHeader("Accept") == null || isOneOf(WANTED, request.getHeader("Accept")));
  }

  private static boolean isOneOf(Set<String> types, @Nullable String type) {
    return type != null
        && (types.contains(type)
            || types.contains(
                BEFORE_PARAMETER.matcher(type.strip()).replaceAll(";").toLowerCase(Locale.ROOT)));
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Caller.KeyCaller key)
      throws IOException {
    byte[] answer;
    try {
      answer = QuoteText.utf8(quote(JsonBodyReader.read(request.getInputStream()), key));
    } catch (ProblemException told) {
      write(told.problem().response(), response);
      return;
    } catch (IOException | RuntimeException failure) {
      write(FailureMapper.answer(failure), response);
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON);
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
  }

  private QuoteAnswer quote(JsonBody body, Caller.KeyCaller key) {
    return QuoteResource.answer(quoting.quote(Usages.read(body), key.ownerId()));
  }

  /** A problem, whose entity is text. */
  private static void write(Response problem, HttpServletResponse response) throws IOException {
    byte[] body = String.valueOf(problem.getEntity()).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.getStatus());
    problem
        .getStringHeaders()
        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
