package io.kyodaku.portal.admin;

import io.kyodaku.prepaid.BaseDate;
import io.kyodaku.prepaid.UnusedBalances;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of bought credits was unused at the end of a day, and what follows from it in Japan. */
@Named
@RequestScoped
public class PrepaidPage {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Inject private UnusedBalances balances;
  @Inject private BaseDate baseDate;
  @Inject private Clock clock;
  private @Nullable String on;
  private @Nullable List<UnusedBalances.Row> rows;
  private BaseDate.@Nullable Standing standing;

  /** The day that is asked for, up to today; today where none is. */
  static LocalDate day(@Nullable String typed, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), TOKYO);
    return parsed(typed).filter(day -> !day.isAfter(today) && day.getYear() >= 2000).orElse(today);
  }

  private static Optional<LocalDate> parsed(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  public LocalDate getDay() {
    return day(on, clock);
  }

  public List<UnusedBalances.Row> getRows() {
    if (rows == null) {
      rows = balances.asOf(getDay());
    }
    return rows;
  }

  /** Of the Japanese company, at the end of the day. */
  public BaseDate.Standing getStanding() {
    if (standing == null) {
      standing = baseDate.on(getDay());
    }
    return standing;
  }

  public LocalDate getLast() {
    return baseDate.last();
  }

  public LocalDate getNext() {
    return baseDate.next();
  }

  public BaseDate.@Nullable Standing getNoted() {
    return baseDate.noted(baseDate.last()).orElse(null);
  }

  public @Nullable String getOn() {
    return on;
  }

  public void setOn(@Nullable String on) {
    this.on = on;
  }
}
