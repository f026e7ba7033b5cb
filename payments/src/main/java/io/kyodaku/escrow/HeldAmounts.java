package io.kyodaku.escrow;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What is held of royalties, as owners and operators see it: each owner its own alone. */
@Dependent
public class HeldAmounts {

  private final Sql own;
  private final Sql admin;

  @Inject
  public HeldAmounts(
      @DatabaseRole(Kind.TENANT) DataSource own, @DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.own = new Sql(own);
    this.admin = new Sql(admin);
  }

  /**
   * What one owner's contract put into a conflict's escrow, in one entity's books of a currency.
   *
   * @param put all that ever was
   * @param left of it, not released yet
   */
  public record InEscrow(String owner, String entity, Money put, Money left) {}

  /** What the tenant's own usages put into a conflict's escrow, by currency. */
  @TenantScoped
  public List<Money> put(TenantId tenant, UUID conflictId) {
    return own.list(
        "select currency, sum(amount_micros) as micros from royalty_held where tenant_id = ? and"
            + " conflict_id = ? group by currency order by currency",
        HeldAmounts::money,
        tenant,
        conflictId);
  }

  /** What was released of it to the tenant, by currency. */
  @TenantScoped
  public List<Money> released(TenantId tenant, UUID conflictId) {
    return own.list(
        "select currency, sum(amount_micros) as micros from statement_entry where tenant_id = ?"
            + " and kind = 'ESCROW_RELEASED' and text = ? group by currency order by currency",
        HeldAmounts::money,
        tenant,
        WireId.CONFLICT.format(conflictId));
  }

  /** What the tenant's usages of an asset earned for the part that nobody owns, by currency. */
  @TenantScoped
  public List<Money> unowned(TenantId tenant, UUID assetId) {
    return own.list(
        "select currency, sum(amount_micros) as micros from royalty_held where tenant_id = ? and"
            + " asset_id = ? and conflict_id is null group by currency order by currency",
        HeldAmounts::money,
        tenant,
        assetId);
  }

  /** All of a conflict's escrow, for operators. */
  public List<InEscrow> ofConflict(UUID conflictId) {
    return admin.list(
        """
        select t.name, h.selling_entity, h.currency, sum(h.amount_micros) as put,
          sum(h.amount_micros) filter (where not exists (
            select from escrow_release_part p where p.held_id = h.id)) as remaining
        from royalty_held h join tenant t on t.id = h.tenant_id
        where h.conflict_id = ? group by t.name, h.selling_entity, h.currency
        order by t.name, h.selling_entity, h.currency
        """,
        row -> {
          Currency currency = Currency.getInstance(row.getString("currency"));
          return new InEscrow(
              row.getString("name"),
              row.getString("selling_entity"),
              new Money(row.getLong("put"), currency),
              new Money(row.getLong("remaining"), currency));
        },
        conflictId);
  }

  private static Money money(ResultSet row) throws SQLException {
    return new Money(row.getLong("micros"), Currency.getInstance(row.getString("currency")));
  }
}
