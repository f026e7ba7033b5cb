package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A generator gets a new rate card, in force at once; what was authorized keeps its old price. */
@Dependent
public class ChangingRateCard {

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

  /** What came of it. */
  public sealed interface Outcome {

    record Changed(int version) implements Outcome {}

    record UnknownGenerator() implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome change(Actor actor, UUID generatorId, Rates rates) {
    FieldErrors errors = new FieldErrors();
    rates.check(errors);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    if (generators.lock(generatorId).isEmpty()) {
      return new Outcome.UnknownGenerator();
    }
    int version = generators.rateCards(generatorId).getFirst().version() + 1;
    generators.add(rates.card(generatorId, version, clock.instant()));
    admin.run(
        connection ->
            Audit.record(
                connection,
                actor,
                "rate-card-changed",
                null,
                generatorId,
                "version " + version,
                clock));
    return new Outcome.Changed(version);
  }
}
