package io.kyodaku.odrl;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import io.kyodaku.contract.ChargebackRisk;
import io.kyodaku.contract.ContractPreset;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.NoticeView;
import io.kyodaku.contract.PinnedPlugin;
import io.kyodaku.contract.Promised;
import io.kyodaku.contract.RoyaltyBase;
import io.kyodaku.contract.Side;
import io.kyodaku.contract.Tenure;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.TerritorySet;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The agreement as another reads it: with a JSON-LD processor, and nothing fetched. */
class AgreementTest {

  private static final String PROFILE = "https://portal.example/.well-known/odrl/kyodaku.jsonld";
  private static final String NS = "http://www.w3.org/ns/odrl/2/";
  private static final String OWN = "urn:kyodaku:odrl:1#";
  private static final TenantId TENANT = new TenantId(id(1));
  private static final UUID BOUND_GENERATOR = id(0xb0);
  private static final UUID GENERATOR = id(0x90);
  private static final UUID CREATOR = id(0xc0);
  private static final UUID COMPANY = id(0xc1);
  private static final UUID OTHER_TENANT = id(0xc2);

  private static final ContractTerms TERMS =
      new ContractTerms(
          ContractPreset.STUDIO,
          "EU",
          Currency.getInstance("EUR"),
          7_654,
          RoyaltyBase.NET,
          ChargebackRisk.OWNER,
          43_210,
          Optional.of(new PinnedPlugin("tiered", "ab".repeat(32), "{\"a\":1}")),
          Optional.of(new PinnedPlugin("month-end", "cd".repeat(32), "{\"b\":2}")),
          new Tenure(77, 23, Optional.of(LocalDate.of(2027, 4, 1))),
          true,
          new Bounds(
              Set.of(Use.PERSONAL),
              OptionalInt.of(59),
              OptionalInt.of(24_680),
              OptionalLong.of(4_321),
              new TreeSet<>(Set.of(BOUND_GENERATOR))),
          new Promised(OptionalLong.of(12_345_670_000L), OptionalLong.of(7_654_320_000L)));

  private static final Controls CONTROLS =
      new Controls(
          ZoneId.of("Asia/Tokyo"),
          List.of(
              rule("a", Action.ALLOW),
              rule("b", Action.ASK),
              new Rule(
                  "c", "Never", Action.BLOCK, Conditions.NONE, OptionalInt.empty(), List.of())),
          new Guards(
              List.of("blood"),
              Set.of(
                  new Guards.Company.OfAsset(COMPANY),
                  new Guards.Company.OfTenant(OTHER_TENANT),
                  new Guards.Company.OfKind(AssetKind.VOICE)),
              Set.of(new Guards.Company.OfKind(AssetKind.STYLE)),
              Set.of(AgeBand.ADULT)),
          List.of(new Ceiling(Ceiling.Per.CREATOR, Ceiling.Span.DAY, 7)));

  private static Rule rule(String id, Action action) {
    return new Rule(
        id,
        "Named " + id,
        action,
        new Conditions(
            Set.of(Use.SHARED),
            TerritorySet.of(List.of("JP", "US"), List.of("US")),
            Set.of(AgeBand.UNDER_18),
            Set.of(Quality.PREMIUM),
            OptionalInt.of(3),
            OptionalInt.of(44),
            new TreeSet<>(Set.of(GENERATOR)),
            new TreeSet<>(Set.of(CREATOR)),
            new TreeSet<>(Set.of("festival")),
            new TreeSet<>(Set.of("gore")),
            Optional.of(LocalDateTime.of(2027, 1, 2, 9, 0)),
            Optional.of(LocalDateTime.of(2027, 2, 3, 9, 0))),
        OptionalInt.of(13_579),
        List.of(
            new Obligation.Attribution("By Momiji"),
            new Obligation.VisibleMark(),
            new Obligation.Provenance(),
            new Obligation.Retention(88)));
  }

  private static UUID id(int last) {
    return UUID.fromString("01970000-0000-7000-8000-0000000000%02x".formatted(last));
  }

  private static ContractView contract(ContractTerms terms) {
    Instant signed = Instant.parse("2026-11-01T10:00:00Z");
    return new ContractView(
        id(2),
        id(3),
        TENANT,
        "Momiji & 桃",
        5,
        ContractStatus.AGREED,
        terms,
        Side.PLATFORM,
        "ja",
        "The text",
        "ef".repeat(32),
        Optional.of("山田 太郎"),
        Optional.of(signed),
        Optional.of(signed.plusSeconds(60)),
        Optional.of(Instant.parse("2027-04-01T00:00:00Z")),
        Optional.empty(),
        Optional.empty());
  }

