package io.kyodaku.generation;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** One usage of a rightsholder's assets: what was asked, on which terms, and what it earned. */
@Dependent
public class OwnUsageDetail {

  private final Sql rows;

  @Inject
  public OwnUsageDetail(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * One licence of the tenant in the usage.
   *
   * @param asset its name; empty where the tenant's claim is on what another brought
   * @param fee for the seconds that were settled; until then, for those asked for
   * @param pricePerSecond before the use's factor and the share of ownership
   * @param shareBps the owner's part, in basis points
   * @param joint how the fee was divided with another owner, where it was
   */
  public record Licence(
      UUID claimId,
      UUID assetId,
      String asset,
      int contractVersion,
      String ruleId,
      Money pricePerSecond,
      int useFactorBps,
      int ownershipBps,
      int shareBps,
      Money fee,
      Optional<Joint> joint) {}

  /**
   * By an agreement of two owners a fee is a part of what both ask.
   *
   * @param shareBps of what both ask, this owner's part
   * @param ownFee what its own terms come to for the seconds asked for
   */
  public record Joint(UUID agreementId, int shareBps, Money ownFee) {}

  /** Something that was earned, or taken back. */
  public record Earned(UUID royaltyId, Instant at, String kind, Money fee, Money royalty) {}

  /**
   * The usage.
   *
   * @param territories sorted country codes, where the result is shown
   * @param endedAt when it was settled, given back or too late
   */
  public record Detail(
      UUID authorizationId,
      Instant askedAt,
      Use use,
      List<String> territories,
      int secondsAsked,
      Optional<Integer> secondsSettled,
      Quality quality,
      AuthorizationStatus status,
      Optional<Instant> endedAt,
      List<Licence> licences,
      List<Earned> earned) {

    public Detail {
      territories = List.copyOf(territories);
      licences = List.copyOf(licences);
      earned = List.copyOf(earned);
    }
  }

  private record Row(Detail usage, Licence licence) {}

  @TenantScoped
  public Optional<Detail> find(TenantId tenant, UUID authorizationId) {
    List<Row> found =
        rows.list(
            "select l.*, coalesce(a.name, '') as asset, u.status, u.settled_seconds, u.ended_at,"
                + " coalesce(r.fee, l.fee_micros) as fee from authorization_license l"
                + " join usage_authorization u on u.id = l.authorization_id"
                + " left join asset a on a.id = l.asset_id left join lateral (select"
                + " sum(fee_micros) as fee from royalty where authorization_id ="
                + " l.authorization_id and claim_id = l.claim_id and kind = 'USAGE') r on true"
                + " where l.tenant_id = ? and l.authorization_id = ? order by l.position",
            OwnUsageDetail::row,
            tenant,
            authorizationId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Earned> earned =
        rows.list(
            "select id, at, kind, currency, fee_micros, royalty_micros from royalty where tenant_id"
                + " = ? and authorization_id = ? and kind = 'USAGE' union all select id, at, kind,"
                + " currency, fee_micros, royalty_micros from royalty where tenant_id = ? and"
                + " authorization_id = ? and kind <> 'USAGE' order by at, id",
            OwnUsageDetail::earned,
            tenant,
            authorizationId,
            tenant,
            authorizationId);
    Detail first = found.getFirst().usage();
    return Optional.of(
        new Detail(
            first.authorizationId(),
            first.askedAt(),
            first.use(),
            first.territories(),
            first.secondsAsked(),
            first.secondsSettled(),
            first.quality(),
            first.status(),
            first.endedAt(),
            found.stream().map(Row::licence).toList(),
            earned));
  }

  private static Row row(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    int settled = row.getInt("settled_seconds");
    Optional<Integer> seconds = row.wasNull() ? Optional.empty() : Optional.of(settled);
    return new Row(
        new Detail(
            row.getObject("authorization_id", UUID.class),
            Sql.instant(row, "requested_at"),
            Use.valueOf(row.getString("use")),
            AuthorizationFacts.split(row.getString("territories")),
            row.getInt("seconds"),
            seconds,
            Quality.valueOf(row.getString("quality")),
            AuthorizationStatus.valueOf(row.getString("status")),
            Sql.optionalInstant(row, "ended_at"),
            List.of(),
            List.of()),
        new Licence(
            row.getObject("claim_id", UUID.class),
            row.getObject("asset_id", UUID.class),
            row.getString("asset"),
            row.getInt("contract_version"),
            row.getString("rule_id"),
            new Money(row.getLong("price_per_second_micros"), currency),
            row.getInt("use_factor_bps"),
            row.getInt("ownership_bps"),
            row.getInt("share_bps"),
            new Money(row.getLong("fee"), currency),
            joint(row, currency)));
  }

  private static Optional<Joint> joint(ResultSet row, Currency currency) throws SQLException {
    UUID agreement = row.getObject("joint_agreement_id", UUID.class);
    return agreement == null
        ? Optional.empty()
        : Optional.of(
            new Joint(
                agreement,
                row.getInt("joint_bps"),
                new Money(row.getLong("own_fee_micros"), currency)));
  }

  private static Earned earned(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Earned(
        row.getObject("id", UUID.class),
        Sql.instant(row, "at"),
        row.getString("kind"),
        new Money(row.getLong("fee_micros"), currency),
        new Money(row.getLong("royalty_micros"), currency));
  }
}
