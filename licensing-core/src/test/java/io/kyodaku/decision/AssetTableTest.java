package io.kyodaku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.api.AssetKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AssetTableTest {

  private static final int HALF = 12;

  /** Few ids, many of the same place; the one of zeros is among them. */
  @Property
  void aTableIsAMapAndItsSuccessorLeavesItAsItWas(
      @ForAll List<@Size(max = 40) List<@LongRange(max = 144) Long>> steps) {
    AssetTable table = AssetTable.of(List.of());
    Map<UUID, AssetFacts> expected = new HashMap<>();
    for (List<Long> step : steps) {
      List<AssetFacts> changed = new ArrayList<>();
      for (long number : step) {
        changed.add(asset(new UUID(number / HALF, number % HALF)));
      }
      AssetTable before = table;
      Map<UUID, AssetFacts> as = Map.copyOf(expected);
      table = before.with(changed);
      changed.forEach(asset -> expected.put(asset.id(), asset));
      same(before, as);
      same(table, expected);
    }
  }

  private static void same(AssetTable table, Map<UUID, AssetFacts> expected) {
    assertThat(table.size()).isEqualTo(expected.size());
    for (long number = 0; number <= HALF * HALF; number++) {
      UUID id = new UUID(number / HALF, number % HALF);
      assertThat(table.get(id)).isSameAs(expected.get(id));
    }
  }

  private static AssetFacts asset(UUID id) {
    return new AssetFacts(id, AssetKind.CHARACTER, "hero", false, List.of());
  }
}
