package io.kyodaku.wallet;

import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Ends what time or a stop has ended: authorizations that nobody settled, those that use what was
 * stopped since they were granted, and lots that have run out. Each goes through the same writers
 * as every charge, so that it meets no half-done one.
 */
public final class SweepingCharges implements JobHandler {

  private static final int AT_ONCE = 1_000;

  /** Far longer than a node decides from an old snapshot, and than a charge waits. */
  private static final Duration NODES_CATCH_UP = Duration.ofMinutes(1);

  /** Longer than any grant is held, and so that this month, which is its first day, is kept. */
  private static final int DAYS_KEPT = 31;

  private final NaturalBatching charges;
  private final Sql admin;
  private final Clock clock;
  private volatile long lookedAtVersion = -1;
  private volatile Instant lookUntil = Instant.MIN;
  private volatile LocalDate forgottenOn = LocalDate.MIN;

  public SweepingCharges(NaturalBatching charges, DataSource admin, Clock clock) {
    this.charges = charges;
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "charge-sweep";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofSeconds(1));
  }

  @Override
  public void run(String payload) {
    Instant now = clock.instant();
    if (somethingMayBeStopped(now)) {
      sweep(stopped());
    }
    sweep(expired(now));
    sweep(lots(now));
    sweep(goneBack());
    forgetPastDays(now);
  }

  /**
   * No grant is counted by a day or a month that is over everywhere, and what is settled is never
   * given back; once a day is enough.
   */
  private void forgetPastDays(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!today.equals(forgottenOn)) {
      admin.update(
          "delete from ceiling_count where span <> 'EVER' and day < ?::date",
          today.minusDays(DAYS_KEPT).toString());
      admin.update(
          "delete from ceiling_hold h using usage_authorization a"
              + " where a.id = h.authorization_id and a.status = 'SETTLED'");
      forgottenOn = today;
    }
  }

  /**
   * A stop is a change of the snapshot. Until every node decides from the new one, some are still
   * granted on the old; after that there is nothing to look for until the next change.
   */
  private boolean somethingMayBeStopped(Instant now) {
    long version =
        admin.first("select version from snapshot_version", row -> row.getLong(1)).orElseThrow();
    if (version != lookedAtVersion) {
      lookedAtVersion = version;
      lookUntil = now.plus(NODES_CATCH_UP);
    }
    return now.isBefore(lookUntil);
  }

  private void sweep(List<Command> commands) {
    // What was not answered is found again by the next run.
    int unused = charges.sweep(commands);
  }

  private List<Command> expired(Instant now) {
    return admin.list(
        "select creator_id, id from usage_authorization where status in ('PENDING_APPROVAL',"
            + " 'AUTHORIZED') and expires_at <= ? order by expires_at limit "
            + AT_ONCE,
        row ->
            new Command.Expire(
                row.getObject("creator_id", UUID.class), row.getObject("id", UUID.class)),
        now);
  }

  /**
   * What was granted before a stop that takes back or under a contract that has wound down, or
   * after any stop by a node that did not know of it yet.
   */
  private List<Command> stopped() {
    return admin.list(
        """
        select distinct u.creator_id, u.id
        from usage_authorization u
        join authorization_license l on l.authorization_id = u.id
        join asset s on s.id = l.asset_id
        join work w on w.id = s.work_id
        join tenant t on t.id = l.tenant_id
        where u.status in ('PENDING_APPROVAL', 'AUTHORIZED')
          and (coalesce(u.granted_at, u.created_at) <= greatest(s.last_stopped_at, w.last_stopped_at, t.last_stopped_at, t.wound_down_at)
            or coalesce(u.granted_at, u.created_at) >= least(s.stopped_at, w.stopped_at, t.stopped_at))
        limit
        """
            + AT_ONCE,
        row ->
            new Command.SweepStopped(
                row.getObject("creator_id", UUID.class), row.getObject("id", UUID.class)));
  }

  private List<Command> lots(Instant now) {
    return admin.list(
        "select distinct creator_id from credit_lot where live and available_micros >"
            + " due_back_micros + frozen_micros and expires_at <= ? limit "
            + AT_ONCE,
        row -> new Command.ExpireLots(row.getObject("creator_id", UUID.class)),
        now);
  }

  /**
   * Money went back to buyers or came again, as Stripe tells, and lots don't say so yet; or credits
   * that were held then are free now. One command for each lot.
   */
  private List<Command> goneBack() {
    return admin.list(
        """
        select creator_id, lot_id, max(money_back_id::text)::uuid as money_back_id from (
          (select distinct on (l.id) l.creator_id, l.id as lot_id, m.id as money_back_id
           from money_back m join credit_lot l on l.order_id = m.order_id
           where m.to_book order by l.id, m.changed_at, m.id limit ?)
          union all
          (select creator_id, id, null from credit_lot
           where due_back_micros > 0 and (available_micros > 0 or due_back_micros > held_micros) limit ?)) back
        group by 1, 2
        """,
        row ->
            new Command.TakeBack(
                row.getObject("creator_id", UUID.class),
                row.getObject("lot_id", UUID.class),
                Optional.ofNullable(row.getObject("money_back_id", UUID.class))),
        AT_ONCE,
        AT_ONCE);
  }
}
