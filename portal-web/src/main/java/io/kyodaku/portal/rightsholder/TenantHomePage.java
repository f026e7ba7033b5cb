package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.insight.UsageDays;
import io.kyodaku.portal.Chart;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Use;
import io.kyodaku.tenant.OwnStanding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What needs attention, what this month earns, and what happened last. */
@Named
@RequestScoped
public class TenantHomePage {

  private static final int USAGES_SHOWN = 8;
  private static final int DAYS_SHOWN = 30;

  @Inject private OnboardingSteps steps;
  @Inject private OwnUsages usages;
  @Inject private UsageDays days;
  @Inject private TenantDesk desk;
  @Inject private OwnNames names;
  @Inject private Formats formats;
  @Inject private Language language;
  @Inject private PageErrors texts;
  @Inject private Clock clock;
  private @Nullable List<OwnUsages.OwnUsage> last;
  private @Nullable List<UsageDays.Day> earned;

  public OwnStanding.Standing getStanding() {
    return steps.getStanding();
  }

  public OwnCatalog.Overview getOverview() {
    return steps.getOverview();
  }

  public boolean isReady() {
    return steps.isReady();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private YearMonth thisMonth() {
    return YearMonth.from(today());
  }

  /** Of this month and the last, and of as many days as are drawn. */
  private List<UsageDays.Day> earned() {
    if (earned == null) {
      LocalDate drawn = today().minusDays(DAYS_SHOWN - 1L);
      LocalDate lastMonth = thisMonth().minusMonths(1).atDay(1);
      earned =
          days.byDay(
              desk.tenant(), currency(), drawn.isBefore(lastMonth) ? drawn : lastMonth, today());
    }
    return earned;
  }

  private String currency() {
    return getStanding().currency().getCurrencyCode();
  }

  private Stream<UsageDays.Day> of(YearMonth month) {
    return earned().stream().filter(day -> YearMonth.from(day.day()).equals(month));
  }

  /** Whether there is anything to draw. */
  public boolean isAny() {
    return !earned().isEmpty();
  }

  public String getEarned() {
    return money(of(thisMonth()).mapToLong(UsageDays.Day::royaltyMicros));
  }

  public String getEarnedBefore() {
    return money(of(thisMonth().minusMonths(1)).mapToLong(UsageDays.Day::royaltyMicros));
  }

  public long getUsages() {
    return of(thisMonth()).mapToLong(UsageDays.Day::usages).sum();
  }

  public long getUsagesBefore() {
    return of(thisMonth().minusMonths(1)).mapToLong(UsageDays.Day::usages).sum();
  }

  private String money(LongStream micros) {
    return formats.money(micros.sum(), currency());
  }

  /** The last days, by use. */
  public Chart getByDay() {
    DateTimeFormatter label =
        DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(language.getLocale());
    LocalDate first = today().minusDays(DAYS_SHOWN - 1L);
    List<Chart.Row> rows =
        Stream.iterate(first, day -> day.plusDays(1))
            .limit(DAYS_SHOWN)
            .map(day -> new Chart.Row(day.format(label), amounts(day)))
            .toList();
    return new Chart(
        Arrays.stream(Use.values()).map(use -> texts.text("use." + use)).toList(),
        rows,
        micros -> formats.money(micros, currency()));
  }

  private List<Long> amounts(LocalDate day) {
    return Arrays.stream(Use.values())
        .map(
            use ->
                earned().stream()
                    .filter(one -> one.day().equals(day) && one.value().equals(use.name()))
                    .mapToLong(UsageDays.Day::royaltyMicros)
                    .sum())
        .toList();
  }

  /** Of the same days. */
  public Chart getByTerritory() {
    List<Chart.Row> rows =
        days
            .by(
                desk.tenant(),
                UsageDays.Split.TERRITORY,
                currency(),
                today().minusDays(DAYS_SHOWN - 1L),
                today())
            .stream()
            .map(sum -> Chart.Row.of(formats.country(sum.value()), sum.usages()))
            .toList();
    return new Chart(List.of(texts.text("home.usages")), rows, formats::whole);
  }

  /** Of the same days. */
  public Chart getByUse() {
    List<Chart.Row> rows =
        days
            .by(
                desk.tenant(),
                UsageDays.Split.USE,
                currency(),
                today().minusDays(DAYS_SHOWN - 1L),
                today())
            .stream()
            .map(sum -> Chart.Row.of(texts.text("use." + sum.value()), sum.usages()))
            .toList();
    return new Chart(List.of(texts.text("home.usages")), rows, formats::whole);
  }

  public List<OwnUsages.OwnUsage> getLast() {
    if (last == null) {
      last = usages.latest(desk.tenant(), USAGES_SHOWN);
      names.read(last.stream().map(OwnUsages.OwnUsage::assetId).toList());
    }
    return last;
  }
}
