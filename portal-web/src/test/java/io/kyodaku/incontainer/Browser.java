package io.kyodaku.incontainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens pages and posts their forms as a browser without scripts does, and as a forger does. */
final class Browser {

  private static final Pattern VIEW_STATE =
      Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern NONCE = Pattern.compile("<script[^>]* nonce=\"([^\"]+)\"");
  private static final String BOUNDARY = "----of-the-tests-7d0b9c";

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String language;

  private Browser(String language) {
    this.language = language;
  }

  /** Of somebody who is not signed in. */
  static Browser reading(String language) {
    return new Browser(language);
  }

  /** A page as it came, with its own address for its forms. */
  record Page(int status, String address, String body, String location) {

    boolean shows(String text) {
      return body.contains(text);
    }

    String viewState() {
      Matcher found = VIEW_STATE.matcher(body);
      if (!found.find()) {
        throw new IllegalStateException("no form at " + address + ": " + body);
      }
      return found.group(1);
    }

    /** Where a form is sent to. */
    String actionOf(String form) {
      Matcher action =
          Pattern.compile("<form id=\"" + Pattern.quote(form) + "\"[^>]*\\baction=\"([^\"]+)\"")
              .matcher(body);
      return action.find() ? action.group(1).replace("&amp;", "&") : address;
    }

    /** What a button sends when it is pressed: in a list, the id of what its row showed. */
    String valueOf(String button) {
      Matcher tag =
          Pattern.compile("<button[^>]*\\bname=\"" + Pattern.quote(button) + "\"[^>]*>")
              .matcher(body);
      Matcher value =
          Pattern.compile("\\bvalue=\"([^\"]*)\"").matcher(tag.find() ? tag.group() : "");
      return value.find() ? value.group(1) : "";
    }

    /** What a page's scripts put into every form: drawn anew, the page must run the same ones. */
    String nonce() {
      Matcher found = NONCE.matcher(body);
      return found.find() ? found.group(1) : "";
    }
  }

  static Browser signedIn(String email, String password) {
    Browser browser = reading("en");
    Page form = browser.open("/login");
    Page answer =
        browser.post(
            form, "login", Map.of("login:email", email, "login:password", password), "submit");
    if (answer.status() != 302) {
      throw new IllegalStateException(email + " was not let in: " + answer.body());
    }
    return browser;
  }

  Page open(String path) {
    return send(request(path).GET(), path);
  }

  /** Where a post leads on to. */
  Page follow(Page answer) {
    return open(
        URI.create(answer.location()).getRawSchemeSpecificPart().replaceFirst("^//[^/]*", ""));
  }

  /** Presses a button of a form. */
  Page post(Page page, String form, Map<String, String> fields, String button) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(form, form);
    all.put(form + ":" + button, page.valueOf(form + ":" + button));
    all.putAll(fields);
    all.put("jakarta.faces.ViewState", page.viewState());
    all.put("primefaces.nonce", page.nonce());
    String body =
        all.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String action = page.actionOf(form);
    return send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)),
        action);
  }

  /** The same with a file. */
  Page upload(Page page, String form, String field, String file, String button) {
    String body =
        part(form, form)
            + part(form + ":" + button, "")
            + part("jakarta.faces.ViewState", page.viewState())
            + part("primefaces.nonce", page.nonce())
            + part(form + ":" + field + "\"; filename=\"a.csv", file)
            + "--"
            + BOUNDARY
            + "--\r\n";
    return send(
        request(page.address())
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body)),
        page.address());
  }

  /** A post that carries nothing. */
  Page postBare(String path) {
    return send(request(path).POST(BodyPublishers.noBody()), path);
  }

  private static String part(String name, String value) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(home() + path))
        .header("Origin", home())
        .header("Accept-Language", language)
        .timeout(Duration.ofSeconds(60));
  }

  private static String home() {
    return "http://127.0.0.1:" + Surroundings.port("portal");
  }

  private Page send(HttpRequest.Builder request, String address) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Page(
          answer.statusCode(),
          address,
          answer.body(),
          answer.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
