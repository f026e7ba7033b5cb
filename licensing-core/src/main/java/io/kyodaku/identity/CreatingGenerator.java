package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An operator admits a generator with its first rate card. */
@Dependent
public class CreatingGenerator {

  private static final int NAME_LENGTH = 200;

  private final JpaGenerators generators;
  private final Sql admin;
  private final Clock clock;

  @Inject
  CreatingGenerator(
      JpaGenerators generators, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.generators = generators;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Created(UUID generatorId) implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param firstParty the platform's own
   * @param rates microcredits per second
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome create(Actor actor, @Nullable String typedName, boolean firstParty, Rates rates) {
    FieldErrors errors = new FieldErrors();
    String name = errors.line("name", typedName, NAME_LENGTH);
    rates.check(errors);
    if (errors.none() && generators.nameTaken(name)) {
      errors.add("name", IdentityFault.GENERATOR_NAME_TAKEN);
    }
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    Instant now = clock.instant();
    Generator generator = new Generator(Ids.next(), name, firstParty, now);
    generators.add(generator);
    generators.add(rates.card(generator.id(), 1, now));
    admin.run(
        connection ->
            Audit.record(
                connection,
                actor,
                AuditAction.GENERATOR_CREATED,
                null,
                generator.id(),
                name,
                clock));
    return new Outcome.Created(generator.id());
  }
}
