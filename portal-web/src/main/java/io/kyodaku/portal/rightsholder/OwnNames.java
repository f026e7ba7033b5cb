package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnAssetNames;
import io.kyodaku.portal.Language;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rightsholder's assets are called in the reader's language, with what the owner calls
 * them beside. Pages that show many say so before, and all are read at once.
 */
@Named
@RequestScoped
public class OwnNames {

  @Inject private OwnAssetNames catalog;
  @Inject private TenantDesk desk;
  @Inject private Language language;
  private final Map<UUID, OwnAssetNames.Name> names = new HashMap<>();

  void read(Collection<UUID> assetIds) {
    Set<UUID> unknown = new HashSet<>(assetIds);
    unknown.removeAll(names.keySet());
    if (!unknown.isEmpty()) {
      names.putAll(catalog.of(desk.tenant(), unknown, language.getTag()));
      unknown.forEach(id -> names.computeIfAbsent(id, OwnNames::another));
    }
  }

  /** What another brought is known by its id. */
  private static OwnAssetNames.Name another(UUID assetId) {
    String id = WireId.ASSET.format(assetId);
    return new OwnAssetNames.Name(id, id);
  }

  private OwnAssetNames.Name of(UUID assetId) {
    read(Set.of(assetId));
    return names.getOrDefault(assetId, another(assetId));
  }

  public String name(UUID assetId) {
    return of(assetId).name();
  }

  /** As the owner calls it, where that is another name; else empty. */
  public String original(UUID assetId) {
    OwnAssetNames.Name found = of(assetId);
    return found.isTranslated() ? found.ownName() : "";
  }

  /** What stands below its name: what its owner calls it, and its work, where they say more. */
  public String below(UUID assetId, String work) {
    OwnAssetNames.Name found = of(assetId);
    String more = work.equals(found.name()) || work.equals(found.ownName()) ? "" : work;
    return Stream.of(original(assetId), more)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /**
   * What stands below what its owner calls it, where assets are kept by their own names: what the
   * reader would call it, and its work, where they say more.
   */
  public String beside(UUID assetId, String work) {
    OwnAssetNames.Name found = of(assetId);
    String more = work.equals(found.ownName()) ? "" : work;
    return Stream.of(found.isTranslated() ? found.name() : "", more)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** Both in one line. */
  public String both(UUID assetId) {
    OwnAssetNames.Name found = of(assetId);
    return found.isTranslated() ? found.name() + " · " + found.ownName() : found.name();
  }
}
