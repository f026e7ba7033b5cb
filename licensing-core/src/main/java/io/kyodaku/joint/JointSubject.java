package io.kyodaku.joint;

import io.kyodaku.shared.WireId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one side brings: one asset, or all of a work that are its own.
 *
 * @param wholeWork whether {@code id} is a work's
 */
public record JointSubject(boolean wholeWork, UUID id) {

  /** {@code asset_…} or {@code work_…}. */
  public String wireId() {
    return (wholeWork ? WireId.WORK : WireId.ASSET).format(id);
  }

  public static Optional<JointSubject> parse(@Nullable String text) {
    return WireId.ASSET
        .parse(text)
        .map(id -> new JointSubject(false, id))
        .or(() -> WireId.WORK.parse(text).map(id -> new JointSubject(true, id)));
  }

  @Nullable UUID assetId() {
    return wholeWork ? null : id;
  }

  @Nullable UUID workId() {
    return wholeWork ? id : null;
  }

  static JointSubject of(@Nullable UUID asset, @Nullable UUID work) {
    if (asset != null) {
      return new JointSubject(false, asset);
    }
    if (work != null) {
      return new JointSubject(true, work);
    }
    throw new IllegalArgumentException("a side brings something");
  }
}
