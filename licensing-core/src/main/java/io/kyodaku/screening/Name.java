package io.kyodaku.screening;

import java.util.UUID;

/**
 * One name by which an asset is recognised.
 *
 * @param ownerId the rightsholder whose name it is
 * @param assetName what the asset itself is called, the same for all its names
 * @param alias the name as its owner wrote it
 */
public record Name(UUID ownerId, UUID assetId, String assetName, String alias) {}
