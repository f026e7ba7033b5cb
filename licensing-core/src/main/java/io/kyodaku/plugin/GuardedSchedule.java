package io.kyodaku.plugin;

import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PayoutSchedule;
import io.kyodaku.plugin.api.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * The payout schedule of one tenant's contract, asked on a thread of its own and held to the API's
 * rules.
 */
public final class GuardedSchedule {

  private final Seat<PayoutSchedule> seat;

  GuardedSchedule(Seat<PayoutSchedule> seat) {
    this.seat = seat;
  }

  /**
   * The period in which something that happens at this moment is settled, and when that is paid.
   */
  public PluginAnswer<Scheduled> at(Instant moment) {
    return seat.askAside(new OfDay(zone -> LocalDate.ofInstant(moment, zone)));
  }

  /** The period that contains this date of the schedule's zone, and when it is paid. */
  public PluginAnswer<Scheduled> on(LocalDate date) {
    return seat.askAside(new OfDay(zone -> date));
  }

  /** Whether a period that closes is paid when it is due. */
  public PluginAnswer<Boolean> pays(PayableFacts facts) {
    return seat.askAside(new OfBalance(facts));
  }

  private record OfBalance(PayableFacts facts) implements Seat.Question<PayoutSchedule, Boolean> {

    @Override
    public Boolean ask(PayoutSchedule schedule) {
      return schedule.pays(facts);
    }

    @Override
    public void judge(Boolean pays) {}
  }

  private record OfDay(Function<ZoneId, LocalDate> day)
      implements Seat.Question<PayoutSchedule, Scheduled> {

    @Override
    public Scheduled ask(PayoutSchedule schedule) throws Misbehaviour {
      ZoneId zone = given(schedule.zone(), "zone");
      LocalDate date = day.apply(zone);
      Period period = given(schedule.period(date), "period");
      if (!period.contains(date)) {
        throw outOfBounds("The period of " + date + " does not contain it: " + period);
      }
      if (ChronoUnit.DAYS.between(period.fromInclusive(), period.toExclusive())
          > PayoutSchedule.MAX_PERIOD_DAYS) {
        throw outOfBounds("A period of more than " + PayoutSchedule.MAX_PERIOD_DAYS + " days");
      }
      holdTogether(schedule, period);
      LocalDate due = given(schedule.dueDate(period), "due date");
      long wait = ChronoUnit.DAYS.between(period.toExclusive(), due);
      if (wait < 0 || wait > PayoutSchedule.MAX_DUE_DAYS) {
        throw outOfBounds("A period until " + period.toExclusive() + " due on " + due);
      }
      return new Scheduled(zone, period, due);
    }

    /**
     * Periods tile the calendar: seen from its first and last day it is the same, and its
     * neighbours touch it.
     */
    private static void holdTogether(PayoutSchedule schedule, Period period) throws Misbehaviour {
      Period next = given(schedule.period(period.toExclusive()), "period");
      Period before = given(schedule.period(period.fromInclusive().minusDays(1)), "period");
      if (!period.equals(schedule.period(period.fromInclusive()))
          || !period.equals(schedule.period(period.toExclusive().minusDays(1)))
          || !next.fromInclusive().equals(period.toExclusive())
          || !before.toExclusive().equals(period.fromInclusive())) {
        throw new Misbehaviour(
            FailureKind.INCONSISTENT, "The periods around " + period + " overlap or leave a gap");
      }
    }

    /** All of it was judged while asking, because judging takes further questions. */
    @Override
    public void judge(Scheduled scheduled) {}

    private static <T> T given(T answer, String what) throws Misbehaviour {
      if (answer == null) {
        throw new Misbehaviour(FailureKind.NULL, "It gave no " + what);
      }
      return answer;
    }

    private static Misbehaviour outOfBounds(String text) {
      return new Misbehaviour(FailureKind.OUT_OF_BOUNDS, text);
    }
  }
}
