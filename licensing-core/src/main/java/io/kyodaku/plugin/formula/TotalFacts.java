package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.shared.WireId;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A total as formulas see it: a map by the names of {@link FormulaVariable#fields}, which still
 * knows the total, so that a line can be about it.
 */
final class TotalFacts extends AbstractMap<String, Object> {

  private static final Map<String, Function<UsageTotal, Object>> FIELDS =
      Map.of(
          "asset", total -> WireId.ASSET.format(total.assetId()),
          "use", total -> total.use().name(),
          "usages", UsageTotal::usages,
          "seconds", UsageTotal::seconds,
          "fees", UsageTotal::feeBaseMicros,
          "royalties", UsageTotal::royaltyMicros);

  private final UsageTotal total;

  TotalFacts(UsageTotal total) {
    this.total = total;
  }

  /** The total that a formula gave back. */
  static UsageTotal of(Object value) {
    if (value instanceof TotalFacts facts) {
      return facts.total;
    }
    throw new IllegalStateException("totals are made here alone");
  }

  @Override
  public boolean containsKey(Object key) {
    return FIELDS.containsKey(key);
  }

  @Override
  public Object get(Object key) {
    Function<UsageTotal, Object> field = FIELDS.get(key);
    if (field == null) {
      throw new IllegalStateException("the checker knows the fields");
    }
    return field.apply(total);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Map.<String, Object>copyOf(
            FIELDS.entrySet().stream()
                .collect(Collectors.toMap(Entry::getKey, field -> field.getValue().apply(total))))
        .entrySet();
  }
}
