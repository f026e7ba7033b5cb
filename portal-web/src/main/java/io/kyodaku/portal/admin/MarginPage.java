package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Margin;
import io.kyodaku.portal.Chart;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the platform earned and what that cost it, in one currency, by month and by what for. */
@Named
@RequestScoped
public class MarginPage {

  private static final int MONTHS_SHOWN = 12;
  private static final int MONTHS_AT_MOST = 36;
  private static final int WHOLE_BPS = 10_000;

  @Inject private Margin margin;
  @Inject private Formats formats;
  @Inject private Language language;
  @Inject private PageErrors texts;
  @Inject private Clock clock;
  private @Nullable String currency;
  private @Nullable String from;
  private @Nullable String to;
  private @Nullable String by;
  private @Nullable String day;
  private @Nullable List<Margin.OfUsage> usages;
  private @Nullable List<String> currencies;
  private @Nullable List<Margin.Month> months;

  public List<Choice> getCurrencies() {
    return currencies().stream().map(code -> new Choice(code, code)).toList();
  }

  private List<String> currencies() {
    if (currencies == null) {
      currencies = margin.currencies();
    }
    return currencies;
  }

  /** Whether anything was ever earned or spent. */
  public boolean isAny() {
    return !currencies().isEmpty();
  }

  public String getCurrency() {
    return currencies().stream()
        .filter(code -> code.equals(currency))
        .findFirst()
        .or(() -> currencies().stream().filter("USD"::equals).findFirst())
        .or(() -> currencies().stream().findFirst())
        .orElse("");
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  private Margin.Span span() {
    YearMonth last = month(to).orElse(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    YearMonth first = month(from).orElse(last.minusMonths(MONTHS_SHOWN - 1L));
    if (first.isAfter(last)) {
      first = last;
    }
    if (ChronoUnit.MONTHS.between(first, last) >= MONTHS_AT_MOST) {
      first = last.minusMonths(MONTHS_AT_MOST - 1L);
    }
    return new Margin.Span(getCurrency(), first, last);
  }

  private static Optional<YearMonth> month(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank()
          ? Optional.empty()
          : Optional.of(YearMonth.parse(typed.strip()))
              .filter(month -> Asked.date(month.atDay(1).toString()).isPresent());
    } catch (DateTimeException noMonth) {
      return Optional.empty();
    }
  }

  private List<Margin.Month> months() {
    if (months == null) {
      months = isAny() ? margin.byMonth(span()) : List.of();
    }
    return months;
  }

  /** Of all months that are shown. */
  public Margin.Figures getSum() {
    return months().stream()
        .map(Margin.Month::figures)
        .reduce(Margin.Figures.NONE, Margin.Figures::plus);
  }

  /** The margin as a part of the revenue; empty without revenue. */
  public String getPart() {
    Margin.Figures sum = getSum();
    return sum.revenue() <= 0
        ? ""
        : formats.percent(
            Math.toIntExact(
                java.math.BigInteger.valueOf(sum.margin())
                    .multiply(java.math.BigInteger.valueOf(WHOLE_BPS))
                    .divide(java.math.BigInteger.valueOf(sum.revenue()))
                    .longValue()));
  }

  public String money(long micros) {
    return formats.rounded(micros, getCurrency());
  }

  public Chart getByMonth() {
    DateTimeFormatter label =
        DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(language.getLocale());
    return chart(
        months().stream().map(month -> row(month.month().format(label), month.figures())).toList());
  }

  public Chart getBreakdown() {
    return chart(
        margin.by(choice(), span()).stream()
            .map(
                row ->
                    row(
                        row.id().isEmpty() ? texts.text("margin.none." + choice()) : row.name(),
                        row.figures()))
            .toList());
  }

  private Chart chart(List<Chart.Row> rows) {
    return new Chart(
        List.of(
            texts.text("margin.margin"),
            texts.text("margin.royalty"),
            texts.text("margin.compute"),
            texts.text("margin.promotion"),
            texts.text("margin.chargebacks"),
            texts.text("margin.stripeFees")),
        rows,
        this::money);
  }

  private static Chart.Row row(String label, Margin.Figures figures) {
    return Chart.Row.of(
        label,
        figures.margin(),
        figures.royalty(),
        figures.compute(),
        figures.promotion(),
        figures.chargebacks(),
        figures.stripeFees());
  }

  /** Those of the day that left the platform least. */
  public List<Margin.OfUsage> getUsages() {
    if (usages == null) {
      usages = margin.leastOf(getCurrency(), day());
    }
    return usages;
  }

  private LocalDate day() {
    return Asked.date(day).orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  public String getDay() {
    return day().toString();
  }

  public void setDay(@Nullable String day) {
    this.day = day;
  }

  private Margin.By choice() {
    return Asked.choice(Margin.By.class, by).orElse(Margin.By.TENANT);
  }

  public List<Choice> getBys() {
    return Arrays.stream(Margin.By.values())
        .map(b -> new Choice(b.name(), texts.text("margin.by." + b)))
        .toList();
  }

  public String getBy() {
    return choice().name();
  }

  public void setBy(@Nullable String by) {
    this.by = by;
  }

  public String getFrom() {
    return span().from().toString();
  }

  public void setFrom(@Nullable String from) {
    this.from = from;
  }

  public String getTo() {
    return span().to().toString();
  }

  public void setTo(@Nullable String to) {
    this.to = to;
  }
}
