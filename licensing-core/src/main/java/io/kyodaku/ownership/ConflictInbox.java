package io.kyodaku.ownership;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What operators are asked about ownership: assertions that wait, and conflicts. */
@Dependent
public class ConflictInbox {

  public static final int PAGE_SIZE = 25;

  private final Sql admin;
  private final ConflictReading reading;

  @Inject
  public ConflictInbox(@DatabaseRole(Kind.ADMIN) DataSource admin, Published published) {
    this.admin = new Sql(admin);
    this.reading = new ConflictReading(this.admin, published);
  }

  /**
   * @param parties their names, the holding ones first
   */
  public record Listed(
      UUID id,
      String asset,
      String parties,
      String territories,
      ConflictStatus status,
      Instant openedAt,
      Optional<Instant> dueAt) {

    /** Whether an operator is to decide. */
    public boolean waits() {
      return status == ConflictStatus.UPHELD || status == ConflictStatus.APPEALED;
    }
  }

  /** The longest waiting first; at most a page. */
  public List<Assertion> assertions() {
    return Assertion.named(
        admin.list(
            "select * from ownership_assertion where status = 'WAITING' order by asserted_at, id"
                + " limit ?",
            Assertion::read,
            PAGE_SIZE),
        reading.published());
  }

  /**
   * What waits for an operator first, then what is open, then what is settled.
   *
   * @param page from 0
   */
  public List<Listed> page(int page) {
    return admin.list(
        """
        select c.id, a.name as asset, c.territories, c.status, c.opened_at, c.due_at,
          (select string_agg(t.name, ' · ' order by p.side desc, t.name) from conflict_party p join tenant t on t.id = p.tenant_id
           where p.conflict_id = c.id) as parties
        from ownership_conflict c join asset a on a.id = c.asset_id
        order by case when c.status in ('UPHELD', 'APPEALED') then 0 when c.status = 'SETTLED' then 2 else 1 end,
          c.opened_at, c.id limit ? offset ?
        """,
        row ->
            new Listed(
                row.getObject("id", UUID.class),
                row.getString("asset"),
                row.getString("parties"),
                row.getString("territories"),
                ConflictStatus.valueOf(row.getString("status")),
                Sql.instant(row, "opened_at"),
                Sql.optionalInstant(row, "due_at")),
        PAGE_SIZE,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  public Optional<ConflictDetail> find(UUID id) {
    return reading.find(id);
  }
}
