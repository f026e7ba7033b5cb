package io.kyodaku.joint;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Says of what lapsed or ran out that it did. Nobody waits for it: an answer that comes too late is
 * refused by its date, and decisions know the last day.
 */
@Dependent
public class AgreementDates implements JobHandler {

  private static final Duration OFTEN = Duration.ofMinutes(1);

  private final Sql admin;
  private final Clock clock;

  @Inject
  public AgreementDates(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "joint-dates";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(OFTEN);
  }

  @Override
  public void run(String payload) {
    Instant now = clock.instant();
    admin.update(
        "update joint_agreement set status = 'LAPSED' where id in (select id from joint_agreement"
            + " where status = 'PROPOSED' and lapses_at <= ? limit 500 for update skip locked)",
        now);
    admin.update(
        "update joint_agreement set status = 'RAN_OUT', over_at = ends_at where id in (select id"
            + " from joint_agreement where status = 'ACCEPTED' and ends_at <= ? limit 500 for"
            + " update skip locked)",
        now);
  }
}
