package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** The settings that a contract has of a plugin, as another version of it would read them. */
public final class StoredSettings {

  private StoredSettings() {}

  /**
   * Whether both versions read all of them, and as the same: the same settings with the same
   * values, what is not said among them. So nothing that both sides signed comes to mean something
   * else, and nothing is added that nobody signed.
   *
   * @param json as a contract has it
   */
  public static boolean areTheSame(
      PluginHost host, TenantId tenant, String oneHash, String otherHash, String json) {
    Optional<Map<String, Object>> given = parsed(json);
    return given.isPresent()
        && read(host, tenant, oneHash, given.get())
            .filter(
                one -> read(host, tenant, otherHash, given.get()).filter(one::equals).isPresent())
            .isPresent();
  }

  private static Optional<Map<String, Object>> read(
      PluginHost host, TenantId tenant, String hash, Map<String, Object> given) {
    return switch (host.configure(tenant, hash, given)) {
      case ConfigurationCheck.Valid valid -> parsed(valid.json());
      case ConfigurationCheck.Invalid invalid -> Optional.empty();
    };
  }

  private static Optional<Map<String, Object>> parsed(String json) {
    try {
      return Optional.of(JsonUtil.parseJson(json));
    } catch (JoseException e) {
      return Optional.empty();
    }
  }
}
