package io.kyodaku.decision;

import io.kyodaku.shared.WireId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What is named by id is registered. */
final class AssetsAreKnown implements Guard {

  static final String CODE = "unknown-asset";

  @Override
  public void check(Facts facts, Consumer<Reason> refuse) {
    for (UUID id : facts.unknownAssets()) {
      refuse.accept(
          new Reason(
              CODE,
              Optional.of(id),
              Optional.empty(),
              "There is no asset " + WireId.ASSET.format(id) + ".",
              Optional.of("Look the asset up in the catalogue.")));
    }
  }
}
