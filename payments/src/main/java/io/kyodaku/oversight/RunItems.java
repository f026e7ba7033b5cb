package io.kyodaku.oversight;

/** How what runs consist of stands, read off it as it is: in SQL, with the run as {@code i}. */
final class RunItems {

  private static final String PAYOUT =
      """
      case when p.status = 'PAID' then 'DONE'
        when p.status = 'RETURNED' and p.reversal_id is not null then 'LATER'
        when exists (select from run_payout l where l.payout_id = i.payout_id and l.run_id > i.run_id) then 'LATER'
        when p.status = 'SENT' and p.bank_payout_id is not null then 'SENT'
        when payout_is_worked_on(p) then 'UNDER_WAY'
        else 'STUCK' end\
      """;

  private static final String EVENT =
      """
      case when e.status in ('DONE', 'DEFERRED') then 'DONE'
        when exists (select from run_event l where l.event_id = i.event_id and l.run_id > i.run_id) then 'LATER'
        when e.status = 'RECEIVED' then 'UNDER_WAY'
        else 'STUCK' end\
      """;

  private static final String CLOSING =
      """
      case when i.ended_at is not null and not i.failed then 'DONE'
        when exists (select from run_closing l where l.tenant_id = i.tenant_id and l.run_id > i.run_id) then 'LATER'
        when i.failed and f.tenant_id is null then 'LATER'
        when i.ended_at is null and exists (
          select from job j where j.kind = 'closing' and j.key = i.run_id || ' ' || i.part and j.status = 'OPEN')
          then 'UNDER_WAY'
        else 'STUCK' end\
      """;

  private static final String UPGRADE =
      """
      case when i.ended_at is not null and i.refused = '' then 'DONE'
        when exists (select from run_upgrade l where l.tenant_id = i.tenant_id and l.trial_id = i.trial_id and l.run_id > i.run_id)
          then 'LATER'
        when i.ended_at is null and exists (
          select from job j where j.kind = 'plugin-upgrade' and j.key = i.run_id || ' ' || i.tenant_id and j.status = 'OPEN')
          then 'UNDER_WAY'
        else 'STUCK' end\
      """;

  /** How many there are, of the run {@code r}. */
  static final String TOTAL =
      """
      (select count(*) from run_payout i where i.run_id = r.id) + (select count(*) from run_event i where i.run_id = r.id)
        + (select count(*) from run_closing i where i.run_id = r.id) + (select count(*) from run_upgrade i where i.run_id = r.id)
      """;

  /** One row for each of them that is not done, of the run {@code r}. */
  static final String LEFT =
      """
      select %s as standing from run_payout i join payout p on p.id = i.payout_id
      where i.run_id = r.id and p.status <> 'PAID'
      union all
      select %s from run_event i join stripe_event e on e.id = i.event_id
      where i.run_id = r.id and e.status in ('RECEIVED', 'DEAD')
      union all
      select %s from run_closing i left join closing_failure f on f.tenant_id = i.tenant_id
      where i.run_id = r.id and (i.ended_at is null or i.failed)
      union all
      select %s from run_upgrade i where i.run_id = r.id and (i.ended_at is null or i.refused <> '')
      """
          .formatted(PAYOUT, EVENT, CLOSING, UPGRADE);

  /** Runs in which something is under way, found from what can be: that is little. */
  static final String UNDER_WAY =
      """
      select i.run_id from payout p join run_payout i on i.payout_id = p.id
      where (p.status in ('PLANNED', 'SENT') or p.status = 'RETURNED' and p.reversal_id is null) and %s = 'UNDER_WAY'
      union
      select i.run_id from stripe_event e join run_event i on i.event_id = e.id
      where e.status = 'RECEIVED' and %s = 'UNDER_WAY'
      union
      select i.run_id from run_closing i left join closing_failure f on f.tenant_id = i.tenant_id
      where i.ended_at is null and %s = 'UNDER_WAY'
      union
      select i.run_id from run_upgrade i where i.ended_at is null and %s = 'UNDER_WAY'
      """
          .formatted(PAYOUT, EVENT, CLOSING, UPGRADE);

  /** Each with what is shown of it, of the run whose id is given four times. */
  static final String ALL =
      """
      select p.id, coalesce(t.name, g.name) as name, %s as standing, p.status as state, coalesce(p.held, '') as held, p.note, p.amount_minor, p.currency,
        '' as reference, 0 as statements, null::uuid as statement
      from run_payout i join payout p on p.id = i.payout_id left join tenant t on t.id = p.tenant_id
        left join generator g on g.id = p.generator_id where i.run_id = ?
      union all
      select e.id, e.type, %s, e.status, '',
        case when e.status = 'RECEIVED' and e.attempts = 0 then '' else coalesce(e.error, e.outcome, '') end, null, null,
        e.event_id, 0, null
      from run_event i join stripe_event e on e.id = i.event_id where i.run_id = ?
      union all
      select t.id, t.name, %s, '', '', case when i.failed then coalesce(f.kind || ': ' || f.text, '') else '' end, null, null, '',
        (select count(*) from statement s where s.run_id = i.run_id and s.tenant_id = i.tenant_id),
        (select s.id from statement s where s.run_id = i.run_id and s.tenant_id = i.tenant_id order by s.number desc limit 1)
      from run_closing i join tenant t on t.id = i.tenant_id left join closing_failure f on f.tenant_id = i.tenant_id
      where i.run_id = ?
      union all
      select t.id, t.name, %s, '', '', i.refused, null, null, '', 0, null
      from run_upgrade i join tenant t on t.id = i.tenant_id where i.run_id = ?
      """
          .formatted(PAYOUT, EVENT, CLOSING, UPGRADE);

  private RunItems() {}
}
