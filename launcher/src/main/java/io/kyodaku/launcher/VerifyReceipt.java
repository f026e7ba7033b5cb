package io.kyodaku.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has a receipt checked by a portal, and says what came of it: one line for each check. Ends with 0
 * when the receipt holds, with 1 when it does not, and with 2 when nobody could say.
 */
public final class VerifyReceipt {

  private static final int HOLDS = 0;
  private static final int DOES_NOT_HOLD = 1;
  private static final int NOT_CHECKED = 2;

  /** More is no receipt. */
  private static final long BYTES_AT_MOST = 1_000_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private VerifyReceipt() {}

  private record Question(Path receipt, Optional<Path> prompt, String address) {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.exit(verify(List.of(arguments), System.out));
    } catch (StartupRefused refused) {
      System.err.println("kyodaku: " + refused.getMessage());
      System.exit(NOT_CHECKED);
    }
  }

  private static Question question(List<String> arguments) {
    Optional<Path> receipt = Optional.empty();
    Optional<Path> prompt = Optional.empty();
    String address = "http://127.0.0.1:8080";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean named = argument.equals("--prompt") || argument.equals("--at");
      if (named && i + 1 == arguments.size()) {
        throw new StartupRefused(argument + " needs a value");
      }
      switch (argument) {
        case "--prompt" -> prompt = Optional.of(Path.of(arguments.get(++i)));
        case "--at" -> address = arguments.get(++i);
        default -> {
          if (receipt.isPresent() || argument.startsWith("--")) {
            throw new StartupRefused("unknown option " + argument);
          }
          receipt = Optional.of(Path.of(argument));
        }
      }
    }
    return new Question(
        receipt.orElseThrow(() -> new StartupRefused("which receipt? Name its file")),
        prompt,
        address);
  }

  /**
   * @throws StartupRefused when nothing could be checked
   */
  static int verify(List<String> arguments, PrintStream out) throws InterruptedException {
    Question question = question(arguments);
    Optional<String> prompt = question.prompt().map(VerifyReceipt::read);
    int worst = HOLDS;
    for (String receipt : receipts(read(question.receipt()))) {
      worst = Math.max(worst, verify(receipt, prompt, question.address(), out));
    }
    return worst;
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > BYTES_AT_MOST) {
        throw new StartupRefused(file + " is larger than any receipt");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartupRefused(file + " can't be read as text");
    }
  }

  /** A receipt by itself, or both of an authorization as the portal answers them. */
  private static List<String> receipts(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return List.of(text.strip());
    }
    List<String> receipts = new ArrayList<>();
    try {
      JsonObject both = JsonParser.parseString(text).getAsJsonObject();
      for (String kind : List.of("grant", "settlement")) {
        JsonElement receipt = both.get(kind);
        if (receipt != null && receipt.isJsonPrimitive()) {
          receipts.add(receipt.getAsString());
        }
      }
    } catch (JsonParseException | IllegalStateException e) {
      throw new StartupRefused("the file is neither a receipt nor an answer with receipts");
    }
    if (receipts.isEmpty()) {
      throw new StartupRefused("there is no receipt in the file");
    }
    return receipts;
  }

  private static int verify(
      String receipt, Optional<String> prompt, String address, PrintStream out)
      throws InterruptedException {
    JsonObject body = new JsonObject();
    body.addProperty("receipt", receipt);
    prompt.ifPresent(text -> body.addProperty("prompt", text));
    JsonObject report = asked(body.toString(), address);
    boolean valid = report.get("valid").getAsBoolean();
    JsonElement of = report.get("authorizationId");
    out.println(
        (valid ? "HOLDS" : "DOES NOT HOLD")
            + (of.isJsonNull()
                ? ""
                : ": " + report.get("receipt").getAsString() + " of " + of.getAsString()));
    for (JsonElement check : report.getAsJsonArray("checks")) {
      print(check.getAsJsonObject(), out);
    }
    return valid ? HOLDS : DOES_NOT_HOLD;
  }

  private static void print(JsonObject check, PrintStream out) {
    out.printf(
        "  %-10s %-8s %s%n",
        check.get("check").getAsString(),
        check.get("outcome").getAsString(),
        check.get("detail").getAsString());
    JsonArray differences = check.getAsJsonArray("differences");
    differences.forEach(place -> out.println("             at " + place.getAsString()));
  }

  private static JsonObject asked(String body, String address) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "/api/v1/receipts/verify"))
                  .timeout(TIMEOUT)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new StartupRefused(address + " answers " + answer.statusCode());
      }
      return JsonParser.parseString(answer.body()).getAsJsonObject();
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupRefused("nobody answers at " + address);
    }
  }
}