  private static String agreement() {
    Instant given = Instant.parse("2026-11-05T00:00:00Z");
    NoticeView notice =
        new NoticeView(
            id(4),
            id(3),
            Side.OWNER,
            false,
            "",
            NoticeView.Status.RUNNING,
            given,
            Instant.parse("2028-05-05T00:00:00Z"),
            Instant.parse("2028-06-05T00:00:00Z"),
            Optional.empty());
    return new AgreementText(contract(TERMS), Optional.of(notice))
        .write(
            PROFILE,
            List.of(
                new Saying(Iri.asset(id(5)), Optional.of(PolicyPreset.FAN), CONTROLS),
                new Saying(Iri.work(id(6)), Optional.of(PolicyPreset.ASK), Controls.NONE),
                new Saying(
                    Iri.catalogue(TENANT.value()),
                    Optional.of(PolicyPreset.CLOSED),
                    Controls.NONE)),
            List.of(
                new Offered(
                    id(5),
                    id(6),
                    "桃太郎",
                    AssetKind.CHARACTER,
                    "JP|DE",
                    5_000,
                    1_250_000,
                    Currency.getInstance("EUR"))));
  }

  private static JsonObject parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static JsonObject expanded(String json) throws JsonLdError {
    DocumentLoader stored =
        (address, options) -> {
          assertThat(address.toString()).isIn(AgreementText.ODRL, PROFILE);
          return stored(address.toString().equals(PROFILE) ? "kyodaku.jsonld" : "odrl.jsonld");
        };
    JsonArray all = JsonLd.expand(JsonDocument.of(new StringReader(json))).loader(stored).get();
    assertThat(all).hasSize(1);
    return all.getJsonObject(0);
  }

  private static Document stored(String name) throws JsonLdError {
    InputStream file = AgreementText.class.getResourceAsStream(name);
    return JsonDocument.of(Objects.requireNonNull(file, name));
  }

  private static List<JsonValue> leaves(JsonValue value) {
    List<JsonValue> found = new ArrayList<>();
    switch (value) {
      case JsonObject object ->
          object.forEach(
              (key, member) -> {
                if (!key.equals("@context")) {
                  found.addAll(leaves(member));
                }
              });
      case JsonArray array -> array.forEach(member -> found.addAll(leaves(member)));
      default -> found.add(value);
    }
    return found;
  }

  private static void eachObject(JsonValue value, java.util.function.Consumer<JsonObject> visit) {
    switch (value) {
      case JsonObject object -> {
        visit.accept(object);
        object.values().forEach(member -> eachObject(member, visit));
      }
      case JsonArray array -> array.forEach(member -> eachObject(member, visit));
      default -> {}
    }
  }

  @Test
  void everyMemberExpandsToAnIriAndNothingIsDropped() throws JsonLdError {
    JsonObject source = parsed(agreement());
    JsonObject expanded = expanded(agreement());
    eachObject(
        expanded,
        object -> object.keySet().forEach(key -> assertThat(key).matches("@[a-z]+|(http|urn):.+")));
    // What coercion adds is the type; what is dropped would be missing.
    long untyped =
        leavesWithout(expanded, "@type").stream().filter(JsonString.class::isInstance).count();
    long before =
        leavesWithout(source, "@type").stream().filter(JsonString.class::isInstance).count();
    assertThat(untyped).isEqualTo(before);
  }

  private static List<JsonValue> leavesWithout(JsonValue value, String key) {
    List<JsonValue> found = new ArrayList<>();
    switch (value) {
      case JsonObject object ->
          object.forEach(
              (name, member) -> {
                if (!name.equals("@context") && !name.equals(key)) {
                  found.addAll(leavesWithout(member, key));
                }
              });
      case JsonArray array -> array.forEach(member -> found.addAll(leavesWithout(member, key)));
      default -> found.add(value);
    }
    return found;
  }

