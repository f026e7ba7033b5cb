package io.kyodaku.statement;

import io.kyodaku.plugin.PluginPin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * What is tried in place of what a statement was closed under.
 *
 * @param guaranteeAYearMicros the most that guarantees add in a calendar year; 0 for none
 */
record TriedTerms(
    Books books, int shareBps, PluginPin terms, PluginPin schedule, long guaranteeAYearMicros) {

  /** The same where one version of a plugin stands in for another, with its settings. */
  TriedTerms with(String oldHash, String newHash) {
    return new TriedTerms(
        books,
        shareBps,
        with(terms, oldHash, newHash),
        with(schedule, oldHash, newHash),
        guaranteeAYearMicros);
  }

  private static PluginPin with(PluginPin pin, String oldHash, String newHash) {
    return pin.hash().equals(oldHash) ? new PluginPin(newHash, pin.configuration()) : pin;
  }

  /** What a contract version says. */
  static Optional<TriedTerms> find(Connection connection, UUID versionId) throws SQLException {
    return find(
        connection,
        """
        select selling_entity, currency, share_bps, terms_hash, terms_config, schedule_hash, schedule_config,
          guarantee_a_year_micros
        from contract_version where id = ?
        """,
        versionId);
  }

  /** What a statement was closed under: its contract version, with the plugins as they were. */
  static TriedTerms of(Connection connection, Statement statement) throws SQLException {
    return find(
            connection,
            """
            select v.selling_entity, v.currency, v.share_bps, v.terms_config, v.schedule_config, v.guarantee_a_year_micros,
              plugin_of_period(v.id, 'TERMS', s.from_at, s.closed_at) as terms_hash,
              plugin_of_period(v.id, 'SCHEDULE', s.from_at, s.closed_at) as schedule_hash
            from statement s join contract_version v on v.id = s.contract_version_id where s.id = ?
            """,
            statement.id())
        .orElseThrow();
  }

  private static Optional<TriedTerms> find(Connection connection, String sql, UUID id)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new TriedTerms(
                    new Books(
                        row.getString("selling_entity"),
                        Currency.getInstance(row.getString("currency"))),
                    row.getInt("share_bps"),
                    PluginPin.of(row.getString("terms_hash"), row.getString("terms_config")),
                    PluginPin.of(row.getString("schedule_hash"), row.getString("schedule_config")),
                    row.getLong("guarantee_a_year_micros")))
            : Optional.empty();
      }
    }
  }
}
