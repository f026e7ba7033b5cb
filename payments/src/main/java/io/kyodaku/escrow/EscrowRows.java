package io.kyodaku.escrow;

import io.kyodaku.ledger.EscrowPostings.Books;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is held and what was released, as rows. */
final class EscrowRows {

  private EscrowRows() {}

  /** What is held of one royalty. */
  record Held(UUID id, Books books, long micros) {}

  /**
   * What a party was awarded.
   *
   * @param books of its contract; empty where it never had one
   */
  record Award(TenantId tenant, int shareBps, Optional<Books> books) {}

  /**
   * @param tenant empty where nobody owns that part
   * @param parVersion where the currency is another
   */
  record Payment(
      UUID id,
      UUID release,
      Optional<TenantId> tenant,
      String fromEntity,
      Money from,
      String entity,
      Money amount,
      Optional<Integer> parVersion) {}

  /**
   * The conflict that has waited longest, which nobody else takes before this transaction ends;
   * whoever adds to its escrow waits for that too.
   */
  static Optional<UUID> due(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "select conflict_id from escrow_due order by since, conflict_id limit 1 for update skip"
                + " locked",
            row -> row.getObject(1, UUID.class))
        .stream()
        .findFirst();
  }

  /** All of it is released. */
  static void done(Connection connection, UUID conflict) throws SQLException {
    Sql.execute(connection, "delete from escrow_due where conflict_id = ?", conflict);
  }

  /** What fails waits behind the others. */
  static void putBack(Connection connection, UUID conflict, Instant now) throws SQLException {
    Sql.execute(
        connection,
        "update escrow_due set since = greatest(since, ?) where conflict_id = ?",
        now,
        conflict);
  }

  static UUID asset(Connection connection, UUID conflict) throws SQLException {
    return Sql.list(
            connection,
            "select asset_id from ownership_conflict where id = ?",
            row -> row.getObject(1, UUID.class),
            conflict)
        .getFirst();
  }

  /**
   * What no release has of the usages that were held first: all of a usage together, so that what
   * was taken back of it is in no other release. A few more than asked for where something was.
   */
  static List<Held> held(Connection connection, UUID conflict, int atMost) throws SQLException {
    return Sql.list(
        connection,
        """
        with open as (
          select h.* from royalty_held h
          where h.conflict_id = ? and not exists (select from escrow_release_part p where p.held_id = h.id)),
        oldest as (select authorization_id, tenant_id from open order by id limit ?)
        select id, selling_entity, currency, amount_micros from open
        where (authorization_id, tenant_id) in (select authorization_id, tenant_id from oldest) order by id
        """,
        row -> new Held(row.getObject("id", UUID.class), books(row), row.getLong("amount_micros")),
        conflict,
        atMost);
  }

  /** In one order. */
  static List<Award> awards(Connection connection, UUID conflict, Instant now) throws SQLException {
    return Sql.list(
        connection,
        """
        select p.tenant_id, p.awarded_bps, v.selling_entity, v.currency
        from conflict_party p left join lateral (
          select selling_entity, currency from contract_version v
          where v.tenant_id = p.tenant_id and v.status in ('IN_FORCE', 'ENDED') and v.effective_from <= ?
          order by v.status = 'IN_FORCE' desc, v.effective_from desc, v.number desc limit 1) v on true
        where p.conflict_id = ? and p.awarded_bps > 0 order by p.tenant_id
        """,
        row ->
            new Award(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getInt("awarded_bps"),
                row.getString("currency") == null ? Optional.empty() : Optional.of(books(row))),
        now,
        conflict);
  }

  static void parts(Connection connection, UUID release, List<Held> rows) {
    try {
      Sql.execute(
          connection,
          "insert into escrow_release_part (held_id, release_id) select h, ? from"
              + " unnest(?::uuid[]) as h",
          release,
          rows.stream().map(row -> row.id().toString()).toArray(String[]::new));
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  static void pay(Connection connection, Payment payment) throws SQLException {
    Sql.execute(
        connection,
        """
        insert into escrow_payment (id, release_id, tenant_id, from_entity, from_currency, from_micros, selling_entity, currency,
          amount_micros, par_version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        payment.id(),
        payment.release(),
        payment.tenant().orElse(null),
        payment.fromEntity(),
        payment.from().currency().getCurrencyCode(),
        payment.from().micros(),
        payment.entity(),
        payment.amount().currency().getCurrencyCode(),
        payment.amount().micros(),
        payment.parVersion().orElse(null));
  }

  /** Last: from then on nothing is added to it. */
  static void release(Connection connection, UUID release, UUID conflict, Instant at)
      throws SQLException {
    Sql.execute(
        connection,
        "insert into escrow_release (id, conflict_id, at) values (?, ?, ?)",
        release,
        conflict,
        at);
  }

  private static Books books(java.sql.ResultSet row) throws SQLException {
    return new Books(
        row.getString("selling_entity"), Currency.getInstance(row.getString("currency")));
  }
}
