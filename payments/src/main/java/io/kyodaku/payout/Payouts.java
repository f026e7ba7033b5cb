package io.kyodaku.payout;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Transactions;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.SellingEntity;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds payouts for operators. */
@Dependent
public class Payouts {

  /** At most this many in one page. */
  public static final int PAGE_AT_MOST = 100;

  private final Transactions transactions;

  @Inject
  public Payouts(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.transactions = new Transactions(admin);
  }

  /** The newest first, to one payee or to all; pages count from 0. */
  public List<Payout> list(Optional<Payee> payee, int page, int size) {
    return transactions.run(connection -> list(connection, payee, page, size));
  }

  /**
   * Which payouts; what is empty is not asked for.
   *
   * @param stuck only those that don't move: held, refused, given up, or returned with the money
   *     not back yet
   */
  public record Which(
      boolean stuck, Optional<Payout.Status> status, Optional<SellingEntity> entity) {}

  /** The newest first; pages count from 0, and one more row tells that there is another page. */
  public List<Payout> page(Which which, int page, int size) {
    int rows = Math.clamp(size, 1, PAGE_AT_MOST);
    int offset = Math.multiplyExact(Math.clamp(page, 0, 1_000_000), rows);
    return transactions.run(connection -> PayoutRows.page(connection, which, offset, rows + 1));
  }

  public Optional<Payout> find(UUID id) {
    return transactions.run(connection -> PayoutRows.find(connection, id));
  }

  static List<Payout> list(Connection connection, Optional<Payee> payee, int page, int size)
      throws SQLException {
    int rows = Math.clamp(size, 1, PAGE_AT_MOST);
    int offset = Math.multiplyExact(Math.clamp(page, 0, 1_000_000), rows);
    return PayoutRows.list(connection, payee, offset, rows);
  }
}
