package io.kyodaku.plugin;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Jars from the inbox folder that were not let in, until an operator has seen why. */
@Dependent
public class RejectedPlugins {

  private static final int SHOWN = 100;
  private static final int FILE_LENGTH = 200;
  private static final int TEXT_LENGTH = 2_000;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public RejectedPlugins(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /**
   * @param file the jar's name in the folder
   */
  public record RejectedPlugin(
      UUID id, String file, Installation.Reason reason, String text, Instant at) {}

  void note(String file, Installation.Rejected rejected) {
    admin.update(
        "insert into plugin_rejection (id, file, reason, text, at) values (?, ?, ?, ?, ?)",
        Ids.next(),
        cut(Texts.printable(file), FILE_LENGTH),
        rejected.reason(),
        cut(rejected.text(), TEXT_LENGTH),
        clock.instant());
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  /** Those that nobody has seen, the longest waiting first; at most {@value #SHOWN}. */
  public List<RejectedPlugin> unseen() {
    return admin.list(
        "select id, file, reason, text, at from plugin_rejection where seen_at is null"
            + " order by at, id limit "
            + SHOWN,
        row ->
            new RejectedPlugin(
                row.getObject("id", UUID.class),
                row.getString("file"),
                Installation.Reason.valueOf(row.getString("reason")),
                row.getString("text"),
                Sql.instant(row, "at")));
  }

  /** Whether somebody else had not seen it before. */
  @Transactional(rollbackOn = Exception.class)
  public boolean see(UUID operator, UUID id) {
    if (admin.update(
            "update plugin_rejection set seen_at = ?, seen_by = ? where id = ? and seen_at is null",
            clock.instant(),
            operator,
            id)
        == 0) {
      return false;
    }
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(operator),
                AuditAction.PLUGIN_REJECTION_SEEN,
                null,
                id,
                "",
                clock));
    return true;
  }
}
