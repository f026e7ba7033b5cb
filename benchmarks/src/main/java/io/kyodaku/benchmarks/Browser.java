package io.kyodaku.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a browser as it takes to sign in, follow links and count bytes. */
final class Browser implements AutoCloseable {

  private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\bhref=\"(/[^\"#]*)");
  private static final Pattern PART =
      Pattern.compile("<(?:script|link|img)\\b[^>]*?\\b(?:src|href)=\"(/[^\"#]+)");
  private static final Pattern ID = Pattern.compile("[a-z]+_[0-9a-f]{32}|[0-9a-f-]{36}|[0-9]+");
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*?type=\"hidden\"[^>]*?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value)=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("=[^&]*");
  private static final Pattern NOT_FOLLOWED =
      Pattern.compile("/(language|theme|login)\\b.*|[^?]*\\?.*&.*&.*");

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  private Browser(URI address) {
    this.address = address;
  }

  static Browser at(URI address) {
    return new Browser(address);
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Accept", "text/html,*/*")
            .header("Accept-Encoding", "gzip")
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Where signing in leads. */
  String signIn(String email, String password) throws IOException, InterruptedException {
    String page = text(get("/login"));
    StringJoiner form = new StringJoiner("&");
    Matcher input = INPUT.matcher(page);
    while (input.find()) {
      Map<String, String> attributes = new HashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(input.group());
      while (attribute.find()) {
        attributes.put(attribute.group(1), attribute.group(2));
      }
      form.add(
          encoded(attributes.getOrDefault("name", ""))
              + "="
              + encoded(attributes.getOrDefault("value", "")));
    }
    form.add("login%3Aemail=" + encoded(email));
    form.add("login%3Apassword=" + encoded(password));
    form.add("login%3Asubmit=");
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(address.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address.toString().replaceAll("/$", ""))
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 3) {
      throw new IOException("signing in as " + email + " answers " + answer.statusCode());
    }
    return address.resolve(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  /**
   * The pages that links lead to: one of those that differ by the values in their addresses alone,
   * and none that is narrowed in more than two ways at once.
   */
  List<String> pagesFrom(String home) throws IOException, InterruptedException {
    Deque<String> open = new ArrayDeque<>(List.of(home));
    Set<String> shapes = new HashSet<>();
    List<String> pages = new ArrayList<>();
    while (!open.isEmpty()) {
      String path = open.remove();
      if (NOT_FOLLOWED.matcher(path).matches() || !shapes.add(shape(path))) {
        continue;
      }
      HttpResponse<byte[]> answer = get(path);
      boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      if (answer.statusCode() == 200 && page) {
        pages.add(path);
        open.addAll(links(LINK, text(answer)));
      }
    }
    return pages;
  }

  private static String shape(String path) {
    return VALUE.matcher(ID.matcher(path).replaceAll("*")).replaceAll("=");
  }

  /** The bytes of a page and of what it needs to be shown, as they were sent. */
  long weight(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> page = get(path);
    long bytes = page.body().length;
    for (String part : links(PART, text(page))) {
      bytes += get(part).body().length;
    }
    return bytes;
  }

  private static Set<String> links(Pattern kind, String page) {
    Set<String> links = new LinkedHashSet<>();
    Matcher link = kind.matcher(page);
    while (link.find()) {
      links.add(link.group(1).replace("&amp;", "&"));
    }
    return links;
  }

  /** Pages are never compressed. */
  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
