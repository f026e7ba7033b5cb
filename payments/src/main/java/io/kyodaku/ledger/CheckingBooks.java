package io.kyodaku.ledger;

import io.kyodaku.job.Jobs;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The books are added up from the first transfer when an operator asks for it, and once a day.
 * Asking only plans it: {@link AddingUpBooks} does it, and what came of it stays.
 */
@Dependent
public class CheckingBooks {

  private final Sql admin;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public CheckingBooks(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param endedAt when the last transfer was read
   * @param lines by ledger; none where nothing was booked
   */
  public record Check(Instant endedAt, List<TrialBalance.Line> lines) {

    public boolean isBalanced() {
      return lines.stream().allMatch(TrialBalance.Line::balanced);
    }
  }

  /** Who asks while the books are being added up waits for that one. */
  public void ask(Actor actor) {
    transactions.run(
        connection -> {
          String check = begin(connection, actor).toString();
          Jobs.add(connection, AddingUpBooks.KIND, check, check, clock.instant(), clock);
          return true;
        });
  }

  /** Which one is under way then. It does not end before this is committed. */
  private UUID begin(Connection connection, Actor actor) throws SQLException {
    UUID id = Ids.next();
    UUID underWay =
        Sql.list(
                connection,
                """
                insert into books_check (id, asked_at) values (?, ?)
                on conflict ((ended_at is null)) where ended_at is null do update set ended_at = books_check.ended_at
                returning id
                """,
                row -> row.getObject(1, UUID.class),
                id,
                clock.instant())
            .getFirst();
    if (underWay.equals(id) && actor.kind() != Actor.Kind.SYSTEM) {
      Audit.record(connection, actor, AuditAction.BOOKS_CHECK_ASKED, null, id, "", clock);
    }
    return underWay;
  }

  public boolean isUnderWay() {
    return admin.first("select from books_check where ended_at is null", row -> true).orElse(false);
  }

  /** Whether the one that ended last was given up: then it says nothing of the books. */
  public boolean isLastGivenUp() {
    return admin
        .first(
            "select failed from books_check where ended_at is not null"
                + " order by ended_at desc, id desc limit 1",
            row -> row.getBoolean("failed"))
        .orElse(false);
  }

  /** The last that came to something. */
  public Optional<Check> last() {
    return admin
        .first(
            "select id, ended_at from books_check where ended_at is not null and not failed"
                + " order by ended_at desc limit 1",
            row -> new Ended(row.getObject("id", UUID.class), Sql.instant(row, "ended_at")))
        .map(ended -> new Check(ended.at(), lines(ended.id())));
  }

  private record Ended(UUID id, Instant at) {}

  private List<TrialBalance.Line> lines(UUID check) {
    return admin.list(
        "select ledger, debits_micros, credits_micros, balanced from books_check_line"
            + " where check_id = ? order by ledger",
        row ->
            new TrialBalance.Line(
                row.getString("ledger"),
                row.getBigDecimal("debits_micros"),
                row.getBigDecimal("credits_micros"),
                row.getBoolean("balanced"),
                List.of()),
        check);
  }
}
