package io.kyodaku.ownership;

import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conflict with all that both sides said, for those who may see it.
 *
 * @param names of its parties
 */
public record ConflictDetail(
    Conflict conflict, String asset, Map<TenantId, String> names, List<Step> steps) {

  public ConflictDetail {
    names = Map.copyOf(names);
    steps = List.copyOf(steps);
  }

  /**
   * @param by the party that took it; empty for operators and time
   * @param text what was said of it; may be empty
   */
  public record Step(StepKind kind, Optional<TenantId> by, String text, Instant at) {}

  public String name(TenantId party) {
    return names.getOrDefault(party, "");
  }
}
