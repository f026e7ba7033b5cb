package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A generator gets a new version of its rate card, in force at once or from a later day; what was
 * authorized keeps its old price. A version that is in force later than a newer one never is.
 */
@Dependent
public class ChangingRateCard {

  /** Later days are not foreseen. */
  public static final int DAYS_AHEAD_AT_MOST = 366;

  private final JpaGenerators generators;
  private final Sql admin;
  private final Clock clock;

  @Inject
  ChangingRateCard(
      JpaGenerators generators, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.generators = generators;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /**
   * What is to hold.
   *
   * @param from the day of UTC from whose beginning on; today and empty are now
   * @param after the newest version that whoever wants this has seen
   */
  public record Wanted(Rates rates, Optional<LocalDate> from, int after) {}

  /** What came of it. */
  public sealed interface Outcome {

    record Changed(int version) implements Outcome {}

    record UnknownGenerator() implements Outcome {}

    /** Nothing changed: there is a newer version than the one that was seen. */
    record Outdated() implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /** What is wrong with it, before anything is changed. */
  public List<FieldError> faults(Wanted wanted) {
    FieldErrors errors = new FieldErrors();
    wanted.rates().check(errors);
    LocalDate today = today();
    if (wanted.from().isPresent()
        && (wanted.from().get().isBefore(today)
            || wanted.from().get().isAfter(today.plusDays(DAYS_AHEAD_AT_MOST)))) {
      errors.add("from", IdentityFault.RATE_CARD_DAY_OUT_OF_BOUNDS, DAYS_AHEAD_AT_MOST);
    }
    return errors.list();
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome change(Actor actor, UUID generatorId, Wanted wanted) {
    List<FieldError> faults = faults(wanted);
    if (!faults.isEmpty()) {
      return new Outcome.Invalid(faults);
    }
    if (generators.lock(generatorId).isEmpty()) {
      return new Outcome.UnknownGenerator();
    }
    int newest = generators.rateCards(generatorId).getFirst().version();
    if (newest != wanted.after()) {
      return new Outcome.Outdated();
    }
    int version = newest + 1;
    Instant from =
        wanted
            .from()
            .filter(today()::isBefore)
            .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC))
            .orElseGet(clock::instant);
    generators.add(wanted.rates().card(generatorId, version, from));
    admin.run(
        connection ->
            Audit.record(
                connection,
                actor,
                AuditAction.RATE_CARD_CHANGED,
                null,
                generatorId,
                "version " + version + " from " + from,
                clock));
    return new Outcome.Changed(version);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
