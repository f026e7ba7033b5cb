package io.kyodaku.policy;

import java.util.UUID;

/**
 * What something is said about: one asset, all assets of a work, or everything a tenant owns. For
 * policies the narrower wins; a stop at any level stops.
 */
public sealed interface Level {

  record OfAsset(UUID assetId) implements Level {}

  record OfWork(UUID workId) implements Level {}

  record OfTenant() implements Level {}
}
