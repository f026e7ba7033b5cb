package io.kyodaku.decision;

import io.kyodaku.plugin.api.AssetKind;
import java.util.List;
import java.util.UUID;

/**
 * What counts of a registered asset.
 *
 * @param stopped whether it or its work is stopped
 * @param claims the live ones, whoever holds them
 * @param ownership how much of it each of them licenses where
 * @param joint its places in what owners agreed, be it in force or not
 */
record AssetFacts(
    UUID id,
    AssetKind kind,
    String name,
    boolean stopped,
    List<ClaimFacts> claims,
    Ownership ownership,
    List<JointFacts.Part> joint) {

  AssetFacts {
    claims = List.copyOf(claims);
    joint = List.copyOf(joint);
  }

  /**
   * One whose claims say what their shares are, and nothing else does; its owners agreed nothing.
   */
  AssetFacts(UUID id, AssetKind kind, String name, boolean stopped, List<ClaimFacts> claims) {
    this(id, kind, name, stopped, claims, Ownership.of(claims), List.of());
  }

  AssetFacts stop() {
    return new AssetFacts(id, kind, name, true, claims, ownership, joint);
  }
}
