package io.kyodaku.ownership;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Moves on what nobody answered or appealed in time. */
@Dependent
public class ConflictClocks implements JobHandler {

  private static final int AT_ONCE = 500;

  private final MovingConflict moving;
  private final Sql admin;
  private final Clock clock;

  @Inject
  public ConflictClocks(
      MovingConflict moving, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.moving = moving;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "conflict-clocks";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofMinutes(1));
  }

  @Override
  public void run(String payload) {
    admin
        .list(
            "select id from ownership_conflict where due_at < ? order by due_at limit ?",
            row -> row.getObject(1, UUID.class),
            clock.instant(),
            AT_ONCE)
        .forEach(moving::timeUp);
  }
}
