package io.kyodaku.portal;

import io.kyodaku.contract.ContractTerms;
import io.kyodaku.contract.Wishes;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a form for what is wanted of a contract beyond its preset. */
public class ContractWishes implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int BPS_DECIMALS = 4;

  private @Nullable String noticeDays;
  private @Nullable String windDownDays;
  private @Nullable String startsOn;
  private boolean exclusive;
  private List<String> uses = new ArrayList<>();
  private @Nullable String secondsAtMost;
  private @Nullable String feeFactorAtMost;
  private @Nullable String usagesAMonth;
  private List<String> generators = new ArrayList<>();
  private @Nullable String guaranteeAYear;
  private @Nullable String advance;

  /** A date that was agreed is none for the next version. */
  public void begin(ContractTerms agreed) {
    boolean asThePreset = agreed.tenure().noticeDays() == agreed.preset().tenure().noticeDays();
    noticeDays = asThePreset ? "" : String.valueOf(agreed.tenure().noticeDays());
    windDownDays =
        agreed.tenure().windDownDays() == agreed.preset().tenure().windDownDays()
            ? ""
            : String.valueOf(agreed.tenure().windDownDays());
    exclusive = agreed.exclusive();
    Bounds bounds = agreed.bounds();
    uses = new ArrayList<>(bounds.uses().stream().map(Use::name).toList());
    secondsAtMost =
        bounds.secondsAtMost().isPresent() ? String.valueOf(bounds.secondsAtMost().getAsInt()) : "";
    feeFactorAtMost =
        bounds.feeFactorAtMostBps().isPresent()
            ? BigDecimal.valueOf(bounds.feeFactorAtMostBps().getAsInt(), BPS_DECIMALS)
                .stripTrailingZeros()
                .toPlainString()
            : "";
    usagesAMonth =
        bounds.usagesAMonth().isPresent() ? String.valueOf(bounds.usagesAMonth().getAsLong()) : "";
    generators = new ArrayList<>(bounds.generators().stream().map(UUID::toString).toList());
    guaranteeAYear = major(agreed.promised().guaranteeAYearMicros(), agreed.currency());
    advance = major(agreed.promised().advanceMicros(), agreed.currency());
  }

  private static String major(OptionalLong micros, Currency currency) {
    return micros.isPresent()
        ? new Money(micros.getAsLong(), currency).major().toPlainString()
        : "";
  }

  public Wishes wishes() {
    return new Wishes(
        noticeDays,
        windDownDays,
        startsOn,
        exclusive,
        uses,
        secondsAtMost,
        feeFactorAtMost,
        usagesAMonth,
        generators,
        guaranteeAYear,
        advance);
  }

  /** Whether anything is wanted that the preset does not say. */
  public boolean isFilled() {
    return exclusive || !uses.isEmpty() || !generators.isEmpty() || isAnyTyped();
  }

  private boolean isAnyTyped() {
    return java.util.stream.Stream.of(
            noticeDays,
            windDownDays,
            startsOn,
            secondsAtMost,
            feeFactorAtMost,
            usagesAMonth,
            guaranteeAYear,
            advance)
        .anyMatch(typed -> typed != null && !typed.isBlank());
  }

  public Use[] getEveryUse() {
    return Use.values();
  }

  public @Nullable String getGuaranteeAYear() {
    return guaranteeAYear;
  }

  public void setGuaranteeAYear(@Nullable String guaranteeAYear) {
    this.guaranteeAYear = guaranteeAYear;
  }

  public @Nullable String getAdvance() {
    return advance;
  }

  public void setAdvance(@Nullable String advance) {
    this.advance = advance;
  }

  public @Nullable String getNoticeDays() {
    return noticeDays;
  }

  public void setNoticeDays(@Nullable String noticeDays) {
    this.noticeDays = noticeDays;
  }

  public @Nullable String getWindDownDays() {
    return windDownDays;
  }

  public void setWindDownDays(@Nullable String windDownDays) {
    this.windDownDays = windDownDays;
  }

  public @Nullable String getStartsOn() {
    return startsOn;
  }

  public void setStartsOn(@Nullable String startsOn) {
    this.startsOn = startsOn;
  }

  public boolean isExclusive() {
    return exclusive;
  }

  public void setExclusive(boolean exclusive) {
    this.exclusive = exclusive;
  }

  public List<String> getUses() {
    return uses;
  }

  public void setUses(List<String> uses) {
    this.uses = uses;
  }

  public @Nullable String getSecondsAtMost() {
    return secondsAtMost;
  }

  public void setSecondsAtMost(@Nullable String secondsAtMost) {
    this.secondsAtMost = secondsAtMost;
  }

  public @Nullable String getFeeFactorAtMost() {
    return feeFactorAtMost;
  }

  public void setFeeFactorAtMost(@Nullable String feeFactorAtMost) {
    this.feeFactorAtMost = feeFactorAtMost;
  }

  public @Nullable String getUsagesAMonth() {
    return usagesAMonth;
  }

  public void setUsagesAMonth(@Nullable String usagesAMonth) {
    this.usagesAMonth = usagesAMonth;
  }

  public List<String> getGenerators() {
    return generators;
  }

  public void setGenerators(List<String> generators) {
    this.generators = generators;
  }
}
