package io.kyodaku.mail;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The mail that was written last, for the demo's outbox page: there, nothing is sent. */
@Dependent
public class Outbox {

  private static final int SHOWN_AT_MOST = 50;

  private final Sql admin;

  @Inject
  public Outbox(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** A mail as it would have been sent. */
  public record Letter(String recipient, String subject, String body, Instant createdAt) {}

  /** The newest first. */
  public List<Letter> latest() {
    return admin.list(
        "select recipient, subject, body, created_at from mail order by created_at desc, id desc"
            + " limit "
            + SHOWN_AT_MOST,
        row ->
            new Letter(
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                Sql.instant(row, "created_at")));
  }
}
