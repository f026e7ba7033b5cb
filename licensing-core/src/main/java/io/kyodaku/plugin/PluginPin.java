package io.kyodaku.plugin;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contract version says of a plugin: which jar, configured how.
 *
 * @param hash the jar's SHA-256 hash in lower-case hex; {@value #STANDARD_HASH} for the built-in
 *     standard terms; for formulas the hash that they have in place of a jar's
 * @param configuration the settings as JSON, as {@link ConfigurationCheck.Valid} gave them; {@code
 *     {}} for all defaults
 */
public record PluginPin(String hash, String configuration) {

  /** Stands in place of a hash for what is built in. */
  public static final String STANDARD_HASH = "standard";

  /** The built-in terms and schedule. */
  public static final PluginPin STANDARD = new PluginPin(STANDARD_HASH, "{}");

  public PluginPin {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(configuration, "configuration");
  }

  /** As contracts store it: no hash means standard, no configuration means the defaults. */
  public static PluginPin of(@Nullable String hash, @Nullable String configuration) {
    return hash == null
        ? STANDARD
        : new PluginPin(hash, Optional.ofNullable(configuration).orElse("{}"));
  }
}
