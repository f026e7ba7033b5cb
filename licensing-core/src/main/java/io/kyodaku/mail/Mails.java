package io.kyodaku.mail;

import io.kyodaku.shared.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/** Adds mails in the caller's own transaction, of the admin role. */
public final class Mails {

  private Mails() {}

  /**
   * @param recipient one e-mail address, already checked
   * @param body plain text
   */
  public static void add(
      Connection connection, String recipient, String subject, String body, Clock clock)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into mail (id, recipient, subject, body, created_at) values (?, ?, ?, ?, ?)")) {
      insert.setObject(1, Ids.next());
      insert.setString(2, recipient);
      insert.setString(3, subject);
      insert.setString(4, body);
      insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
      insert.execute();
    }
  }
}
