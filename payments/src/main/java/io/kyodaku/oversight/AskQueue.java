package io.kyodaku.oversight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Usages that wait for an owner's answer, over all owners: for operators, who can't answer. */
@Dependent
public class AskQueue {

  public static final int PAGE_SIZE = 25;

  private final Sql admin;

  @Inject
  public AskQueue(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * What waits for one owner.
   *
   * @param tenant whose answer it waits for
   * @param expiresAt until when it can be answered
   * @param assets what of the owner's it is about, as the owner calls it, by its id
   * @param fee at the terms of when it was asked
   * @param remindedAt when an operator last reminded the owner
   */
  public record Ask(
      UUID authorizationId,
      TenantId tenant,
      String tenantName,
      TenantStatus tenantStatus,
      String generator,
      Instant askedAt,
      Instant expiresAt,
      String use,
      int seconds,
      Map<UUID, String> assets,
      Money fee,
      Optional<Instant> remindedAt) {}

  /**
   * What waits longest first.
   *
   * @param words a part of the owner's name; empty for all
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<Ask> page(String words, int page) {
    String part = words.replaceAll("([\\\\%_])", "\\\\$1");
    return admin.list(
        """
        select u.id, p.tenant_id, t.name as tenant, t.status, g.name as generator, p.asked_at, u.expires_at, u.use,
          u.seconds, l.assets, l.names, l.fee, l.currency, r.reminded_at
        from usage_authorization u
        join authorization_approval p on p.authorization_id = u.id and p.answer = 'PENDING'
        join tenant t on t.id = p.tenant_id
        join generator g on g.id = u.generator_id
        left join approval_reminder r on r.authorization_id = p.authorization_id and r.tenant_id = p.tenant_id
        cross join lateral (
          select array_agg(a.id order by l.position) as assets, array_agg(a.name order by l.position) as names, coalesce(sum(l.fee_micros), 0) as fee,
            coalesce(min(l.currency), t.currency) as currency
          from authorization_license l join asset a on a.id = l.asset_id
          where l.authorization_id = p.authorization_id and l.tenant_id = p.tenant_id) l
        where u.status = 'PENDING_APPROVAL' and (? = '' or t.name ilike ?)
        order by u.created_at, u.id, p.tenant_id limit ? offset ?
        """,
        AskQueue::ask,
        words,
        "%" + part + "%",
        PAGE_SIZE + 1,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  private static Map<UUID, String> assets(ResultSet row) throws SQLException {
    Map<UUID, String> assets = new LinkedHashMap<>();
    if (row.getArray("assets") != null) {
      UUID[] ids = (UUID[]) row.getArray("assets").getArray();
      String[] names = (String[]) row.getArray("names").getArray();
      for (int i = 0; i < ids.length; i++) {
        assets.put(ids[i], names[i]);
      }
    }
    return assets;
  }

  private static Ask ask(ResultSet row) throws SQLException {
    return new Ask(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getString("tenant"),
        TenantStatus.valueOf(row.getString("status")),
        row.getString("generator"),
        Sql.instant(row, "asked_at"),
        Sql.instant(row, "expires_at"),
        row.getString("use"),
        row.getInt("seconds"),
        assets(row),
        new Money(row.getLong("fee"), Currency.getInstance(row.getString("currency"))),
        Sql.optionalInstant(row, "reminded_at"));
  }
}
