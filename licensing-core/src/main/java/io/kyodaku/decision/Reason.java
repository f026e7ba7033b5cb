package io.kyodaku.decision;

import java.util.Optional;
import java.util.UUID;

/**
 * Why something was refused or has to be asked for.
 *
 * @param code stable, for programs; lower-case words joined by hyphens
 * @param message for people, in English
 * @param remedy what would change the answer, when something would
 */
public record Reason(
    String code,
    Optional<UUID> assetId,
    Optional<String> ruleId,
    String message,
    Optional<String> remedy) {

  /** Whether the plugin that sets the fee gave no answer. */
  public boolean isOfPlugin() {
    return code.equals(Reasons.PLUGIN_FAILED);
  }
}
