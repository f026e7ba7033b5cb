package io.kyodaku.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The whole product killed amid work. What was answered before the crash is answered the same after
 * it, what was not answered can be asked again, and the books are exact.
 */
class CrashIT {

  private static final int CALLERS = 200;
  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(4);
  private static RunningProgram program;
  private static Api api;
  private static String creator = "";
  private static String said = "";

  @BeforeAll
  static void start() {
    program = RunningProgram.start("crash", Map.of("KYODAKU_DEMO_PAST", "none"));
    api = new Api(program);
  }

  @AfterAll
  static void stop() {
    api.close();
    program.close();
  }

  @Test
  void aKilledServerLosesNothingAndChargesNothingTwice() throws Exception {
    assertExactAfter("server", () -> program.killPart("payara-micro.jar"));
  }

  /** As many rounds as are asked for, each of another part at another moment. */
  @Test
  @EnabledIfSystemProperty(named = "crash.rounds", matches = "[1-9][0-9]*")
  void whateverIsKilledWheneverLosesNothingAndChargesNothingTwice() throws Exception {
    Random random = new Random(Long.getLong("crash.seed", 1));
    for (int round = 1; round <= Integer.getInteger("crash.rounds"); round++) {
      boolean database = random.nextBoolean();
      int answers = random.nextInt(CALLERS);
      long began = System.nanoTime();
      assertExactAfter(
          "round-" + round,
          answers,
          () -> program.killPart(database ? "bin/postgres -D" : "payara-micro.jar"));
      System.out.printf(
          Locale.ROOT,
          "round %d: kill -9 of %s after %d of %d answers; whole again after %d s%n%s",
          round,
          database ? "PostgreSQL" : "Payara",
          answers,
          CALLERS,
          Duration.ofNanos(System.nanoTime() - began).toSeconds(),
          said);
    }
  }

  @Test
  void aKilledDatabaseLosesNothingAndChargesNothingTwice() throws Exception {
    assertExactAfter("database", () -> program.killPart("bin/postgres -D"));
  }

  @Test
  void aKilledLauncherLosesNothingAndItsPartsAreTakenOver() throws Exception {
    assertExactAfter(
        "launcher",
        () -> {
          program.killLauncher();
          program = program.again();
          api.close();
          api = new Api(program);
        });
  }

  private static void assertExactAfter(String name, Runnable crash) throws Exception {
    assertExactAfter(name, CALLERS / 4, crash);
  }

  /**
   * @param afterAnswers when it happens
   */
  private static void assertExactAfter(String name, int afterAnswers, Runnable crash)
      throws Exception {
    String usage = usage();
    BigDecimal before = available();
    Map<String, Api.Answer> answered = new ConcurrentHashMap<>();
    work(name, usage, answered, afterAnswers, crash);
    awaitService();

    Map<String, Api.Answer> answers = new HashMap<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      String key = name + "-" + caller;
      Api.Answer again = api.authorize(key, usage);
      assertThat(again.status()).isEqualTo(201);
      if (answered.containsKey(key)) {
        assertThat(again).as("the answer to %s", key).isEqualTo(answered.get(key));
      }
      answers.put(key, again);
    }
    BigDecimal charged = BigDecimal.ZERO;
    for (Api.Answer answer : answers.values()) {
      String id = answer.json().get("id").getAsString();
      Api.Answer settled = api.settle(id, 2);
      assertThat(settled.status()).as(settled.body()).isEqualTo(200);
      charged = charged.add(settled.json().get("charged").getAsBigDecimal());
    }
    assertThat(before.subtract(available())).isEqualByComparingTo(charged);
    assertThat(held()).isEqualByComparingTo(BigDecimal.ZERO);
    assertBalanced();
  }

  private static void work(
      String name, String usage, Map<String, Api.Answer> answered, int answers, Runnable crash)
      throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        String key = name + "-" + caller;
        calls.add(callers.submit(() -> authorizeAndSettle(key, usage, answered)));
      }
      while (answered.size() < answers) {
        Thread.sleep(5);
      }
      crash.run();
      for (Future<?> call : calls) {
        call.get();
      }
    }
  }

  private static void authorizeAndSettle(
      String key, String usage, Map<String, Api.Answer> answered) {
    Optional<Api.Answer> authorized =
        api.tryAuthorize(key, usage).filter(answer -> answer.status() == 201);
    if (authorized.isPresent()) {
      answered.put(key, authorized.get());
      api.trySettle(authorized.get().json().get("id").getAsString(), 2);
    }
  }

  private static void awaitService() throws InterruptedException {
    long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Api.Answer> quote = api.tryQuote(plainUsage());
      if (quote.isPresent() && quote.get().status() == 200) {
        return;
      }
      // A server that is not whole yet must not say of anything that it does not exist.
      quote.ifPresent(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(503));
      Thread.sleep(20);
    }
    throw new IllegalStateException("it did not come back: " + program.said());
  }

  private static String plainUsage() {
    return "{\"creatorId\":\""
        + creator
        + "\",\"prompt\":\"a quiet"
        + " harbour\",\"assets\":[],\"use\":\"PERSONAL\",\"territories\":[\"JP\"],"
        + "\"seconds\":2,\"quality\":\"STANDARD\"}";
  }

  /** A usage of a character that its owner lets everybody use for a fee. */
  private static String usage() {
    JsonObject demo = api.get("/api/v1/demo", Api.GENERATOR).json();
    creator = demo.get("creatorId").getAsString();
    for (JsonElement asset : demo.getAsJsonArray("assets")) {
      if (asset.getAsJsonObject().get("policy").getAsString().equals("OPEN")) {
        return "{\"creatorId\":\""
            + creator
            + "\",\"prompt\":\"a walk\",\"assets\":[\""
            + asset.getAsJsonObject().get("id").getAsString()
            + "\"],\"use\":\"SHARED\",\"territories\":[\"JP\"],\"seconds\":2,\"quality\":\"STANDARD\"}";
      }
    }
    throw new IllegalStateException("the demo has no OPEN character");
  }

  private static BigDecimal available() {
    return api.get("/api/v1/wallets/" + creator, Api.GENERATOR)
        .json()
        .get("available")
        .getAsBigDecimal();
  }

  private static BigDecimal held() {
    return api.get("/api/v1/wallets/" + creator, Api.GENERATOR)
        .json()
        .get("held")
        .getAsBigDecimal();
  }

  /** Every check of all books, while the server that came back goes on. */
  private static void assertBalanced() throws InterruptedException {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    int outcome =
        VerifyLedger.verify(
            List.of("--at", "http://127.0.0.1:" + program.port()),
            null,
            new PrintStream(report, true, StandardCharsets.UTF_8));
    assertThat(outcome).as(report.toString(StandardCharsets.UTF_8)).isZero();
    said = report.toString(StandardCharsets.UTF_8);
  }
}
