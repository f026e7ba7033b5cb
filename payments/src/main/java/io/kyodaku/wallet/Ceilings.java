package io.kyodaku.wallet;

import io.kyodaku.decision.CeilingTerms;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Reason;
import io.kyodaku.generation.Authorization;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.shared.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How often something may be granted, as owners say: counted under locks of the counters, which are
 * taken after those of the wallets and in one order by all. Only what has a ceiling has a counter,
 * so nobody else waits.
 */
final class Ceilings {

  static final String REACHED = "ceiling-reached";
  static final String CONTRACT = "contract-usages";

  private static final UUID NOBODY = new UUID(0, 0);

  /** Makes counters that are not there yet, and locks all of them. */
  private static final String LOCK =
      """
      insert into ceiling_count (tenant_id, subject_id, per, span, creator_id, day, used)
      select u.tenant, u.subject, u.per, u.span, u.creator, u.day, 0
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::date[])
        as u(tenant, subject, per, span, creator, day)
      order by u.tenant, u.subject, u.per, u.span, u.creator, u.day
      on conflict (tenant_id, subject_id, per, span, creator_id, day) do update set used = ceiling_count.used
      returning tenant_id, subject_id, per, span, creator_id, day, used
      """;

  private static final String COUNT =
      """
      update ceiling_count c set used = u.used
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::date[], ?::bigint[])
        as u(tenant, subject, per, span, creator, day, used)
      where (c.tenant_id, c.subject_id, c.per, c.span, c.creator_id, c.day)
        = (u.tenant, u.subject, u.per, u.span, u.creator, u.day)
      """;

  private static final String TAKE =
      """
      insert into ceiling_hold (authorization_id, tenant_id, subject_id, per, span, creator_id, day)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::date[])
      """;

  /** A day that is long past may have no counter any more. */
  private static final String GIVE_BACK =
      """
      with gone as (
        delete from ceiling_hold where authorization_id = any (?::uuid[])
        returning tenant_id, subject_id, per, span, creator_id, day),
      sums as (
        select tenant_id, subject_id, per, span, creator_id, day, count(*) as taken from gone
        group by tenant_id, subject_id, per, span, creator_id, day),
      locked as (
        select c.tenant_id, c.subject_id, c.per, c.span, c.creator_id, c.day, s.taken
        from ceiling_count c join sums s using (tenant_id, subject_id, per, span, creator_id, day)
        order by c.tenant_id, c.subject_id, c.per, c.span, c.creator_id, c.day for no key update of c)
      update ceiling_count c set used = c.used - l.taken from locked l
      where (c.tenant_id, c.subject_id, c.per, c.span, c.creator_id, c.day)
        = (l.tenant_id, l.subject_id, l.per, l.span, l.creator_id, l.day)
      """;

  private record Counter(
      UUID tenantId,
      UUID subjectId,
      Ceiling.Per per,
      Ceiling.Span span,
      UUID creatorId,
      LocalDate day) {}

  private record Limited(Counter counter, UUID assetId, long limit) {}

  private record Taken(UUID authorizationId, Counter counter) {}

  private final Map<Counter, Long> used = new HashMap<>();
  private final Set<Counter> changed = new HashSet<>();
  private final List<Taken> taken = new ArrayList<>();
  private final Set<UUID> givenBack = new LinkedHashSet<>();

  /** Reads and locks what these commands are counted by; the wallets are locked before. */
  static Ceilings read(Connection connection, List<Command> commands) throws SQLException {
    Ceilings ceilings = new Ceilings();
    Set<Counter> counters = new LinkedHashSet<>();
    for (Command command : commands) {
      switch (command) {
        case Command.Hold hold ->
            limits(hold.request().authorization()).forEach(one -> counters.add(one.counter()));
        case Command.Approve approve ->
            limits(approve.decidedAnew()).forEach(one -> counters.add(one.counter()));
        default -> {}
      }
    }
    if (!counters.isEmpty()) {
      ceilings.lock(connection, counters);
    }
    return ceilings;
  }

  /** One for each level that has it, whichever assets come to it. */
  private static List<Limited> limits(Authorization authorization) {
    Map<Counter, Limited> limits = new HashMap<>();
    for (LicenseTerms terms : authorization.price().licenses()) {
      for (CeilingTerms ceiling : terms.ceilings()) {
        Counter counter =
            new Counter(
                terms.tenantId(),
                ceiling.subjectId(),
                ceiling.ceiling().per(),
                ceiling.ceiling().span(),
                ceiling.ceiling().per() == Ceiling.Per.CREATOR ? authorization.creatorId() : NOBODY,
                ceiling.day());
        limits.putIfAbsent(
            counter, new Limited(counter, terms.assetId(), ceiling.ceiling().limit()));
      }
    }
    return List.copyOf(limits.values());
  }

