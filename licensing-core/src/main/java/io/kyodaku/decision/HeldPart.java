package io.kyodaku.decision;

import io.kyodaku.shared.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A part of a royalty that its owner does not get yet: because what it owns is in dispute, or
 * because nobody owns that part of the asset. Frozen with the other terms of a grant.
 *
 * @param conflictId for which it is held in escrow; empty where nobody owns the part
 * @param ppm millionths of the royalty, above zero
 */
public record HeldPart(Optional<UUID> conflictId, int ppm) {

  private static final int WHOLE_PPM = 1_000_000;
  private static final String UNOWNED = "unowned";

  public HeldPart {
    if (ppm <= 0 || ppm > WHOLE_PPM) {
      throw new IllegalArgumentException("not a part: " + ppm);
    }
  }

  /**
   * Divides an amount exactly.
   *
   * @param amountMicros zero or more
   * @return first what the owner gets, then what is held of each part, in their order
   */
  public static List<Long> split(long amountMicros, List<HeldPart> parts) {
    int held = parts.stream().mapToInt(HeldPart::ppm).sum();
    List<Long> weights = new ArrayList<>();
    weights.add((long) WHOLE_PPM - held);
    parts.forEach(part -> weights.add((long) part.ppm()));
    return Split.byWeights(amountMicros, weights);
  }

  /** As a column keeps them: {@code unowned=400000} or {@code <conflict>=500000}, with spaces. */
  public static String write(List<HeldPart> parts) {
    return parts.stream()
        .map(part -> part.conflictId().map(UUID::toString).orElse(UNOWNED) + "=" + part.ppm())
        .collect(Collectors.joining(" "));
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static List<HeldPart> stored(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(part -> !part.isEmpty())
        .map(HeldPart::storedPart)
        .toList();
  }

  private static HeldPart storedPart(String text) {
    int sign = text.indexOf('=');
    if (sign < 0) {
      throw new IllegalArgumentException("not a held part: " + text);
    }
    String conflict = text.substring(0, sign);
    return new HeldPart(
        conflict.equals(UNOWNED) ? Optional.empty() : Optional.of(UUID.fromString(conflict)),
        Integer.parseInt(text.substring(sign + 1)));
  }
}
