package io.kyodaku.statement;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds statements for operators. */
@Dependent
public class Statements {

  /** At most this many in one page. */
  public static final int PAGE_AT_MOST = 100;

  private final Transactions transactions;

  @Inject
  public Statements(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /** The newest first, of one tenant or of all; pages count from 0. */
  public List<Statement> list(Optional<TenantId> tenant, int page, int size) {
    return transactions.run(connection -> list(connection, tenant, page, size));
  }

  public Optional<StatementDetail> find(UUID id) {
    return transactions.run(connection -> find(connection, id));
  }

  /** What of it is whose, where its terms plugin divided it among members. */
  public List<MemberShare> members(StatementDetail detail) {
    return transactions.run(connection -> MemberShare.of(connection, detail));
  }

  static List<Statement> list(Connection connection, Optional<TenantId> tenant, int page, int size)
      throws SQLException {
    int rows = Math.clamp(size, 1, PAGE_AT_MOST);
    int offset = Math.multiplyExact(Math.clamp(page, 0, 1_000_000), rows);
    return StatementRows.list(connection, tenant, offset, rows);
  }

  static Optional<StatementDetail> find(Connection connection, UUID id) throws SQLException {
    Optional<Statement> statement = StatementRows.find(connection, id);
    return statement.isEmpty()
        ? Optional.empty()
        : Optional.of(new StatementDetail(statement.get(), StatementRows.lines(connection, id)));
  }
}
