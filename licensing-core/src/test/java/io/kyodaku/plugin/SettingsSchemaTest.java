package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.testkit.PluginJar;
import io.kyodaku.shared.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsSchemaTest {

  private static final String PLUGIN =
      """
      package dropin;
      import io.kyodaku.plugin.api.*;
      import java.util.*;
      public class Set implements KyodakuPlugin<Set.Settings> {
        public enum How {
          @Setting(label = "By weight", in = @Setting.Words(language = "ja", label = "重さ")) WEIGHT,
          LENGTH
        }
        public record Step(
            @Setting(label = "Above", unit = Unit.SECONDS, min = 1, max = 9) long above,
            @Setting(label = "Whether") boolean whether) {}
        public record Settings(
            @Setting(label = "Share", help = "Of all", unit = Unit.BASIS_POINTS, max = 10_000,
                in = @Setting.Words(language = "ja", label = "取り分")) long share,
            @Setting(label = "Text", min = 2, max = 5) String text,
            @Setting(label = "How") How how,
            @Setting(label = "Steps", max = 3) List<Step> steps) {}
        public String id() { return "set"; }
        public String version() { return "1"; }
        public int apiVersion() { return API_VERSION; }
        public String name() { return "Set"; }
        public java.util.Set<Capability> offers() { return java.util.Set.of(Capability.PERIOD_TERMS); }
        public Settings defaultConfiguration() {
          return new Settings(7, "abc", How.LENGTH, List.of(new Step(2, true)));
        }
        public PeriodTerms periodTerms(Settings settings) { return facts -> List.of(); }
      }
      """;

  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private final TenantId tenant = Hosts.tenant();

  @AfterEach
  void stopWatching() {
    host.close();
  }

  private JsonObject schema(String language) {
    byte[] jar = new PluginJar().source("dropin.Set", PLUGIN).service("dropin.Set").bytes();
    PluginPin pin = Hosts.seated(host, jar, tenant);
    return SettingsSchema.of(
        host.find(pin.hash()).orElseThrow(), host.settings(pin.hash()).orElseThrow(), language);
  }

  @Test
  void everySettingIsASchemaOfItsValues() {
    JsonObject expected =
        Json.createReader(
                new StringReader(
                    """
                    {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Set", "type": "object",
                     "properties": {
                       "share": {"title": "Share", "description": "Of all (basis points)", "type": "integer", "minimum": 0,
                                 "maximum": 10000, "default": 7},
                       "text": {"title": "Text", "type": "string", "minLength": 2, "maxLength": 5, "default": "abc"},
                       "how": {"title": "How", "oneOf": [{"const": "WEIGHT", "title": "By weight"},
                                                         {"const": "LENGTH", "title": "LENGTH"}], "default": "LENGTH"},
                       "steps": {"title": "Steps", "type": "array", "minItems": 0, "maxItems": 3,
                                 "items": {"type": "object", "properties": {
                                   "above": {"title": "Above", "description": "(seconds)", "type": "integer", "minimum": 1,
                                             "maximum": 9},
                                   "whether": {"title": "Whether", "type": "boolean"}},
                                   "required": ["above", "whether"], "additionalProperties": false},
                                 "default": [{"above": 2, "whether": true}]}},
                     "additionalProperties": false}
                    """))
            .readObject();
    assertThat(schema("en")).isEqualTo(expected);
  }

  @Test
  void titlesAreInTheReadersLanguageWhereThePluginSpeaksIt() {
    JsonObject properties = schema("ja-JP").getJsonObject("properties");
    assertThat(properties.getJsonObject("share").getString("title")).isEqualTo("取り分");
    assertThat(properties.getJsonObject("text").getString("title")).isEqualTo("Text");
  }
}
