package io.kyodaku.ownership;

import io.kyodaku.catalog.PricePerSecond;
import io.kyodaku.catalog.TerritoriesField;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TextFault;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says that it owns of an asset, and how it would license it; read from what was
 * typed, and of no use after an error.
 *
 * @param shareBps from 1 to 10,000
 * @param territories as claims store them
 */
public record AssertedShare(
    int shareBps,
    String territories,
    long pricePerSecondMicros,
    PolicyPreset preset,
    String evidence) {

  private static final int WHOLE_BPS = 10_000;
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,2})?");

  /**
   * As it is typed.
   *
   * @param sharePercent above 0, at most 100, with up to two decimals
   * @param territories {@code JP|US}, or {@code *} for everywhere
   * @param pricePerSecond of the whole, in major units of the owner's currency
   * @param preset a {@link PolicyPreset} by name: what holds of the asset where it owns a part
   * @param evidence several lines of at most 4,000 characters
   */
  public record Form(
      @Nullable String sharePercent,
      @Nullable String territories,
      @Nullable String pricePerSecond,
      @Nullable String preset,
      @Nullable String evidence) {}

  static AssertedShare read(FieldErrors errors, Form form) {
    int share = share(errors, form.sharePercent());
    String territories = TerritoriesField.read(errors, "territories", form.territories());
    long price = PricePerSecond.readMicros(errors, "pricePerSecond", form.pricePerSecond());
    PolicyPreset preset =
        errors.choice("preset", form.preset(), PolicyPreset.class).orElse(PolicyPreset.CLOSED);
    String evidence = errors.lines("evidence", form.evidence(), MovingConflict.TEXT_LENGTH);
    if (evidence.isEmpty() && !errors.has("evidence")) {
      errors.add("evidence", TextFault.MISSING);
    }
    return new AssertedShare(share, territories, price, preset, evidence);
  }

  private static int share(FieldErrors errors, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      errors.add("share", TextFault.MISSING);
    } else if (!PERCENT.matcher(text).matches()) {
      errors.add("share", OwnershipFault.NO_SHARE);
    } else {
      int bps = new BigDecimal(text).movePointRight(2).intValueExact();
      if (bps >= 1 && bps <= WHOLE_BPS) {
        return bps;
      }
      errors.add("share", OwnershipFault.SHARE_OUT_OF_BOUNDS);
    }
    return 0;
  }
}
