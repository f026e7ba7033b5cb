package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Makes a person an operator: the one whose address the installation's configuration names, once it
 * is confirmed.
 */
@Dependent
public class AppointingAdmin {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public AppointingAdmin(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What became of it. */
  public enum Outcome {
    APPOINTED,
    /** Nobody with this address, or it is not confirmed, or an operator already. */
    NOTHING_TO_DO
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome appoint(String email) {
    Optional<UUID> appointed =
        admin.first(
            "update account set admin = true, version = version + 1 where email_key = lower(?) and"
                + " not admin and confirmed_at is not null returning id",
            row -> row.getObject("id", UUID.class),
            email.strip());
    if (appointed.isEmpty()) {
      return Outcome.NOTHING_TO_DO;
    }
    admin.run(
        connection ->
            Audit.record(
                connection, Actor.system(), "admin-appointed", null, appointed.get(), "", clock));
    return Outcome.APPOINTED;
  }
}
