package io.kyodaku.decision;

import io.kyodaku.screening.AliasIndex;
import io.kyodaku.screening.Findings;
import io.kyodaku.screening.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything that decisions are made from, as of one version, compiled for reading and never
 * changed. A decision reads one snapshot from its beginning to its end.
 */
public final class Snapshot {

  private final long version;
  private final AliasIndex names;
  private final AssetTable assets;
  private final Map<UUID, GeneratorFacts> generators;
  private final NavigableMap<Integer, ParTable> parTables;
  private final ParTable latestPar;

  Snapshot(
      long version,
      AliasIndex names,
      AssetTable assets,
      Map<UUID, GeneratorFacts> generators,
      List<ParTable> parTables) {
    this.version = version;
    this.names = names;
    this.assets = assets;
    this.generators = Map.copyOf(generators);
    this.parTables = new TreeMap<>();
    parTables.forEach(table -> this.parTables.put(table.version(), table));
    if (parTables.isEmpty()) {
      throw new IllegalArgumentException("there is no par table");
    }
    latestPar = this.parTables.lastEntry().getValue();
  }

  private Snapshot(Snapshot other, AssetTable assets) {
    version = other.version;
    names = other.names;
    this.assets = assets;
    generators = other.generators;
    parTables = other.parTables;
    latestPar = other.latestPar;
  }

  /** The same, with these stopped as far as it knows them. */
  Snapshot stopping(Set<UUID> stopped) {
    List<AssetFacts> found = new ArrayList<>();
    for (UUID id : stopped) {
      AssetFacts asset = assets.get(id);
      if (asset != null && !asset.stopped()) {
        found.add(asset.stop());
      }
    }
    return found.isEmpty() ? this : new Snapshot(this, assets.with(found));
  }

  /** Rises with every change of what decisions are made from. */
  public long version() {
    return version;
  }

  /** The registered names in {@code text}. */
  public List<Match> screen(String text) {
    return find(text).matches();
  }

  /** The registered names in {@code text}, and the terms that owners block. */
  Findings find(String text) {
    return names.find(text);
  }

  /** The par table that new prices are made with. */
  public ParTable parTable() {
    return latestPar;
  }

  /** The par table of that version. */
  public Optional<ParTable> parTable(int version) {
    return Optional.ofNullable(parTables.get(version));
  }

  Optional<AssetFacts> asset(UUID id) {
    return Optional.ofNullable(assets.get(id));
  }

  Optional<GeneratorFacts> generator(UUID id) {
    return Optional.ofNullable(generators.get(id));
  }
}
