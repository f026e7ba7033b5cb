package io.kyodaku.launcher;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has a portal prove all its books, and says what came of it: one line for each check. Ends with 0
 * when all hold, with 1 when one does not, and with 2 when nobody could say.
 */
public final class VerifyLedger {

  private static final int HOLDS = 0;
  private static final int DOES_NOT_HOLD = 1;
  private static final int NOT_CHECKED = 2;
  private static final String DEMO_KEY = "kyk_demo_admin";
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** All books are read, however many there are. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private VerifyLedger() {}

  private record Question(String key, String address) {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.exit(verify(List.of(arguments), System.getenv("KYODAKU_KEY"), System.out));
    } catch (StartupRefused refused) {
      System.err.println("kyodaku: " + refused.getMessage());
      System.exit(NOT_CHECKED);
    }
  }

  /**
   * @param fromEnvironment a key; null or empty where there is none
   * @throws StartupRefused when nothing could be checked
   */
  static int verify(List<String> arguments, @Nullable String fromEnvironment, PrintStream out)
      throws InterruptedException {
    Question question = question(arguments, fromEnvironment);
    JsonObject report = asked(question);
    boolean holds = report.get("holds").getAsBoolean();
    out.println(holds ? "ALL BOOKS HOLD" : "THE BOOKS DO NOT HOLD");
    for (JsonElement element : report.getAsJsonArray("checks")) {
      JsonObject check = element.getAsJsonObject();
      out.printf(
          Locale.ROOT,
          "  %-6s %-28s %,d%n",
          check.get("holds").getAsBoolean() ? "holds" : "FAILS",
          check.get("check").getAsString().toLowerCase(Locale.ROOT).replace('_', ' '),
          check.get("examined").getAsLong());
      check
          .getAsJsonArray("faults")
          .forEach(fault -> out.println("         " + fault.getAsString()));
    }
    return holds ? HOLDS : DOES_NOT_HOLD;
  }

  private static Question question(List<String> arguments, @Nullable String fromEnvironment) {
    Optional<String> key =
        Optional.ofNullable(fromEnvironment).map(String::strip).filter(given -> !given.isEmpty());
    String address = "http://127.0.0.1:8080";
    for (int i = 0; i < arguments.size(); i += 2) {
      String argument = arguments.get(i);
      if (!List.of("--key", "--at").contains(argument)) {
        throw new StartupRefused("unknown option " + argument);
      }
      if (i + 1 == arguments.size()) {
        throw new StartupRefused(argument + " needs a value");
      }
      if (argument.equals("--at")) {
        address = arguments.get(i + 1);
      } else {
        key = Optional.of(read(Path.of(arguments.get(i + 1))));
      }
    }
    return new Question(key.orElse(DEMO_KEY), address);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartupRefused(file + " can't be read as text");
    }
  }

  private static JsonObject asked(Question question) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(question.address() + "/api/v1/ledger/verification"))
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + question.key())
                  .GET()
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> JsonParser.parseString(answer.body()).getAsJsonObject();
        case 401, 403 -> throw new StartupRefused("this key may not read the ledger");
        case 503 -> throw new StartupRefused("somebody else has the books proved just now");
        default -> throw new StartupRefused(question.address() + " answers " + answer.statusCode());
      };
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | JsonParseException e) {
      throw new StartupRefused("nobody answers at " + question.address());
    }
  }
}
