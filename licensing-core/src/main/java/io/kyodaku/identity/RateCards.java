package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The versions of a generator's rate card: which held when, which holds, which will. */
@Dependent
public class RateCards {

  private static final int VERSIONS_AT_MOST = 500;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public RateCards(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** How a version stands. */
  public enum Standing {
    /** Will hold. */
    PLANNED,
    IN_FORCE,
    /** Held once. */
    PAST,
    /** Never held and never will: a newer one holds from no later. */
    OVERTAKEN
  }

  /**
   * One version.
   *
   * @param until when a newer one takes its place; empty while none does
   */
  public record Version(
      int number, Rates rates, Instant from, Optional<Instant> until, Standing standing) {}

  /** The newest first, 500 at most; none for a generator that there is not. */
  public List<Version> of(UUID generatorId) {
    record Row(int number, Rates rates, Instant from) {}
    List<Row> rows =
        admin.list(
            "select version, standard_per_second, premium_per_second, effective_from from rate_card"
                + " where generator_id = ? order by version desc limit "
                + VERSIONS_AT_MOST,
            row ->
                new Row(
                    row.getInt("version"),
                    new Rates(
                        row.getLong("standard_per_second"), row.getLong("premium_per_second")),
                    Sql.instant(row, "effective_from")),
            generatorId);
    Instant now = clock.instant();
    return rows.stream()
        .map(
            row -> {
              Optional<Instant> until =
                  rows.stream()
                      .filter(other -> other.number() > row.number())
                      .map(Row::from)
                      .min(Comparator.naturalOrder());
              return new Version(
                  row.number(), row.rates(), row.from(), until, standing(row.from(), until, now));
            })
        .toList();
  }

  private static Standing standing(Instant from, Optional<Instant> until, Instant now) {
    if (until.filter(end -> !end.isAfter(from)).isPresent()) {
      return Standing.OVERTAKEN;
    }
    if (from.isAfter(now)) {
      return Standing.PLANNED;
    }
    return until.filter(end -> !end.isAfter(now)).isPresent() ? Standing.PAST : Standing.IN_FORCE;
  }
}
