package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TextFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator has a generator granted nothing any more, on every node within a second: its keys are
 * nobody's, and creators can't link it. What it was granted it can't settle either, so that expires
 * and its credits come back. What it has earned stays owed to it.
 */
@Dependent
public class SuspendingGenerator {

  private static final int REASON_LENGTH = 2_000;

  private final JpaGenerators generators;
  private final Sql admin;
  private final Clock clock;

  @Inject
  SuspendingGenerator(
      JpaGenerators generators, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.generators = generators;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Suspended() implements Outcome {}

    /** Nothing changed: it is unknown, or suspended already. */
    record NotPossible() implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome suspend(Actor actor, UUID generatorId, @Nullable String typedReason) {
    FieldErrors errors = new FieldErrors();
    String reason = errors.lines("reason", typedReason, REASON_LENGTH);
    if (reason.isEmpty() && !errors.has("reason")) {
      errors.add("reason", TextFault.MISSING);
    }
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    Optional<Generator> generator = generators.lock(generatorId);
    if (generator.filter(g -> !g.disabled()).isEmpty()) {
      return new Outcome.NotPossible();
    }
    generator.get().suspend(reason, clock.instant());
    admin.run(
        connection ->
            Audit.record(
                connection,
                actor,
                AuditAction.GENERATOR_SUSPENDED,
                null,
                generatorId,
                reason,
                clock));
    return new Outcome.Suspended();
  }
}
