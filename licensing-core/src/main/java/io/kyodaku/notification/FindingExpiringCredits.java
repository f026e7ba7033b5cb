package io.kyodaku.notification;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Tells creators of credits that are lost soon unless they are used: once for each lot, and never
 * for what is given day by day.
 */
@Dependent
public class FindingExpiringCredits {

  private static final Duration AHEAD = Duration.ofDays(14);
  private static final int AT_ONCE = 500;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public FindingExpiringCredits(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  @Transactional(rollbackOn = Exception.class)
  public void find() {
    Instant now = clock.instant();
    admin.update(
        "insert into notification (id, account_id, capacity, kind, subject_id, params, created_at,"
            + " digest_day) select gen_random_uuid(), c.account_id, 'CREATOR', 'CREDITS_EXPIRING',"
            + " l.id, jsonb_build_object('credits', l.available_micros, 'day', (l.expires_at at"
            + " time zone 'UTC')::date), ?, case coalesce(p.mail, ?) when 'NEVER' then null else"
            + " cast('-infinity' as date) end from credit_lot l join creator c on c.id ="
            + " l.creator_id left join notification_preference p on p.account_id = c.account_id and"
            + " p.topic = 'CREDITS' where l.live and l.available_micros > 0 and l.expires_at > ?"
            + " and l.expires_at <= ? and not exists (select from notification n where n.account_id"
            + " = c.account_id and n.kind = 'CREDITS_EXPIRING' and n.subject_id = l.id) and not"
            + " exists (select from promotion_grant g where g.id = l.id and g.kind = 'ALLOWANCE')"
            + " limit ? on conflict do nothing",
        now,
        Topic.CREDITS.unlessChosen(),
        now,
        now.plus(AHEAD),
        AT_ONCE);
  }
}
