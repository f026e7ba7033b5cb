package io.kyodaku.catalog;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.FieldErrors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thing that is said anew of many assets; what an asset says is a text, as it is kept. */
sealed interface AssetChange {

  /** What is changed. */
  enum Kind {
    POLICY,
    PRICE,
    TERRITORIES,
    SWITCH
  }

  Kind kind();

  /** What an asset says after it said {@code before}. */
  String after(String before);

  /** For the audit. */
  String detail();

  /**
   * @param preset nothing lets the work or the tenant speak
   */
  record Policy(Optional<PolicyPreset> preset) implements AssetChange {
    @Override
    public Kind kind() {
      return Kind.POLICY;
    }

    @Override
    public String after(String before) {
      return preset.map(PolicyPreset::name).orElse("");
    }

    @Override
    public String detail() {
      return "policy " + preset.map(PolicyPreset::name).orElse("inherited");
    }
  }

  record Price(long micros) implements AssetChange {
    @Override
    public Kind kind() {
      return Kind.PRICE;
    }

    @Override
    public String after(String before) {
      return String.valueOf(micros);
    }

    @Override
    public String detail() {
      return "price " + BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
  }

  /**
   * @param bps by how much, in basis points; below zero for less. Rounded half up to a micro, and
   *     never above the dearest price that there may be
   */
  record Percent(int bps) implements AssetChange {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);
    private static final BigDecimal MICROS_AT_MOST = PricePerSecond.MAJOR_AT_MOST.movePointRight(6);

    @Override
    public Kind kind() {
      return Kind.PRICE;
    }

    @Override
    public String after(String before) {
      return new BigDecimal(before)
          .multiply(WHOLE.add(BigDecimal.valueOf(bps)))
          .divide(WHOLE, 0, RoundingMode.HALF_UP)
          .min(MICROS_AT_MOST)
          .toPlainString();
    }

    @Override
    public String detail() {
      return "price by " + BigDecimal.valueOf(bps, 2).toPlainString() + " %";
    }
  }

  record Territories(String territories) implements AssetChange {
    @Override
    public Kind kind() {
      return Kind.TERRITORIES;
    }

    @Override
    public String after(String before) {
      return territories;
    }

    @Override
    public String detail() {
      return "territories " + territories;
    }
  }

  record Switch(boolean stop) implements AssetChange {
    @Override
    public Kind kind() {
      return Kind.SWITCH;
    }

    @Override
    public String after(String before) {
      return stop ? STOPPED : ON;
    }

    @Override
    public String detail() {
      return stop ? "stopped" : "resumed";
    }
  }

  String ON = "ON";
  String STOPPED = "STOPPED";
  Pattern PERCENTAGE = Pattern.compile("[+-]?[0-9]{1,4}([.][0-9]{1,2})?");

  /** Reads what was typed in; after an error, nothing. */
  static Optional<AssetChange> read(FieldErrors errors, ChangingAssets.Typed typed) {
    Optional<ChangingAssets.What> what =
        errors.choice("what", typed.what(), ChangingAssets.What.class);
    Optional<AssetChange> change = what.flatMap(w -> read(errors, w, typed.value()));
    return errors.none() ? change : Optional.empty();
  }

  private static Optional<AssetChange> read(
      FieldErrors errors, ChangingAssets.What what, @Nullable String value) {
    return switch (what) {
      case POLICY ->
          value == null || value.isBlank()
              ? Optional.of(new Policy(Optional.empty()))
              : errors
                  .choice("policy", value, PolicyPreset.class)
                  .map(p -> new Policy(Optional.of(p)));
      case PRICE -> Optional.of(new Price(PricePerSecond.readMicros(errors, "price", value)));
      case PERCENT -> percent(errors, value);
      case TERRITORIES ->
          Optional.of(new Territories(TerritoriesField.read(errors, "territories", value)));
      case STOP -> Optional.of(new Switch(true));
      case RESUME -> Optional.of(new Switch(false));
    };
  }

  private static Optional<AssetChange> percent(FieldErrors errors, @Nullable String value) {
    String text = value == null ? "" : value.strip().replace('−', '-').replaceFirst("\\s*%$", "");
    if (!PERCENTAGE.matcher(text).matches()) {
      errors.add("percent", CatalogFault.NO_PERCENT);
      return Optional.empty();
    }
    int bps = new BigDecimal(text).movePointRight(2).intValueExact();
    if (bps < -10_000 || bps > 100_000) {
      errors.add("percent", CatalogFault.PERCENT_OUT_OF_BOUNDS, -100, 1000);
    }
    return Optional.of(new Percent(bps));
  }
}
