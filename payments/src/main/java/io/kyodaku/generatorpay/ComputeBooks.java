package io.kyodaku.generatorpay;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The books of one selling entity and currency in which a generator is owed.
 *
 * @param accountId its account of what is owed and not stated
 * @param throughSeq up to which everything is stated
 * @param openSince when what is not stated yet was first owed; empty where all is stated
 */
record ComputeBooks(
    UUID accountId,
    String entity,
    Currency currency,
    long throughSeq,
    Optional<Instant> openSince) {

  /**
   * Every one of the generator's, in the order in which they are stated, as far as the ledger's
   * entries are kept.
   */
  static List<ComputeBooks> of(Connection connection, UUID generatorId) throws SQLException {
    return Sql.list(
        connection,
        """
        select a.id, a.entity, a.ledger, coalesce(s.through_seq, 0) as through_seq, least(
          (select e.at from account_entry e join transfer t on t.id = e.transfer_id
            where e.account_id = a.id and e.seq > coalesce(s.through_seq, 0) and t.code = 'COMPUTE_OWED'
              and not exists (select from generator_statement_usage u
                where u.account_id = a.id and u.authorization_id = t.authorization_id)
            order by e.at limit 1),
          (select min(n.at) from generator_statement_entry n
            where (n.generator_id, n.selling_entity, n.currency) = (a.owner_id, a.entity, a.ledger::char(3))
              and not exists (select from generator_statement_line l where l.entry_id = n.id))) as open_since
        from ledger_account a
        left join lateral (
          select through_seq from generator_statement where account_id = a.id order by number desc limit 1) s on true
        where a.kind = ? and a.owner_id = ?
        order by a.entity, a.ledger
        """,
        row ->
            new ComputeBooks(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                Currency.getInstance(row.getString("ledger")),
                row.getLong("through_seq"),
                Sql.optionalInstant(row, "open_since")),
        AccountKind.COMPUTE_PAYABLE,
        generatorId);
  }

  boolean isOpen(Instant before) {
    return openSince.filter(before::isAfter).isPresent();
  }
}
