package io.kyodaku.payout;

import io.kyodaku.fx.Rate;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.SellingEntity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of payouts. */
final class PayoutRows {

  private static final int NOTE_LENGTH = 1_000;
  private static final String SELECT =
      "select p.*, x.numerator, x.denominator, x.source, x.rate_date from payout p left join"
          + " fx_rate x on x.id = p.fx_rate_id ";

  private PayoutRows() {}

  static Optional<Payout> find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + "where p.id = ?")) {
      select.setObject(1, id);
      return all(select).stream().findFirst();
    }
  }

  /** Nobody else changes it until the transaction ends. */
  static Optional<Payout> lock(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + "where p.id = ? for update of p")) {
      select.setObject(1, id);
      return all(select).stream().findFirst();
    }
  }

  /** Those that are PLANNED or SENT, and those that were RETURNED and not taken back. */
  static List<Payout> needingWork(Connection connection, int atMost) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + "where p.status = 'PLANNED' or (p.status = 'SENT' and p.bank_payout_id is null)"
                + " or (p.status = 'RETURNED' and p.reversal_id is null)"
                + " order by p.planned_at, p.id limit ?")) {
      select.setInt(1, atMost);
      return all(select);
    }
  }

  /** The newest first; of everybody when {@code payee} is empty. */
  static List<Payout> list(Connection connection, Optional<Payee> payee, int offset, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + "where ?::uuid is null or p.payee_id = ?"
                + " order by p.planned_at desc, p.id desc limit ? offset ?")) {
      select.setObject(1, payee.map(Payee::id).orElse(null));
      select.setObject(2, payee.map(Payee::id).orElse(null));
      select.setInt(3, limit);
      select.setInt(4, offset);
      return all(select);
    }
  }

  /** As {@link Payouts#page} has it. */
  static List<Payout> page(Connection connection, Payouts.Which which, int offset, int limit)
      throws SQLException {
    String moving = which.stuck() ? "(p.status <> 'PAID' and payout_stands_still(p))" : "true";
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + "where "
                + moving
                + " and (? = '' or p.status = ?) and (? = '' or p.selling_entity = ?)"
                + " order by p.planned_at desc, p.id desc limit ? offset ?")) {
      String status = which.status().map(Enum::name).orElse("");
      String entity = which.entity().map(Enum::name).orElse("");
      select.setString(1, status);
      select.setString(2, status);
      select.setString(3, entity);
      select.setString(4, entity);
      select.setInt(5, limit);
      select.setInt(6, offset);
      return all(select);
    }
  }

  static List<Payout> ofStatements(
      Connection connection, TenantId tenant, Collection<UUID> statementIds) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + "where p.tenant_id = ? and p.statement_id = any (?)")) {
      select.setObject(1, tenant.value());
      select.setArray(2, connection.createArrayOf("uuid", statementIds.toArray()));
      return all(select);
    }
  }

  /** False when the statement has its payout already. */
  static boolean plan(
      Connection connection,
      UUID id,
      DuePayout due,
      Optional<Conversion> conversion,
      Optional<UUID> by,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into payout (id, tenant_id, generator_id, statement_id, statement_number, selling_entity, stripe_account,
              currency, amount_minor, status, planned_by, planned_at, act_id, fx_rate_id, sent_currency,
              sent_minor, fx_opening_micros, fx_converted_micros)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (statement_id) do nothing
            """)) {
      insert.setObject(1, id);
      insert.setObject(2, due.payee().tenantColumn());
      insert.setObject(3, due.payee().generatorColumn());
      insert.setObject(4, due.statementId());
      insert.setInt(5, due.statementNumber());
      insert.setString(6, due.entity().name());
      insert.setString(7, due.stripeAccount().orElseThrow());
      insert.setString(8, due.amount().currency().getCurrencyCode());
      insert.setLong(9, due.amountMinor());
      insert.setObject(10, by.orElse(null));
      insert.setObject(11, at(now));
      insert.setObject(12, due.act().orElse(null));
      insert.setObject(13, conversion.map(Conversion::rateId).orElse(null));
      insert.setString(
          14, conversion.map(made -> made.sent().currency().getCurrencyCode()).orElse(null));
      insert.setObject(15, conversion.map(Conversion::sentMinor).orElse(null));
      insert.setObject(16, conversion.map(Conversion::openingMicros).orElse(null));
      insert.setObject(17, conversion.map(Conversion::convertedMicros).orElse(null));
      return insert.executeUpdate() == 1;
    }
  }

  /** It goes on by this run. */
  static void ofRun(Connection connection, UUID run, UUID id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into run_payout (run_id, payout_id) values (?, ?)")) {
      insert.setObject(1, run);
      insert.setObject(2, id);
      insert.execute();
    }
  }

  /** From now on Stripe may have acted. */
  static void tried(Connection connection, UUID id, PayoutStep step, Instant now)
      throws SQLException {
    String column = step.triedColumn();
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout set held = null, %s = coalesce(%s, ?) where id = ?"
                .formatted(column, column))) {
      update.setObject(1, at(now));
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  /** Nothing more is sent, for this reason; unless all of it is already. */
  static void hold(Connection connection, UUID id, Readiness why) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout set held = ?, note = '' where id = ? and (status = 'PLANNED' or (status"
                + " = 'SENT' and bank_payout_id is null))")) {
      update.setString(1, why.name());
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  /** Stripe said no to the attempt that came after so many refusals. */
  static void refused(Connection connection, UUID id, PayoutStep step, int before, String note)
      throws SQLException {
    String column = step.refusalsColumn();
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout set %s = %s + 1, note = ? where id = ? and %s = ?"
                .formatted(column, column, column))) {
      update.setString(1, cut(note));
      update.setObject(2, id);
      update.setInt(3, before);
      update.executeUpdate();
    }
  }

  static void note(Connection connection, UUID id, String note) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update payout set note = ? where id = ?")) {
      update.setString(1, cut(note));
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  static void done(Connection connection, UUID id, PayoutStep step, String stripeId)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout set %s = ?, note = '', held = null where id = ?"
                .formatted(step.idColumn()))) {
      update.setString(1, stripeId);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  static void sent(Connection connection, UUID id, String transferId, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout set status = 'SENT', transfer_id = ?, sent_at = ?, note = '', held ="
                + " null where id = ?")) {
      update.setString(1, transferId);
      update.setObject(2, at(now));
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  static void paid(Connection connection, UUID id, String bankPayoutId, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout set status = 'PAID', bank_payout_id = ?, paid_at = ?, note = '', held ="
                + " null where id = ?")) {
      update.setString(1, bankPayoutId);
      update.setObject(2, at(now));
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  static void returned(
      Connection connection, UUID id, String bankPayoutId, String note, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update payout set status = 'RETURNED', bank_payout_id = ?, returned_at = ?, held ="
                + " null, note = ? where id = ?")) {
      update.setString(1, bankPayoutId);
      update.setObject(2, at(now));
      update.setString(3, cut(note));
      update.setObject(4, id);
      update.executeUpdate();
    }
  }

  private static List<Payout> all(PreparedStatement select) throws SQLException {
    List<Payout> payouts = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        payouts.add(read(row));
      }
    }
    return List.copyOf(payouts);
  }

  private static Payout read(ResultSet row) throws SQLException {
    return new Payout(
        row.getObject("id", UUID.class),
        Payee.read(row),
        row.getObject("statement_id", UUID.class),
        row.getInt("statement_number"),
        SellingEntity.valueOf(row.getString("selling_entity")),
        row.getString("stripe_account"),
        Money.ofMinor(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
        conversion(row),
        Payout.Status.valueOf(row.getString("status")),
        step(row, PayoutStep.TRANSFER),
        step(row, PayoutStep.BANK),
        step(row, PayoutStep.REVERSAL),
        Optional.ofNullable(row.getString("held")).map(Readiness::valueOf),
        row.getString("note"),
        row.getObject("planned_at", OffsetDateTime.class).toInstant(),
        instant(row, "sent_at"),
        instant(row, "paid_at"),
        instant(row, "returned_at"));
  }

  private static Optional<Conversion> conversion(ResultSet row) throws SQLException {
    UUID rate = row.getObject("fx_rate_id", UUID.class);
    return rate == null
        ? Optional.empty()
        : Optional.of(
            new Conversion(
                rate,
                new Rate(row.getLong("numerator"), row.getLong("denominator")),
                row.getString("source"),
                row.getObject("rate_date", LocalDate.class),
                row.getLong("fx_opening_micros"),
                row.getLong("fx_converted_micros"),
                Money.ofMinor(
                    row.getLong("sent_minor"),
                    Currency.getInstance(row.getString("sent_currency")))));
  }

  /** What conversions of a payee left in the books of an entity. */
  static long conversionsLeft(
      Connection connection, Payee payee, SellingEntity entity, Currency currency)
      throws SQLException {
    return Sql.list(
            connection,
            "select coalesce(sum(fx_converted_micros - sent_minor * ?), 0)::bigint as left from"
                + " payout where payee_id = ? and selling_entity = ? and sent_currency = ? and"
                + " status <> 'RETURNED'",
            row -> row.getLong("left"),
            Money.microsPerMinor(currency),
            payee.id(),
            entity,
            currency.getCurrencyCode())
        .getFirst();
  }

  private static Payout.Step step(ResultSet row, PayoutStep step) throws SQLException {
    return new Payout.Step(
        Optional.ofNullable(row.getString(step.idColumn())),
        instant(row, step.triedColumn()),
        row.getInt(step.refusalsColumn()));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String note) {
    return note.length() > NOTE_LENGTH ? note.substring(0, NOTE_LENGTH) : note;
  }
}