  @Test
  void itIsAnAgreementOfTheInformationModel() throws JsonLdError {
    JsonObject agreement = expanded(agreement());
    assertThat(agreement.getJsonArray("@type").getString(0)).isEqualTo(NS + "Agreement");
    assertThat(agreement.getString("@id")).isEqualTo("urn:uuid:" + id(2));
    assertThat(only(agreement, "profile").getString("@id")).isEqualTo(Iri.PROFILE);
    assertThat(only(agreement, "conflict").getString("@id")).isEqualTo(NS + "prohibit");
    assertThat(only(agreement, "assigner").getString("@id")).startsWith("urn:kyodaku:tenant:");
    assertThat(only(agreement, "assignee").getString("@id")).endsWith(":EU");
    int rules = 0;
    for (String kind : List.of("permission", "prohibition", "obligation")) {
      for (JsonValue rule : agreement.getJsonArray(NS + kind)) {
        JsonObject one = rule.asJsonObject();
        assertThat(only(one, "action").getString("@id")).isNotEmpty();
        assertThat(only(one, "target").getString("@id")).startsWith("urn:kyodaku:");
        rules++;
      }
    }
    assertThat(rules).isGreaterThan(20);
    eachObject(
        agreement,
        object -> {
          if (object.containsKey(NS + "leftOperand")) {
            assertThat(object.keySet()).contains(NS + "operator", NS + "rightOperand");
            assertThat(only(object, "operator").getString("@id"))
                .isIn(
                    Arrays.stream(
                            new String[] {"eq", "gt", "gteq", "lt", "lteq", "isAnyOf", "isNoneOf"})
                        .map(NS::concat)
                        .toList());
          }
        });
  }

  private static JsonObject only(JsonObject object, String member) {
    JsonArray values = object.getJsonArray(NS + member);
    assertThat(values).as(member).hasSize(1);
    return values.getJsonObject(0);
  }

  @Test
  void everyOwnWordIsInThePublishedProfile() throws JsonLdError {
    Set<String> defined =
        parsed(ExportingAgreement.profile()).getJsonArray("@graph").stream()
            .map(word -> word.asJsonObject().getString("@id").replace("kyodaku:", OWN))
            .collect(Collectors.toSet());
    List<String> used = new ArrayList<>();
    eachObject(
        expanded(agreement()),
        object -> {
          object.keySet().stream().filter(key -> key.startsWith(OWN)).forEach(used::add);
          JsonValue id = object.get("@id");
          if (id instanceof JsonString text && text.getString().startsWith(OWN)) {
            used.add(text.getString());
          }
        });
    assertThat(used).isNotEmpty().allSatisfy(word -> assertThat(defined).contains(word));
    for (Class<? extends Enum<?>> type :
        List.<Class<? extends Enum<?>>>of(
            Use.class,
            AgeBand.class,
            Quality.class,
            Action.class,
            AssetKind.class,
            Ceiling.Per.class,
            Ceiling.Span.class,
            ContractPreset.class,
            ContractStatus.class,
            RoyaltyBase.class,
            ChargebackRisk.class,
            Side.class)) {
      for (Enum<?> constant : type.getEnumConstants()) {
        assertThat(defined).contains(Iri.word(constant).replace("kyodaku:", OWN));
      }
    }
  }

  /** What of each component stands in the agreement; one that is added later has to be told too. */
  private static final Map<Class<?>, Map<String, String>> TOLD = new HashMap<>();

