package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** An operator ends a generator's suspension: its keys and its links count again. */
@Dependent
public class ResumingGenerator {

  private final JpaGenerators generators;
  private final Sql admin;
  private final Clock clock;

  @Inject
  ResumingGenerator(
      JpaGenerators generators, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.generators = generators;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public enum Outcome {
    RESUMED,
    /** Nothing changed: it is unknown, or not suspended. */
    NOT_POSSIBLE
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome resume(Actor actor, UUID generatorId) {
    Optional<Generator> generator = generators.lock(generatorId);
    if (generator.filter(Generator::disabled).isEmpty()) {
      return Outcome.NOT_POSSIBLE;
    }
    generator.get().resume();
    admin.run(
        connection ->
            Audit.record(
                connection, actor, AuditAction.GENERATOR_RESUMED, null, generatorId, "", clock));
    return Outcome.RESUMED;
  }
}
