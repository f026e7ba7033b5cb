package io.kyodaku.portal.admin;

import io.kyodaku.catalog.AssetNames;
import io.kyodaku.portal.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What assets are called in the operator's language, beside what their owners call them. */
@Named
@RequestScoped
public class NamesForOperators {

  @Inject private AssetNames names;
  @Inject private Language language;
  private final Map<UUID, String> called = new HashMap<>();

  /** In the operator's language, where that is another name than this; else empty. */
  public String beside(UUID assetId, String ownName) {
    String name =
        called.computeIfAbsent(
            assetId, id -> names.of(Set.of(id), language.getTag()).getOrDefault(id, ownName));
    return name.equals(ownName) ? "" : name;
  }
}
