package io.kyodaku.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.StripeClient;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import io.kyodaku.standin.pulse.RetryPlan;
import io.kyodaku.standin.wire.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A stand-in with two selling entities, a shop for each, and the seller's own Stripe client. */
final class Stage implements AutoCloseable {
  static final String JP_KEY = "sk_test_jp";
  static final String JP_SECRET = "whsec_jp";
  static final String US_KEY = "sk_test_us";
  static final String US_SECRET = "whsec_us";

  private final Path data;
  private final UnaryOperator<StandinOptions> settings;
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  final Shop japan;
  final Shop america;
  StripeStandin standin;

  private Stage(Path data, UnaryOperator<StandinOptions> settings) throws IOException {
    this.data = data;
    this.settings = settings;
    this.japan = new Shop();
    this.america = new Shop();
    this.standin = StripeStandin.start(options());
  }

  static Stage in(Path data) {
    return in(data, options -> options);
  }

  static Stage in(Path data, UnaryOperator<StandinOptions> settings) {
    try {
      return new Stage(data, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StandinOptions options() {
    return settings.apply(
        StandinOptions.in(
                data,
                new Entity("JP", JP_KEY, JP_SECRET, japan.webhook()),
                new Entity("US", US_KEY, US_SECRET, america.webhook()))
            .withPayoutDelay(Duration.ofMillis(20))
            .withRetries(
                new RetryPlan(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1))));
  }

  /** Drops the running stand-in as a crash does and starts another on the same data. */
  void crashAndRestart() {
    try {
      standin.crash();
      standin = StripeStandin.start(options());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StripeClient client() {
    return client(JP_KEY);
  }

  StripeClient client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(standin.baseUri().toString())
        .setMaxNetworkRetries(0)
        .build();
  }

  /** The parameters of a session that sells one pack of credits. */
  SessionCreateParams.Builder pack(String currency, long amount) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setSuccessUrl(japan.page("/done") + "?session={CHECKOUT_SESSION_ID}")
        .setCancelUrl(japan.page("/cancelled").toString())
        .addLineItem(
            SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency(currency)
                        .setUnitAmount(amount)
                        .setProductData(
                            SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("1,000 credits")
                                .build())
                        .build())
                .build());
  }

  /** Opens the session's page and presses a button, as a customer does. */
  HttpResponse<String> press(Session session, String action) {
    return press(session.getUrl(), action, Map.of());
  }

  HttpResponse<String> press(String url, String action, Map<String, String> fields) {
    String page = get(url).body();
    String marker = "name=\"token\" value=\"";
    int at = page.indexOf(marker);
    String token =
        at < 0 ? "" : page.substring(at + marker.length(), page.indexOf('"', at + marker.length()));
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("action", action);
    if (!token.isEmpty()) {
      form.put("token", token);
    }
    return post(url, form);
  }

  HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  HttpResponse<String> post(String url, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Calls the API or a test control with the key of the Japanese entity. */
  JsonObject control(String path, Map<String, String> form) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(standin.baseUri() + path))
                .header("Authorization", "Bearer " + JP_KEY)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form.entrySet().stream()
                            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                            .collect(Collectors.joining("&")))));
    return parsed(response);
  }

  void clearFaults() {
    parsed(
        send(
            HttpRequest.newBuilder(URI.create(standin.baseUri() + "/_standin/faults"))
                .header("Authorization", "Bearer " + JP_KEY)
                .DELETE()));
  }

  JsonObject read(String path) {
    return parsed(
        send(
            HttpRequest.newBuilder(URI.create(standin.baseUri() + path))
                .header("Authorization", "Bearer " + JP_KEY)
                .GET()));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    standin.close();
    japan.close();
    america.close();
  }

  static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static JsonObject parsed(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
