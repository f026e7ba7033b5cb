package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Asking before rendering: every way in which it is answered, and what a key binds. */
interface AuthorizePromises {

  @Test
  @RunAsClient
  default void whatIsAllowedIsGrantedAndItsCreditsAreHeld() {
    BigDecimal before = Calls.available();

    Rest.Answer answer = Calls.authorize(Usage.allowed());

    assertThat(answer.status()).isEqualTo(201);
    JsonObject granted = answer.json();
    assertThat(granted.getString("id")).matches("auth_[0-9a-f]{32}");
    assertThat(granted.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(granted.getString("decision")).isEqualTo("GRANTED");
    assertThat(granted.getInt("credits")).isEqualTo(35);
    assertThat(granted.getInt("held")).isEqualTo(35);
    assertThat(granted.getInt("charged")).isZero();
    assertThat(granted.getJsonObject("price").getInt("compute")).isEqualTo(10);
    assertThat(granted.getJsonObject("price").getInt("licenses")).isEqualTo(25);
    assertThat(Instant.parse(granted.getString("expiresAt"))).isAfter(Instant.now());
    assertThat(splitsOf(granted)).isEqualByComparingTo("25");
    assertThat(Calls.available()).isEqualByComparingTo(before.subtract(BigDecimal.valueOf(35)));
    Rest.Answer found = Calls.authorization(granted.getString("id")).get();
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.body()).isEqualTo(answer.body());
  }

