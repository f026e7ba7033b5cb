package io.kyodaku.oversight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What waits for an operator: how much of it, and since when. */
@Dependent
public class OperatorQueues {

  private final Sql admin;
  private final Clock clock;

  @Inject
  public OperatorQueues(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** A kind of work, in the order in which it is shown. */
  public enum Queue {
    /** Rightsholders that applied, and whose first member confirmed the address. */
    APPLICATIONS,
    /** Verified rightsholders that say something else of themselves than what was seen of them. */
    DETAILS,
    /** Contracts that were signed and wait for the platform's signature. */
    CONTRACTS,
    /** Names that another owner has live. */
    NAMES,
    /** Shares of others' assets that rightsholders assert. */
    ASSERTIONS,
    /** Conflicts of ownership that an operator is to decide. */
    CONFLICTS,
    /** Usages that wait for an owner's answer. */
    ASKS,
    /**
     * Tenants whose period has ended and is not closed. No plugin is asked for it: the end is the
     * one that the schedule named when it was asked last, and a month after the beginning where it
     * never was, so that a longer first period is looked at once too early. Of tenants without a
     * contract in force only those count that earned something since their last statement.
     */
    PERIODS_ENDED,
    /**
     * Statements that are due and not paid, of tenants that can be paid, whose payouts nobody
     * holds, and that are due enough together. Whether this installation has the keys of the entity
     * is not looked at: without them there would be no account.
     */
    PAYOUTS_DUE,
    /** What rightsholders said of themselves to the tax offices. */
    TAX_PROFILES,
    /** What one operator asked for and another is to allow. */
    ACTS_ASKED,
    /**
     * Payouts that don't move: held, refused, given up, or returned with the money not back yet.
     */
    PAYOUTS,
    /** Tenants whose period could not be closed. */
    PERIODS,
    /** Disputes, refunds and warnings: kept, and nothing made of them yet. */
    MONEY_BACK,
    /** What moved at Stripe and is not booked so, or the other way round. */
    RECONCILIATION,
    /** Ledgers that did not balance when the books were added up last. */
    BOOKS,
    /** What Stripe told us and nothing could be made of. */
    EVENTS_FAILED,
    /** What Stripe told us and is not done yet. */
    EVENTS_WAITING,
    /** Where a generator is told nothing any more, because nothing was taken there for days. */
    WEBHOOKS,
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
        select 'DETAILS', count(*), min(updated_at) from details_changed
        union all
        select 'CONTRACTS', count(*), min(signed_at) from contract_version where status = 'SIGNED'
        union all
        select 'NAMES', count(*), min(created_at) from alias where status = 'PENDING'
        union all
        select 'ASSERTIONS', count(*), min(asserted_at) from ownership_assertion where status = 'WAITING'
        union all
        select 'CONFLICTS', count(*), min(opened_at) from ownership_conflict where status in ('UPHELD', 'APPEALED')
        union all
        select 'ASKS', count(*), min(created_at) from usage_authorization u where status = 'PENDING_APPROVAL'
          and exists (select from authorization_approval p where p.authorization_id = u.id and p.answer = 'PENDING')
        union all
        select 'PERIODS_ENDED', count(*), min(p.ends_at) from open_period(?) p
        where p.ends_at <= ? and not exists (select from closing_failure f where f.tenant_id = p.tenant_id)
          and (p.live
            or exists (select from royalty r where r.tenant_id = p.tenant_id and r.at >= p.from_at and r.at < p.ends_at)
            or exists (select from statement_entry e where e.tenant_id = p.tenant_id and e.at >= p.from_at and e.at < p.ends_at))
        union all
        select 'PAYOUTS_DUE', count(*), min(s.due_at) from payable_statement s
        left join tenant t on t.id = s.tenant_id
        join payout_account a on a.payee_id = s.payee_id and a.selling_entity = s.selling_entity and a.status = 'ACTIVE'
        where s.payable_minor > 0 and s.due_at <= ? and not exists (select from payout p where p.statement_id = s.id)
          and (t.status in ('VERIFIED', 'CLOSED')
            or exists (select from generator g where g.id = s.generator_id and g.disabled_at is null))
          and not exists (select from payout_hold h where h.payee_id = s.payee_id and h.released_at is null)
          and (t.status is not distinct from 'CLOSED' or coalesce((
              select r.minimum_minor from payout_rule r where r.currency = s.currency order by r.set_at desc, r.id desc limit 1), 0)
            <= (select sum(o.payable_minor) from payable_statement o
              where (o.payee_id, o.selling_entity, o.currency) = (s.payee_id, s.selling_entity, s.currency)
                and o.payable_minor > 0 and o.due_at <= ? and not exists (select from payout p where p.statement_id = o.id)))
        union all
        select 'TAX_PROFILES', count(*), min(entered_at) from tax_profile where status = 'ENTERED'
        union all
        select 'ACTS_ASKED', count(*), min(asked_at) from asked_act where status = 'ASKED' and ends_at > ?
        union all
        select 'PAYOUTS', count(*), min(case when p.status = 'RETURNED' then p.returned_at else p.planned_at end)
        from payout p where p.status <> 'PAID' and payout_stands_still(p)
        union all
        select 'PERIODS', count(*), min(since) from closing_failure
        union all
        select 'MONEY_BACK', count(*), min(created_at) from money_back where kind = 'DISPUTE' and status = 'OPEN'
        union all
        select 'RECONCILIATION', count(*), min(first_at) from reconciliation_item
        where state in ('MISSING_AT_STRIPE', 'MISSING_HERE', 'DIFFERING')
        union all
        select 'BOOKS', count(*), min(c.ended_at) from books_check_line l join (
          select id, ended_at from books_check where ended_at is not null and not failed
            order by ended_at desc limit 1) c
          on c.id = l.check_id
        where not l.balanced
        union all
        select 'EVENTS_FAILED', count(*), min(received_at) from stripe_event where status = 'DEAD'
        union all
        select 'EVENTS_WAITING', count(*), min(at) from (
          select received_at as at from stripe_event where status = 'RECEIVED'
          union all
          select received_at from stripe_event where status = 'DEFERRED') open
        union all
        select 'WEBHOOKS', count(*), min(disabled_at) from webhook_endpoint where disabled_at is not null
        union all
        select 'PLUGINS', count(*), min(at) from plugin_rejection where seen_at is null
        """,
        row ->
            new Waiting(
                Queue.valueOf(row.getString("queue")),
                row.getLong("count"),
                Sql.optionalInstant(row, "at")),
        clock.instant(),
        clock.instant(),
        clock.instant(),
        clock.instant(),
        clock.instant());
  }
}
