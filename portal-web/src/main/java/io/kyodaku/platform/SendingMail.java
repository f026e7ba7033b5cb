package io.kyodaku.platform;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Sends waiting mail by SMTP where it is configured. A mail is locked while it is sent and marked
 * in the same transaction: a crash between the two may send it twice, and never loses it.
 */
@ApplicationScoped
class SendingMail implements JobHandler {

  private static final int MAILS_AT_ONCE = 100;
  private static final int ATTEMPTS_AT_MOST = 10;

  private final DataSource admin;
  private final Settings settings;
  private final Clock clock;

  @Inject
  SendingMail(@DatabaseRole(Kind.ADMIN) DataSource admin, Settings settings, Clock clock) {
    this.admin = admin;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "mail";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(5));
  }

  @Override
  public Lane lane() {
    return Lane.MAIL;
  }

  @Override
  public void run(String payload) throws SQLException {
    if (settings.smtp().isEmpty()) {
      return;
    }
    Settings.Smtp smtp = settings.smtp().get();
    for (int sent = 0; sent < MAILS_AT_ONCE; sent++) {
      if (!sendOne(smtp)) {
        return;
      }
    }
  }

  private boolean sendOne(Settings.Smtp smtp) throws SQLException {
    try (Connection connection = admin.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement select = connection.createStatement();
          ResultSet mail =
              select.executeQuery(
                  "select id, recipient, subject, body from mail where sent_at is null and attempts"
                      + " < "
                      + ATTEMPTS_AT_MOST
                      + " order by attempts, created_at limit 1 for update skip locked")) {
        if (!mail.next()) {
          connection.rollback();
          return false;
        }
        UUID id = mail.getObject("id", UUID.class);
        try {
          send(
              smtp, mail.getString("recipient"), mail.getString("subject"), mail.getString("body"));
          mark(connection, id, null);
        } catch (MessagingException e) {
          mark(connection, id, String.valueOf(e.getMessage()));
        }
        connection.commit();
        return true;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private void mark(Connection connection, UUID id, @org.jspecify.annotations.Nullable String error)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update mail set attempts = attempts + 1, sent_at = ?, error = ? where id = ?")) {
      update.setObject(1, error == null ? clock.instant().atOffset(ZoneOffset.UTC) : null);
      update.setString(2, error);
      update.setObject(3, id);
      update.execute();
    }
  }

  private void send(Settings.Smtp smtp, String recipient, String subject, String body)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session(smtp));
    message.setFrom(new InternetAddress(smtp.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient, true));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText(body, StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    Transport.send(message);
  }

  private static Session session(Settings.Smtp smtp) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", smtp.host());
    properties.setProperty("mail.smtp.port", String.valueOf(smtp.port()));
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.connectiontimeout", "10000");
    properties.setProperty("mail.smtp.timeout", "20000");
    if (smtp.user().isEmpty()) {
      return Session.getInstance(properties);
    }
    properties.setProperty("mail.smtp.auth", "true");
    properties.setProperty("mail.smtp.starttls.required", "true");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(
                smtp.user().orElseThrow(), smtp.password().orElse(""));
          }
        });
  }
}
