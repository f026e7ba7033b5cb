package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.ConfigurationCheck.FieldError;
import io.kyodaku.plugin.ConfigurationCheck.Invalid;
import io.kyodaku.plugin.ConfigurationCheck.Valid;
import io.kyodaku.plugin.Installation.Rejected;
import io.kyodaku.plugin.api.Unit;
import io.kyodaku.plugin.testkit.PluginJar;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  private static final String SETTINGS =
      """
      @Setting(label = "Floor", help = "Never less", unit = Unit.MONEY_MICROS, max = 1000) long floor,
      @Setting(label = "Premium only") boolean premiumOnly,
      @Setting(label = "Note", min = 1, max = 10) String note,
      @Setting(label = "For") Use use,
      @Setting(label = "Steps", max = 3) List<Step> steps
      """;
  private static final String DEFAULTS = "5, true, \"hello\", Use.SHARED, List.of(new Step(1))";
  private static final String RULE =
      "if (floor == 13) throw new IllegalArgumentException(\"Thirteen is unlucky\");";

  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private final TenantId tenant = Hosts.tenant();
  private String hash = "";

  @BeforeEach
  void install() {
    hash = Hosts.seated(host, jar(SETTINGS, DEFAULTS, RULE)).hash();
  }

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @Test
  void theFieldsOfAFormComeFromTheRecord() {
    List<SettingField> fields = host.settings(hash).orElseThrow();
    assertThat(fields)
        .extracting(SettingField::key)
        .containsExactly("floor", "premiumOnly", "note", "use", "steps");
    assertThat(fields)
        .extracting(SettingField::type)
        .containsExactly(
            SettingField.Type.NUMBER,
            SettingField.Type.BOOLEAN,
            SettingField.Type.TEXT,
            SettingField.Type.CHOICE,
            SettingField.Type.LIST);
    assertThat(fields.get(0))
        .isEqualTo(
            new SettingField(
                "floor",
                "Floor",
                "Never less",
                SettingField.Type.NUMBER,
                Unit.MONEY_MICROS,
                0,
                1000,
                List.of(),
                List.of(),
                5L,
                List.of(),
                Map.of(),
                false));
    assertThat(fields.get(3).options()).containsExactly("PERSONAL", "SHARED", "COMMERCIAL");
    assertThat(fields.get(4).fields()).extracting(SettingField::key).containsExactly("above");
    assertThat(fields.get(4).initial()).isEqualTo(List.of(Map.of("above", 1L)));
  }

  @Test
  void absentSettingsHaveTheirDefaults() {
    assertThat(host.configure(tenant, hash, Map.of()))
        .isEqualTo(
            new Valid(
                "{\"floor\":5,\"premiumOnly\":true,\"note\":\"hello\",\"use\":\"SHARED\",\"steps\":[{\"above\":1}]}"));
  }

  @Test
  void whatAFormSendsAsTextIsRead() {
    assertThat(
            host.configure(
                tenant,
                hash,
                Map.of(
                    "floor",
                    " 7 ",
                    "premiumOnly",
                    "false",
                    "steps",
                    List.of(Map.of("above", "9")))))
        .isEqualTo(
            new Valid(
                "{\"floor\":7,\"premiumOnly\":false,\"note\":\"hello\",\"use\":\"SHARED\",\"steps\":[{\"above\":9}]}"));
  }

  @Test
  void everyFieldThatIsWrongIsNamedAtOnce() {
    ConfigurationCheck check =
        host.configure(
            tenant,
            hash,
            Map.of(
                "floor",
                1001L,
                "premiumOnly",
                "maybe",
                "note",
                "",
                "use",
                "STOLEN",
                "steps",
                List.of(Map.of("above", -1L), "no"),
                "extra",
                1L));
    assertThat(check).isInstanceOf(Invalid.class);
    assertThat(((Invalid) check).errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "extra", "floor", "premiumOnly", "note", "use", "steps[0].above", "steps[1]");
    assertThat(((Invalid) check).errors())
        .contains(new FieldError("floor", SettingFault.NUMBER_OUT_OF_BOUNDS.with(0, 1000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.5", "1e3", "0x10", "99999999999999999999", "９９", "seven"})
  void whatIsNoWholeNumberIsRefused(String text) {
    assertThat(host.configure(tenant, hash, Map.of("floor", text))).isInstanceOf(Invalid.class);
  }

  @Test
  void controlCharactersAndTooLongListsAreRefused() {
    assertThat(host.configure(tenant, hash, Map.of("note", "a\u0000b")))
        .isInstanceOf(Invalid.class);
    assertThat(
            host.configure(
                tenant, hash, Map.of("steps", Collections.nCopies(4, Map.of("above", 1L)))))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void aRuleAcrossSettingsSpeaksInThePluginsWords() {
    assertThat(host.configure(tenant, hash, Map.of("floor", 13L)))
        .isEqualTo(new Invalid(List.of(new FieldError("", Fault.said("Thirteen is unlucky")))));
  }

  @Test
  void aConstructorWithoutEndIsEnded() {
    String endless = "long x = 1; while (x != 0 && floor == 13) { x = x * 31 | 1; }";
    String slow = Hosts.seated(host, jar(SETTINGS, DEFAULTS, endless)).hash();
    assertThat(host.configure(tenant, slow, Map.of("floor", 13L))).isInstanceOf(Invalid.class);
  }

  @Test
  void settingsOfAnUnknownPluginAreRefused() {
    assertThat(host.configure(tenant, "0".repeat(64), Map.of())).isInstanceOf(Invalid.class);
    assertThat(host.settings("0".repeat(64))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long floor",
        "@Setting(label = \"\") long floor",
        "@Setting(label = \"Floor\", min = 3, max = 2) long floor",
        "@Setting(label = \"Floor\", min = 6) long floor",
        "@Setting(label = \"Floor\") int floor",
        "@Setting(label = \"Floor\") Long floor"
      })
  void aRecordThatIsNotBuiltLikeSettingsIsRejectedAtLoad(String component) {
    String value = component.endsWith("Long floor") ? "5L" : "5";
    assertThat(host.install(jar(component, value, ""))).isInstanceOf(Rejected.class);
  }

  private static byte[] jar(String components, String defaults, String rule) {
    String plugin =
        """
        package conf;
        import io.kyodaku.plugin.api.*;
        import java.util.*;
        public class Configured implements KyodakuPlugin<Conf> {
          public String id() { return "configured"; }
          public String version() { return "1"; }
          public int apiVersion() { return API_VERSION; }
          public String name() { return "Configured"; }
          public Set<Capability> offers() { return Set.of(Capability.USAGE_TERMS); }
          public Conf defaultConfiguration() { return new Conf(%s); }
          public UsageTerms usageTerms(Conf conf) { return facts -> new Fee(conf.floor(), facts.currency()); }
        }
        """
            .formatted(defaults);
    String imports = "package conf; import io.kyodaku.plugin.api.*; import java.util.*; ";
    return new PluginJar()
        .source("conf.Configured", plugin)
        .source(
            "conf.Conf",
            imports + "public record Conf(" + components + ") { public Conf { " + rule + " } }")
        .source(
            "conf.Step", imports + "public record Step(@Setting(label = \"Above\") long above) {}")
        .service("conf.Configured")
        .bytes();
  }
}
