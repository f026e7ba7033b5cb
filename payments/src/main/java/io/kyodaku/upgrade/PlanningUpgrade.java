package io.kyodaku.upgrade;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.plugin.OperatingPlugins;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.StoredSettings;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.statement.PeriodStarts;
import io.kyodaku.upgrade.UpgradeRows.SeatNow;
import io.kyodaku.upgrade.UpgradeRows.Trial;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator has a version that passed its trial take the place of the one that a rightsholder's
 * contract has, in each seat in which it has it. What the trial shows to change nothing is planned;
 * whatever else is asked of the rightsholder.
 */
@Dependent
public class PlanningUpgrade {

  private final PluginHost host;
  private final OperatingPlugins operating;
  private final PeriodStarts periods;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public PlanningUpgrade(
      PluginHost host,
      OperatingPlugins operating,
      PeriodStarts periods,
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      Clock clock) {
    this.host = host;
    this.operating = operating;
    this.periods = periods;
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Nobody has to agree; it begins then. */
    record Planned(List<UUID> upgrades, Instant from) implements Outcome {}

    /** It begins then if the rightsholder agrees in time. */
    record Asked(List<UUID> upgrades, Instant from, Instant answerUntil) implements Outcome {}

    record Refused(UpgradeRefusal why) implements Outcome {}

    /** Nothing changed; fields are {@code start}, {@code notBefore} and {@code reason}. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * When it begins.
   *
   * @param answerUntil empty where the rightsholder is not asked
   */
  private record Begin(Instant from, Optional<Instant> answerUntil) {}

  /**
   * @param operator the account of an admin, checked by the caller
   * @param start a {@link UpgradeWish.Start} by name
   * @param notBefore an ISO date; may be empty
   * @param reason for the rightsholder to read
   */
  public Outcome plan(
      UUID operator,
      TenantId tenant,
      UUID trial,
      @Nullable String start,
      @Nullable String notBefore,
      @Nullable String reason) {
    FieldErrors errors = new FieldErrors();
    UpgradeWish wish = UpgradeWish.read(errors, trial, start, notBefore, reason, clock);
    return errors.none() ? plan(operator, tenant, wish) : new Outcome.Invalid(errors.list());
  }

  Outcome plan(UUID operator, TenantId tenant, UpgradeWish wish) {
    UpgradeRule rule = transactions.run(UpgradeRule::of);
    Optional<Trial> trial =
        transactions.run(connection -> UpgradeRows.trial(connection, wish.trial(), tenant, rule));
    if (trial.isEmpty() || !trial.get().letIn()) {
      return refused(UpgradeRefusal.NOT_LET_IN);
    }
    List<SeatNow> seats =
        transactions.run(
            connection -> UpgradeRows.seats(connection, tenant, wish.trial(), clock.instant()));
    Optional<UpgradeRefusal> refusal = refusal(tenant, trial.get(), rule, seats);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    boolean asks = trial.get().differs() || wish.start() == UpgradeWish.Start.AT_ONCE;
    Optional<Begin> begin = begin(tenant, wish, rule, asks);
    if (begin.isEmpty()) {
      return refused(UpgradeRefusal.NO_PERIOD);
    }
    if (endsBefore(seats, begin.get())) {
      return refused(UpgradeRefusal.NOT_IN_FORCE);
    }
    if (!mayAct(operator, tenant, trial.get().newHash())) {
      return refused(UpgradeRefusal.MAY_NOT_ACT);
    }
    return transactions.run(
        connection -> write(connection, operator, tenant, trial.get(), wish, begin.get()));
  }

  private static Outcome refused(UpgradeRefusal why) {
    return new Outcome.Refused(why);
  }

  private Optional<UpgradeRefusal> refusal(
      TenantId tenant, Trial trial, UpgradeRule rule, List<SeatNow> seats) {
    if (!trial.tried()) {
      return Optional.of(UpgradeRefusal.NOT_TRIED);
    }
    Optional<UpgradeRefusal> standing = standing(trial, seats);
    if (standing.isPresent()) {
      return standing;
    }
    Instant oldest = clock.instant().minus(Duration.ofDays(rule.trialDays()));
    if (!trial.endedAt().filter(oldest::isBefore).isPresent()) {
      return Optional.of(UpgradeRefusal.TRIAL_TOO_OLD);
    }
    if (host.find(trial.newHash()).isEmpty()) {
      return Optional.of(UpgradeRefusal.MAY_NOT_ACT);
    }
    return concerned(seats, trial)
            .allMatch(
                seat ->
                    StoredSettings.areTheSame(
                        host, tenant, trial.oldHash(), trial.newHash(), seat.settings()))
        ? Optional.empty()
        : Optional.of(UpgradeRefusal.SETTINGS_DIFFER);
  }

  /** What the contract has against it. */
  private static Optional<UpgradeRefusal> standing(Trial trial, List<SeatNow> seats) {
    if (seats.isEmpty()) {
      return Optional.of(UpgradeRefusal.NOT_IN_FORCE);
    }
    List<SeatNow> concerned = concerned(seats, trial).toList();
    if (concerned.isEmpty()) {
      return Optional.of(UpgradeRefusal.HAS_ANOTHER);
    }
    if (concerned.stream().anyMatch(SeatNow::underWay)) {
      return Optional.of(UpgradeRefusal.UNDER_WAY);
    }
    return concerned.stream().anyMatch(SeatNow::spent)
        ? Optional.of(UpgradeRefusal.TRIAL_SPENT)
        : Optional.empty();
  }

  private static Stream<SeatNow> concerned(List<SeatNow> seats, Trial trial) {
    return seats.stream().filter(seat -> seat.hash().equals(trial.oldHash()));
  }

  private static boolean endsBefore(List<SeatNow> seats, Begin begin) {
    return seats.stream()
        .flatMap(seat -> seat.endsAt().stream())
        .anyMatch(end -> !begin.from().isBefore(end));
  }

  private Optional<Begin> begin(TenantId tenant, UpgradeWish wish, UpgradeRule rule, boolean asks) {
    Instant answer = clock.instant().plus(rule.patience());
    if (wish.start() == UpgradeWish.Start.AT_ONCE) {
      return at(periods.open(tenant)).map(from -> new Begin(from, Optional.of(answer)));
    }
    Instant earliest = asks ? answer : clock.instant();
    Instant wished =
        wish.notBefore()
            .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
            .filter(day -> day.isAfter(earliest))
            .orElse(earliest);
    return at(periods.next(tenant, wished))
        .map(from -> new Begin(from, asks ? Optional.of(from) : Optional.empty()));
  }

  private static Optional<Instant> at(PeriodStarts.Outcome outcome) {
    return switch (outcome) {
      case PeriodStarts.Outcome.Begins(Instant from) -> Optional.of(from);
      case PeriodStarts.Outcome.Unknown unknown -> Optional.empty();
      case PeriodStarts.Outcome.NoContract none -> Optional.empty();
    };
  }

  /** What was let in is made available where it is not yet. */
  private boolean mayAct(UUID operator, TenantId tenant, String hash) {
    if (host.mayAct(tenant, hash)) {
      return true;
    }
    return operating.makeAvailable(operator, tenant, hash) == OperatingPlugins.MadeAvailable.DONE
        && host.mayAct(tenant, hash);
  }

  /** Looks again at what others may have changed meanwhile, and writes. */
  private Outcome write(
      Connection connection,
      UUID operator,
      TenantId tenant,
      Trial trial,
      UpgradeWish wish,
      Begin begin)
      throws SQLException {
    UpgradeRows.lockContract(connection, tenant);
    Instant now = clock.instant();
    List<SeatNow> seats = UpgradeRows.seats(connection, tenant, trial.id(), now);
    Optional<UpgradeRefusal> refusal = standing(trial, seats);
    if (refusal.isPresent() || endsBefore(seats, begin)) {
      return refused(refusal.orElse(UpgradeRefusal.NOT_IN_FORCE));
    }
    List<UUID> written = new ArrayList<>();
    for (SeatNow seat : concerned(seats, trial).toList()) {
      UpgradeRows.lapse(connection, seat, now);
      UUID id =
          UpgradeRows.insert(
              connection,
              tenant,
              seat,
              trial,
              wish,
              operator,
              now,
              begin.from(),
              begin.answerUntil().orElse(null));
      Audit.record(
          connection,
          Actor.account(operator),
          begin.answerUntil().isPresent()
              ? AuditAction.PLUGIN_UPGRADE_ASKED
              : AuditAction.PLUGIN_UPGRADE_PLANNED,
          tenant,
          id,
          seat.seat() + " " + trial.oldHash() + " -> " + trial.newHash() + " " + begin.from(),
          clock);
      written.add(id);
    }
    return begin
        .answerUntil()
        .<Outcome>map(until -> new Outcome.Asked(written, begin.from(), until))
        .orElseGet(() -> new Outcome.Planned(written, begin.from()));
  }
}