  private void lock(Connection connection, Set<Counter> counters) throws SQLException {
    Columns rows = Columns.of("uuid uuid text text uuid date");
    counters.forEach(
        counter ->
            rows.add(
                counter.tenantId(),
                counter.subjectId(),
                counter.per().name(),
                counter.span().name(),
                counter.creatorId(),
                counter.day()));
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      rows.bind(lock, 1);
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          used.put(
              new Counter(
                  Objects.requireNonNull(row.getObject(1, UUID.class)),
                  Objects.requireNonNull(row.getObject(2, UUID.class)),
                  Ceiling.Per.valueOf(row.getString(3)),
                  Ceiling.Span.valueOf(row.getString(4)),
                  Objects.requireNonNull(row.getObject(5, UUID.class)),
                  Objects.requireNonNull(row.getObject(6, LocalDate.class))),
              row.getLong(7));
        }
      }
    }
  }

  /** Why there is no room for it, where there is none. */
  Optional<Reason> full(Authorization asked) {
    for (Limited limited : limits(asked)) {
      if (used.getOrDefault(limited.counter(), 0L) >= limited.limit()) {
        return Optional.of(reached(limited));
      }
    }
    return Optional.empty();
  }

  private static Reason reached(Limited limited) {
    if (limited.counter().span() == Ceiling.Span.MONTH) {
      return new Reason(
          CONTRACT,
          Optional.of(limited.assetId()),
          Optional.empty(),
          "Its owner's contract allows " + limited.limit() + " licences a month, which is reached.",
          Optional.of("Ask again next month."));
    }
    boolean daily = limited.counter().span() == Ceiling.Span.DAY;
    boolean own = limited.counter().per() == Ceiling.Per.CREATOR;
    return new Reason(
        REACHED,
        Optional.of(limited.assetId()),
        Optional.empty(),
        "The owner allows it "
            + limited.limit()
            + " times"
            + (own ? " for each creator" : "")
            + (daily ? " a day" : "")
            + ", which is reached.",
        daily ? Optional.of("Ask again tomorrow.") : Optional.empty());
  }

  void take(Authorization granted) {
    for (Limited limited : limits(granted)) {
      used.merge(limited.counter(), 1L, Long::sum);
      changed.add(limited.counter());
      taken.add(new Taken(granted.id(), limited.counter()));
    }
  }

  /** It came to nothing. */
  void giveBack(UUID authorizationId) {
    givenBack.add(authorizationId);
  }

  void write(Connection connection) throws SQLException {
    if (!changed.isEmpty()) {
      writeCounts(connection);
      writeTaken(connection);
    }
    if (!givenBack.isEmpty()) {
      try (PreparedStatement give = connection.prepareStatement(GIVE_BACK)) {
        give.setArray(1, connection.createArrayOf("uuid", givenBack.toArray()));
        give.execute();
      }
    }
  }

  private void writeCounts(Connection connection) throws SQLException {
    Columns rows = Columns.of("uuid uuid text text uuid date bigint");
    changed.forEach(
        counter ->
            rows.add(
                counter.tenantId(),
                counter.subjectId(),
                counter.per().name(),
                counter.span().name(),
                counter.creatorId(),
                counter.day(),
                used.getOrDefault(counter, 0L)));
    write(connection, COUNT, rows);
  }

  private void writeTaken(Connection connection) throws SQLException {
    Columns rows = Columns.of("uuid uuid uuid text text uuid date");
    taken.forEach(
        one ->
            rows.add(
                one.authorizationId(),
                one.counter().tenantId(),
                one.counter().subjectId(),
                one.counter().per().name(),
                one.counter().span().name(),
                one.counter().creatorId(),
                one.counter().day()));
    write(connection, TAKE, rows);
  }

  private static void write(Connection connection, String sql, Columns rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      rows.bind(statement, 1);
      int touched = statement.executeUpdate();
      if (touched != rows.size()) {
        throw new IllegalStateException(touched + " rows instead of " + rows.size() + " by " + sql);
      }
    }
  }
}
