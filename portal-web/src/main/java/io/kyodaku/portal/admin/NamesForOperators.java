package io.kyodaku.portal.admin;

import io.kyodaku.catalog.AssetNames;
import io.kyodaku.portal.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What assets are called in the operator's language, beside what their owners call them. Pages that
 * show many say so before, and all are read at once.
 */
@Named
@RequestScoped
public class NamesForOperators {

  @Inject private AssetNames names;
  @Inject private Language language;
  private final Map<UUID, String> called = new HashMap<>();

  void read(Collection<UUID> assetIds) {
    Set<UUID> unknown = new HashSet<>(assetIds);
    unknown.removeAll(called.keySet());
    if (!unknown.isEmpty()) {
      called.putAll(names.of(unknown, language.getTag()));
    }
  }

  /** As its owner calls it, where that is another name; else empty. */
  public String original(UUID assetId, String ownName) {
    return name(assetId, ownName).equals(ownName) ? "" : ownName;
  }

  /** In the operator's language, and as its owner calls it, in one line. */
  public String both(UUID assetId, String ownName) {
    String name = name(assetId, ownName);
    return name.equals(ownName) ? ownName : name + " · " + ownName;
  }

  /** In the operator's language where its owner gave a name in it, else its own. */
  public String name(UUID assetId, String ownName) {
    read(Set.of(assetId));
    return called.getOrDefault(assetId, ownName);
  }
}
