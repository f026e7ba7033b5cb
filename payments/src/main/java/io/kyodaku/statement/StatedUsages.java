package io.kyodaku.statement;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Which usages are behind a line of a tenant's statement, and on which line a usage stands. */
@Dependent
public class StatedUsages {

  /** At most this many at once. */
  public static final int PAGE_AT_MOST = 100;

  private final Sql rows;

  @Inject
  public StatedUsages(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * What one usage adds to a line.
   *
   * @param base what the share was taken of
   * @param royalty negative when taken back
   * @param joint by which agreement of two owners the fee was divided, where it was
   */
  public record Stated(
      UUID royaltyId,
      UUID authorizationId,
      Instant at,
      int seconds,
      Money base,
      int shareBps,
      Money royalty,
      Optional<Joint> joint) {}

  /**
   * @param shareBps of what both owners ask, this one's part
   */
  public record Joint(UUID agreementId, int shareBps) {}

  /**
   * Where a royalty stands.
   *
   * @param number the statement's
   * @param position the line's, from 1
   */
  public record Place(UUID royaltyId, UUID statementId, int number, int position) {}

  /**
   * In the order in which they were earned; another tenant's has none.
   *
   * @param after the royalty that the page before ended with
   */
  @TenantScoped
  public List<Stated> ofLine(
      TenantId tenant, UUID statementId, int position, Optional<UUID> after, int size) {
    return rows.list(
        """
        select r.*, l.joint_agreement_id, l.joint_bps from statement_royalty s join royalty r on r.id = s.royalty_id
        left join authorization_license l on l.authorization_id = r.authorization_id and l.claim_id = r.claim_id
        where s.statement_id = ? and s.position = ? and s.royalty_id > ? and r.tenant_id = ?
        order by s.royalty_id limit ?
        """,
        StatedUsages::stated,
        statementId,
        position,
        after.orElse(new UUID(0, 0)),
        tenant,
        Math.clamp(size, 1, PAGE_AT_MOST));
  }

  /** By royalty; what no statement has yet is left out. */
  @TenantScoped
  public Map<UUID, Place> ofUsage(TenantId tenant, UUID authorizationId) {
    return rows
        .list(
            """
            select s.royalty_id, s.statement_id, s.position, t.number
            from royalty r join statement_royalty s on s.royalty_id = r.id join statement t on t.id = s.statement_id
            where r.tenant_id = ? and r.authorization_id = ? and r.kind = 'USAGE'
            union all
            select s.royalty_id, s.statement_id, s.position, t.number
            from royalty r join statement_royalty s on s.royalty_id = r.id join statement t on t.id = s.statement_id
            where r.tenant_id = ? and r.authorization_id = ? and r.kind <> 'USAGE'
            """,
            row ->
                new Place(
                    row.getObject("royalty_id", UUID.class),
                    row.getObject("statement_id", UUID.class),
                    row.getInt("number"),
                    row.getInt("position")),
            tenant,
            authorizationId,
            tenant,
            authorizationId)
        .stream()
        .collect(Collectors.toUnmodifiableMap(Place::royaltyId, Function.identity()));
  }

  private static Stated stated(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    int jointBps = row.getInt("joint_bps");
    return new Stated(
        row.getObject("id", UUID.class),
        row.getObject("authorization_id", UUID.class),
        Sql.instant(row, "at"),
        row.getInt("seconds"),
        new Money(row.getLong("base_micros"), currency),
        row.getInt("share_bps"),
        new Money(row.getLong("royalty_micros"), currency),
        Optional.ofNullable(row.getObject("joint_agreement_id", UUID.class))
            .map(agreement -> new Joint(agreement, jointBps)));
  }
}
