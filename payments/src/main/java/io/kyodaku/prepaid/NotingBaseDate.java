package io.kyodaku.prepaid;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** Writes down once how each base date stood; above the limit, operators are told. */
@Dependent
public class NotingBaseDate implements JobHandler {

  private static final Duration EVERY = Duration.ofHours(6);

  private final BaseDate baseDate;
  private final Sql admin;
  private final Clock clock;

  @Inject
  public NotingBaseDate(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.baseDate = new BaseDate(admin, clock);
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "prepaid-base-date";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(EVERY);
  }

  @Override
  public void run(String payload) {
    LocalDate day = baseDate.last();
    if (baseDate.noted(day).isEmpty()) {
      BaseDate.Standing found = baseDate.on(day);
      admin.update(
          "insert into prepaid_base_date (id, day, unused_yen, noted_at) values"
              + " (gen_random_uuid(), ?, ?, ?) on conflict (day) do nothing",
          Date.valueOf(day),
          found.unusedYen(),
          clock.instant());
    }
  }
}
