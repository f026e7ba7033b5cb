package io.kyodaku.generatorpay;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds generators' statements, for operators and for the generator that they are of. */
@Dependent
public class GeneratorStatements {

  /** At most this many in one page. */
  public static final int PAGE_AT_MOST = 100;

  private final Transactions transactions;

  @Inject
  public GeneratorStatements(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /**
   * A usage that a statement adds up.
   *
   * @param settledAt when it was settled
   * @param amountMicros what was owed for it in the statement's books
   */
  public record StatedUsage(
      UUID authorizationId, int position, long seconds, Instant settledAt, long amountMicros) {}

  /**
   * The newest first, of one generator or of all.
   *
   * @param page from 0
   * @param size is held within 1 and {@value #PAGE_AT_MOST}
   * @return one row more than a page where there is another
   */
  public List<GeneratorStatement> list(Optional<UUID> generator, int page, int size) {
    int rows = Math.clamp(size, 1, PAGE_AT_MOST);
    int offset = Math.multiplyExact(Math.clamp(page, 0, 1_000_000), rows);
    return transactions.run(
        connection -> GeneratorStatementRows.list(connection, generator, offset, rows + 1));
  }

  public Optional<GeneratorStatementDetail> find(UUID id) {
    return transactions.run(connection -> GeneratorStatementRows.find(connection, id));
  }

  /** Another generator's is not found. */
  public Optional<GeneratorStatementDetail> find(UUID generator, UUID id) {
    return find(id).filter(detail -> detail.statement().generatorId().equals(generator));
  }

  /**
   * The usages of a statement, line by line.
   *
   * @param after the position and usage that the ones before ended with; empty from the first on
   * @param limit is held within 1 and {@value #PAGE_AT_MOST}
   */
  public List<StatedUsage> usages(UUID statementId, Optional<StatedUsage> after, int limit) {
    return transactions.run(
        connection ->
            Sql.list(
                connection,
                """
                select u.authorization_id, u.position, a.settled_seconds, a.ended_at, u.amount_micros
                from generator_statement_usage u join usage_authorization a on a.id = u.authorization_id
                where u.statement_id = ? and (u.position, u.authorization_id) > (?, ?)
                order by u.position, u.authorization_id limit ?
                """,
                row ->
                    new StatedUsage(
                        row.getObject("authorization_id", UUID.class),
                        row.getInt("position"),
                        row.getLong("settled_seconds"),
                        Sql.instant(row, "ended_at"),
                        row.getLong("amount_micros")),
                statementId,
                after.map(StatedUsage::position).orElse(0),
                after.map(StatedUsage::authorizationId).orElse(new UUID(0, 0)),
                Math.clamp(limit, 1, PAGE_AT_MOST)));
  }
}
