package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds transfers for operators, in the order in which they were made. */
@Dependent
public class Transfers {

  private static final int AT_MOST = 500;

  private final Sql admin;

  @Inject
  public Transfers(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * One transfer, in micros of its ledger: a currency, or {@code CREDIT}.
   *
   * @param entity whose books it is in; {@code -} for credits
   */
  public record Entry(
      UUID id,
      Instant at,
      String code,
      String ledger,
      String entity,
      Side debit,
      Side credit,
      long micros,
      Optional<UUID> lotId) {}

  /** One side of a transfer. */
  public record Side(String kind, Optional<UUID> ownerId) {}

  /** All that one authorization moved; at most 500. */
  public List<Entry> ofAuthorization(UUID authorizationId) {
    return admin.list(
        """
        select t.id, t.at, t.code, t.ledger, t.entity, t.amount_micros, t.lot_id, d.kind as debit, d.owner_id as debited,
          c.kind as credit, c.owner_id as credited
        from transfer t join ledger_account d on d.id = t.debit_account join ledger_account c on c.id = t.credit_account
        where t.authorization_id = ? order by t.seq limit ?
        """,
        Transfers::entry,
        authorizationId,
        AT_MOST);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        Sql.instant(row, "at"),
        row.getString("code"),
        row.getString("ledger"),
        row.getString("entity"),
        new Side(row.getString("debit"), Optional.ofNullable(row.getObject("debited", UUID.class))),
        new Side(
            row.getString("credit"), Optional.ofNullable(row.getObject("credited", UUID.class))),
        row.getLong("amount_micros"),
        Optional.ofNullable(row.getObject("lot_id", UUID.class)));
  }
}