  private static BigDecimal splitsOf(JsonObject granted) {
    return granted.getJsonArray("splits").getValuesAs(JsonObject.class).stream()
        .map(split -> split.getJsonNumber("amount").bigDecimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  @RunAsClient
  default void aPromptWithoutRegisteredNamesCostsItsComputeAlone() {
    JsonObject granted = Calls.authorize(Usage.of("a quiet harbour", "COMMERCIAL")).json();

    assertThat(granted.getInt("credits")).isEqualTo(10);
    assertThat(granted.getJsonArray("licenses")).isEmpty();
    assertThat(granted.getJsonArray("splits")).isEmpty();
  }

  @Test
  @RunAsClient
  default void anOwnerIsAskedAndNothingIsHeld() {
    BigDecimal before = Calls.available();

    Rest.Answer answer = Calls.authorize(Usage.asked());

    assertThat(answer.status()).isEqualTo(202);
    JsonObject pending = answer.json();
    assertThat(pending.getString("status")).isEqualTo("PENDING_APPROVAL");
    assertThat(pending.getString("decision")).isEqualTo("NEEDS_APPROVAL");
    assertThat(pending.getInt("held")).isZero();
    assertThat(reasons(pending)).containsExactly("owner-decides");
    assertThat(Calls.available()).isEqualByComparingTo(before);
  }

  private static List<String> reasons(JsonObject answer) {
    return answer.getJsonArray("reasons").getValuesAs(JsonObject.class).stream()
        .map(reason -> reason.getString("code"))
        .toList();
  }

  @Test
  @RunAsClient
  default void whatIsNotAllowedIsRefusedWithReasonsAndBindsNoKey() {
    String key = Calls.newKey();

    Rest.Answer refused = Calls.authorize(Demo.GENERATOR, key, Usage.refused().json());

    assertThat(refused.refusal()).isEqualTo("403 license-refused");
    assertThat(reasons(refused.json())).containsExactly("not-allowed");
    JsonObject reason = refused.json().getJsonArray("reasons").getJsonObject(0);
    assertThat(reason.getString("assetId")).isEqualTo(Demo.started().asset("Momotaro"));
    assertThat(reason.getString("remedy")).contains("PERSONAL").contains("SHARED");
    assertThat(refused.json().getJsonArray("matches")).hasSize(1);
    assertThat(Calls.authorize(Demo.GENERATOR, key, Usage.allowed().json()).status())
        .isEqualTo(201);
  }

  @Test
  @RunAsClient
  default void aWalletWithTooFewCreditsIsToldWhatItTakes() {
    String creator = Partners.creator();
    Partners.Generator partner = Partners.Generator.opened().linkedTo(creator, null);
    String usage = Usage.allowed().with("creatorId", creator).json();

    Rest.Answer poor = Calls.authorize(partner.key(), Calls.newKey(), usage);

    assertThat(poor.refusal()).isEqualTo("402 insufficient-credits");
    assertThat(Calls.number(poor, "available")).isZero();
    assertThat(Calls.number(poor, "needed")).isEqualByComparingTo("35");
    assertThat(Rest.at("/api/v1/wallets/" + creator).key(partner.key()).get().body())
        .isEqualTo("{\"available\":0,\"held\":0,\"lots\":[]}");
  }

  @Test
  @RunAsClient
  default void aCreatorsLimitForAGeneratorHoldsAndARefusalBindsNoKey() {
    String creator = Demo.started().creator();
    Partners.Generator partner = Partners.Generator.opened().linkedTo(creator, 40L);
    String key = Calls.newKey();
    Usage usage = Usage.allowed();

    String first =
        Calls.authorize(partner.key(), Calls.newKey(), usage.json()).json().getString("id");
    Rest.Answer second = Calls.authorize(partner.key(), key, usage.json());

    assertThat(second.refusal()).isEqualTo("402 spending-limit-reached");
    assertThat(Calls.number(second, "limit")).isEqualByComparingTo("40");
    assertThat(Calls.number(second, "spent")).isEqualByComparingTo("35");
    assertThat(Calls.number(second, "needed")).isEqualByComparingTo("35");
    Rest.at("/api/v1/authorizations/" + first + "/void").key(partner.key()).post();
    Rest.Answer again = Calls.authorize(partner.key(), key, usage.json());
    assertThat(again.status()).isEqualTo(201);
    Rest.at("/api/v1/authorizations/" + again.json().getString("id") + "/void")
        .key(partner.key())
        .post();
  }

  @Test
  @RunAsClient
  default void withoutAProperIdempotencyKeyNothingIsDone() {
    BigDecimal before = Calls.held();

    assertThat(
            Rest.at("/api/v1/authorizations")
                .key(Demo.GENERATOR)
                .post(Usage.allowed().json())
                .refusal())
        .isEqualTo("400 idempotency-key-missing");
    for (String bad : List.of("", " ", "two words", "k".repeat(256))) {
      assertThat(Calls.authorize(Demo.GENERATOR, bad, Usage.allowed().json()).refusal())
          .as(bad)
          .isEqualTo("400 idempotency-key-missing");
    }
    Rest twice = Rest.at("/api/v1/authorizations").key(Demo.GENERATOR);
    twice.request().header("Idempotency-Key", Calls.newKey());
    twice.request().header("Idempotency-Key", Calls.newKey());
    assertThat(twice.post(Usage.allowed().json()).refusal())
        .isEqualTo("400 idempotency-key-missing");
    assertThat(Calls.held()).isEqualByComparingTo(before);
  }

  @Test
  @RunAsClient
  default void theSameKeyAnswersTheSameToTheLetterHoweverItsJsonIsWritten() {
    for (Usage usage : List.of(Usage.allowed(), Usage.asked())) {
      String key = Calls.newKey();
      Rest.Answer first = Calls.authorize(Demo.GENERATOR, key, usage.json());
      String otherwise = usage.json("seconds", "5.0").replace(",", " ,\n ");

      Rest.Answer second = Calls.authorize(Demo.GENERATOR, key, otherwise);

      assertThat(second.status()).isEqualTo(first.status());
      assertThat(second.body()).isEqualTo(first.body());
      Calls.release(first.json().getString("id"));
      Rest.Answer afterwards = Calls.authorize(Demo.GENERATOR, key, usage.json());
      assertThat(afterwards.status()).isEqualTo(first.status());
      assertThat(afterwards.body()).isEqualTo(first.body());
    }
  }

  @Test
  @RunAsClient
  default void anotherUsageUnderTheSameKeyIsRefused() {
    String key = Calls.newKey();
    Calls.authorize(Demo.GENERATOR, key, Usage.allowed().json());

    Stream.of(
            Usage.allowed().with("seconds", 4),
            Usage.allowed().with("prompt", "Momotaro walks along the shore "),
            Usage.allowed().withList("territories", "JP", "US"),
            Usage.allowed().withList("themes"),
            Usage.allowed().withList("assets", Demo.started().asset("Momotaro")),
            Usage.refused())
        .forEach(
            other ->
                assertThat(Calls.authorize(Demo.GENERATOR, key, other.json()).refusal())
                    .as(other.json())
                    .isEqualTo("409 idempotency-key-reused"));
  }

  @Test
  @RunAsClient
  default void anIdempotencyKeyBelongsToTheGeneratorAndNotToItsApiKey() {
    String creator = Demo.started().creator();
    Partners.Generator one = Partners.Generator.opened().linkedTo(creator, null);
    Partners.Generator other = Partners.Generator.opened().linkedTo(creator, null);
    String key = Calls.newKey();
    String usage = Usage.allowed().json();

    Rest.Answer first = Calls.authorize(one.key(), key, usage);
    Rest.Answer withAnotherApiKey = Calls.authorize(one.anotherKey(), key, usage);
    Rest.Answer ofAnother = Calls.authorize(other.key(), key, usage);

    assertThat(first.status()).isEqualTo(201);
    assertThat(withAnotherApiKey.body()).isEqualTo(first.body());
    assertThat(ofAnother.status()).isEqualTo(201);
    assertThat(ofAnother.json().getString("id")).isNotEqualTo(first.json().getString("id"));
  }

  @Test
  @RunAsClient
  default void ofTwentyAtOnceOneActsAndAllHearItsAnswer() throws Exception {
    String key = Calls.newKey();
    String usage = Usage.allowed().json();
    BigDecimal before = Calls.available();
    Callable<Rest.Answer> call = () -> Calls.authorize(Demo.GENERATOR, key, usage);

    List<Rest.Answer> answers;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          callers.invokeAll(Stream.generate(() -> call).limit(20).toList()).stream()
              .map(Future::resultNow)
              .toList();
    }

    assertThat(answers).extracting(Rest.Answer::status).containsOnly(201);
    assertThat(answers.stream().map(Rest.Answer::body).distinct()).hasSize(1);
    assertThat(before.subtract(Calls.available())).isEqualByComparingTo("35");
  }
}
