package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.WireId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of what a policy is looked at, what was chosen for it and what was seen then, as the address says
 * it; an id that is none names what is nowhere.
 *
 * @param preset what was chosen, or {@link #NOTHING_SAID}, or nonsense, which is as that; null
 *     where nothing was chosen yet
 * @param version an earlier one that is to be said again, on the wire; null where none is
 * @param seen the latest version when it was chosen, on the wire; null where the address says none
 */
record PolicyAddress(
    Level level,
    @Nullable String preset,
    @Nullable String version,
    @Nullable String seen,
    int page) {

  /** In the address; an empty value would not be written. */
  static final String NOTHING_SAID = "NONE";

  static PolicyAddress of(Map<String, String> parameters) {
    return new PolicyAddress(
        level(parameters.get("asset"), parameters.get("work")),
        parameters.get("preset"),
        parameters.get("version"),
        parameters.get("seen"),
        Paging.page(parameters.get("page")));
  }

  private static Level level(@Nullable String asset, @Nullable String work) {
    if (asset != null) {
      return new Level.OfAsset(WireId.ASSET.parse(asset).orElse(Nowhere.ID));
    }
    return work == null
        ? new Level.OfTenant()
        : new Level.OfWork(WireId.WORK.parse(work).orElse(Nowhere.ID));
  }

  boolean isChosen() {
    return preset != null;
  }

  /** Empty also where the level above is to speak. */
  Optional<PolicyPreset> chosen() {
    return Arrays.stream(PolicyPreset.values()).filter(p -> p.name().equals(preset)).findFirst();
  }

  /** The one to be said again. */
  Optional<UUID> again() {
    return WireId.POLICY.parse(version);
  }

  Optional<UUID> seenVersion() {
    return WireId.POLICY.parse(seen);
  }

  /** ASSET, WORK or TENANT. */
  String levelKind() {
    return switch (level) {
      case Level.OfAsset of -> OwnCatalog.PolicyFrom.ASSET.name();
      case Level.OfWork of -> OwnCatalog.PolicyFrom.WORK.name();
      case Level.OfTenant of -> OwnCatalog.PolicyFrom.TENANT.name();
    };
  }

  /** The parameter that names the level; empty for everything. */
  String levelName() {
    return switch (level) {
      case Level.OfAsset of -> "asset";
      case Level.OfWork of -> "work";
      case Level.OfTenant of -> "";
    };
  }

  String levelId() {
    return switch (level) {
      case Level.OfAsset of -> WireId.ASSET.format(of.assetId());
      case Level.OfWork of -> WireId.WORK.format(of.workId());
      case Level.OfTenant of -> "";
    };
  }

  /** The page of the level, to which more can be added. */
  String here() {
    return "policy?" + levelQuery();
  }

  private String levelQuery() {
    return levelName().isEmpty() ? "" : levelName() + "=" + levelId();
  }

  /**
   * With what is chosen.
   *
   * @param seen the version that it was chosen over, on the wire; may be empty
   */
  String query(String seen) {
    return levelQuery()
        + again().map(id -> "&version=" + WireId.POLICY.format(id)).orElse("")
        + (isChosen()
            ? "&preset=" + chosen().map(PolicyPreset::name).orElse(NOTHING_SAID) + "&seen=" + seen
            : "");
  }
}
