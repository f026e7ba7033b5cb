package io.kyodaku.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Presses the buttons of the stand-in's hosted pages, as a person would. */
final class HostedPages implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String BANK_ACCOUNT = "000123456789";

  private final HttpClient http = HttpClient.newHttpClient();

  void payByCard(URI page) throws IOException, InterruptedException {
    String form =
        http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher token = TOKEN.matcher(form);
    if (!token.find()) {
      throw new IOException("the checkout page has no form");
    }
    press(page, Map.of("token", token.group(1), "action", "card"));
  }

  void tellBankAccount(URI page) throws IOException, InterruptedException {
    press(page, Map.of("bank", BANK_ACCOUNT, "action", "complete"));
  }

  /** Where it leads is not followed: nothing hangs on it. */
  private void press(URI page, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpResponse<Void> answer =
        http.send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    if (answer.statusCode() >= 400) {
      throw new IOException("the hosted page answers " + answer.statusCode());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