  static {
    TOLD.put(
        ContractTerms.class,
        Map.ofEntries(
            Map.entry("preset", "kyodaku:contractpreset-studio"),
            Map.entry("sellingEntity", "urn:kyodaku:selling-entity:EU"),
            Map.entry("currency", "urn:iso:std:iso:4217:EUR"),
            Map.entry("shareBps", "0.7654"),
            Map.entry("royaltyBase", "kyodaku:royaltybase-net"),
            Map.entry("chargebackRisk", "kyodaku:chargebackrisk-owner"),
            Map.entry("maxFeeBps", "4.321"),
            Map.entry("terms", "tiered"),
            Map.entry("schedule", "month-end"),
            Map.entry("tenure", "P77D"),
            Map.entry("exclusive", "ensureExclusivity"),
            Map.entry("bounds", "4321"),
            Map.entry("promised", "7654.32")));
    TOLD.put(
        Tenure.class,
        Map.of("noticeDays", "P77D", "windDownDays", "P23D", "startsOn", "2027-04-01"));
    TOLD.put(
        PinnedPlugin.class,
        Map.of("pluginId", "tiered", "hash", "ab".repeat(32), "configuration", "{\"a\":1}"));
    TOLD.put(
        Bounds.class,
        Map.of(
            "uses", "kyodaku:use-personal",
            "secondsAtMost", "59",
            "feeFactorAtMostBps", "2.468",
            "usagesAMonth", "4321",
            "generators", "urn:kyodaku:generator:" + BOUND_GENERATOR));
    TOLD.put(
        Promised.class, Map.of("guaranteeAYearMicros", "12345.67", "advanceMicros", "7654.32"));
    TOLD.put(
        Controls.class,
        Map.of(
            "zone", "Asia/Tokyo",
            "rules", "Named a",
            "guards", "blood",
            "ceilings", "kyodaku:span-day"));
    TOLD.put(
        Rule.class,
        Map.of(
            "id", "urn:kyodaku:asset:" + id(5) + ":rule:a",
            "name", "Named a",
            "action", "kyodaku:action-ask",
            "conditions", "P88D",
            "factorBps", "1.3579",
            "obligations", "By Momiji"));
    TOLD.put(
        Conditions.class,
        Map.ofEntries(
            Map.entry("uses", "kyodaku:use-shared"),
            Map.entry("territories", "urn:iso:std:iso:3166:-1:JP"),
            Map.entry("ages", "kyodaku:ageband-under-18"),
            Map.entry("qualities", "kyodaku:quality-premium"),
            Map.entry("secondsAtLeast", "3"),
            Map.entry("secondsAtMost", "44"),
            Map.entry("generators", "urn:kyodaku:generator:" + GENERATOR),
            Map.entry("creators", "urn:kyodaku:creator-alias:" + CREATOR),
            Map.entry("themes", "festival"),
            Map.entry("themesNot", "gore"),
            Map.entry("from", "2027-01-02T00:00:00Z"),
            Map.entry("until", "2027-02-03T00:00:00Z")));
    TOLD.put(
        TerritorySet.class,
        Map.of("include", "US", "exclude", "US", "covered", "urn:iso:std:iso:3166:-1:JP"));
    TOLD.put(
        Guards.class,
        Map.of(
            "blockedTerms", "blood",
            "neverWith", "urn:kyodaku:asset:" + COMPANY,
            "onlyWith", "kyodaku:assetkind-style",
            "audience", "kyodaku:ageband-adult"));
    TOLD.put(Guards.Company.OfAsset.class, Map.of("assetId", "urn:kyodaku:asset:" + COMPANY));
    TOLD.put(
        Guards.Company.OfTenant.class, Map.of("tenantId", "urn:kyodaku:tenant:" + OTHER_TENANT));
    TOLD.put(Guards.Company.OfKind.class, Map.of("kind", "kyodaku:assetkind-voice"));
    TOLD.put(
        Ceiling.class,
        Map.of("per", "kyodaku:per-creator", "span", "kyodaku:span-day", "limit", "7"));
    TOLD.put(Obligation.Attribution.class, Map.of("text", "By Momiji"));
    TOLD.put(Obligation.VisibleMark.class, Map.of());
    TOLD.put(Obligation.Provenance.class, Map.of());
    TOLD.put(Obligation.Retention.class, Map.of("days", "P88D"));
  }

  @Test
  void everyTermOfTheContractAndEveryPartOfAPolicyIsInIt() {
    Set<String> said =
        leaves(parsed(agreement())).stream()
            .map(leaf -> leaf instanceof JsonString text ? text.getString() : leaf.toString())
            .collect(Collectors.toSet());
    TOLD.forEach(
        (type, told) -> {
          assertThat(told.keySet())
              .as(type.getSimpleName())
              .isEqualTo(
                  Arrays.stream(type.getRecordComponents())
                      .map(RecordComponent::getName)
                      .collect(Collectors.toSet()));
          told.values().forEach(value -> assertThat(said).as(type.getSimpleName()).contains(value));
        });
    assertThat(said).contains("watermark", "kyodaku:addProvenance");
    for (Class<?> sealed : List.of(Obligation.class, Guards.Company.class)) {
      assertThat(TOLD.keySet()).containsAll(Arrays.asList(sealed.getPermittedSubclasses()));
    }
  }

  @Test
  void aContractAloneHasRulesToo() throws JsonLdError {
    ContractTerms plain =
        new ContractTerms(
            ContractPreset.STANDARD,
            "JP",
            Currency.getInstance("JPY"),
            7_000,
            RoyaltyBase.LIST,
            ChargebackRisk.PLATFORM,
            100_000,
            Optional.empty(),
            Optional.empty(),
            new Tenure(30, 30, Optional.empty()),
            false,
            Bounds.NONE,
            Promised.NOTHING);
    JsonObject agreement =
        expanded(
            new AgreementText(contract(plain), Optional.empty())
                .write(PROFILE, List.of(), List.of()));
    assertThat(agreement.getJsonArray(NS + "obligation")).hasSize(3);
    assertThat(agreement.getJsonArray(NS + "permission")).hasSize(1);
    assertThat(agreement.containsKey(NS + "prohibition")).isFalse();
  }
}
