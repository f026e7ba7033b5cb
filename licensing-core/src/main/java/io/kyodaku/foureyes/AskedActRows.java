package io.kyodaku.foureyes;

import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The table of what was asked for. */
final class AskedActRows {

  static final String SELECT =
      "select r.*, a.name as asked_by_name, d.name as decided_by_name from asked_act r join account"
          + " a on a.id = r.asked_by left join account d on d.id = r.decided_by ";

  private AskedActRows() {}

  static Optional<AskedAct> find(Connection connection, UUID id) throws SQLException {
    return Sql.list(connection, SELECT + "where r.id = ?", AskedActRows::read, id).stream()
        .findFirst();
  }

  /** Nobody else decides it until the transaction ends. */
  static Optional<AskedAct> lock(Connection connection, UUID id) throws SQLException {
    return Sql.list(connection, SELECT + "where r.id = ? for update of r", AskedActRows::read, id)
        .stream()
        .findFirst();
  }

  static AskedAct read(ResultSet row) throws SQLException {
    return new AskedAct(
        row.getObject("id", UUID.class),
        ActKind.valueOf(row.getString("kind")),
        row.getString("about"),
        row.getString("says"),
        row.getString("content"),
        row.getObject("asked_by", UUID.class),
        row.getString("asked_by_name"),
        Sql.instant(row, "asked_at"),
        Sql.instant(row, "ends_at"),
        AskedAct.Status.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("decided_by_name")),
        Sql.optionalInstant(row, "decided_at"));
  }
}
