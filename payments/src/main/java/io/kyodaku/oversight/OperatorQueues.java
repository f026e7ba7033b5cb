package io.kyodaku.oversight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What waits for an operator: how much of it, and since when. */
@Dependent
public class OperatorQueues {

  private final Sql admin;

  @Inject
  public OperatorQueues(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** A kind of work, in the order in which it is shown. */
  public enum Queue {
    /** Rightsholders that applied, and whose first member confirmed the address. */
    APPLICATIONS,
    /** Contracts that were signed and wait for the platform's signature. */
    CONTRACTS,
    /** Names that another owner has live. */
    NAMES,
    /** Usages that wait for an owner's answer. */
    ASKS,
    /** Payouts that don't move: held, refused, or returned with the money not back yet. */
    PAYOUTS,
    /** Tenants whose period could not be closed. */
    PERIODS,
    /** Disputes, refunds and warnings: kept, and nothing made of them yet. */
    MONEY_BACK,
    /** Ledgers that did not balance when the books were added up last. */
    BOOKS,
    /** What Stripe told us and nothing could be made of. */
    EVENTS_FAILED,
    /** What Stripe told us and is not done yet. */
    EVENTS_WAITING,
    /** Jars from the inbox folder that were not let in, and that nobody has looked at. */
    PLUGINS
  }

  /**
   * @param oldest since when the longest waiting one waits; empty when none does
   */
  public record Waiting(Queue queue, long count, Optional<Instant> oldest) {}

  /** All of them, also those in which nothing waits. */
  public List<Waiting> all() {
    return admin.list(
        """
        select 'APPLICATIONS' as queue, count(*) as count, min(t.created_at) as at from tenant t
        where t.status = 'APPLIED' and exists (
          select from member m join account a on a.id = m.account_id
          where m.tenant_id = t.id and a.confirmed_at is not null)
        union all
        select 'CONTRACTS', count(*), min(signed_at) from contract_version where status = 'SIGNED'
        union all
        select 'NAMES', count(*), min(created_at) from alias where status = 'PENDING'
        union all
        select 'ASKS', count(*), min(created_at) from usage_authorization where status = 'PENDING_APPROVAL'
        union all
        select 'PAYOUTS', count(*), min(at) from (
          select planned_at as at from payout
          where status in ('PLANNED', 'SENT') and (held is not null or transfer_refusals + bank_refusals > 0)
          union all
          select returned_at from payout where status = 'RETURNED' and reversal_id is null) stuck
        union all
        select 'PERIODS', count(*), min(since) from closing_failure
        union all
        select 'MONEY_BACK', count(distinct (selling_entity, object_id)), min(received_at) from stripe_event
        where status = 'DEFERRED' and (type like 'charge.dispute.%' or type like 'refund.%'
          or type like 'radar.early\\_fraud\\_warning.%')
        union all
        select 'BOOKS', count(*), min(c.ended_at) from books_check_line l join (
          select id, ended_at from books_check where ended_at is not null order by ended_at desc limit 1) c
          on c.id = l.check_id
        where not l.balanced
        union all
        select 'EVENTS_FAILED', count(*), min(received_at) from stripe_event where status = 'DEAD'
        union all
        select 'EVENTS_WAITING', count(*), min(at) from (
          select received_at as at from stripe_event where status = 'RECEIVED'
          union all
          select received_at from stripe_event where status = 'DEFERRED' and not (type like 'charge.dispute.%'
            or type like 'charge.refund%' or type like 'refund.%' or type like 'radar.early\\_fraud\\_warning.%')) open
        union all
        select 'PLUGINS', count(*), min(at) from plugin_rejection where seen_at is null
        """,
        row ->
            new Waiting(
                Queue.valueOf(row.getString("queue")),
                row.getLong("count"),
                Sql.optionalInstant(row, "at")));
  }
}
