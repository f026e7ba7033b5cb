package io.kyodaku.decision;

import io.kyodaku.plugin.api.AssetKind;
import java.util.List;
import java.util.UUID;

/**
 * What counts of a registered asset.
 *
 * @param stopped whether it or its work is stopped
 * @param claims the live ones, whoever holds them
 */
record AssetFacts(UUID id, AssetKind kind, String name, boolean stopped, List<ClaimFacts> claims) {

  AssetFacts {
    claims = List.copyOf(claims);
  }
}
