package io.kyodaku.screening;

import java.util.UUID;

/**
 * One name by which an asset is recognised.
 *
 * @param ownerId the rightsholder whose name it is
 * @param assetName what the asset itself is called, the same for all its names
 * @param alias the name as its owner wrote it
 * @param grade whether the name alone says enough
 */
public record Name(UUID ownerId, UUID assetId, String assetName, String alias, Grade grade)
    implements Sought {

  /** A name that says enough. */
  public Name(UUID ownerId, UUID assetId, String assetName, String alias) {
    this(ownerId, assetId, assetName, alias, Grade.STRONG);
  }

  @Override
  public String text() {
    return alias;
  }
}
