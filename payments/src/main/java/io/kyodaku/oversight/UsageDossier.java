package io.kyodaku.oversight;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * One usage with all that hangs on it, at the end of every drill. What was prompted is not kept and
 * so not here.
 */
@Dependent
public class UsageDossier {

  private final Sql admin;

  @Inject
  public UsageDossier(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * @param territories where the result is shown, as codes or a star
   * @param settledSeconds what was rendered, once it was settled
   */
  public record Usage(
      UUID id,
      String status,
      String use,
      String quality,
      List<String> territories,
      int seconds,
      Optional<Integer> settledSeconds,
      UUID creatorId,
      String creator,
      UUID generatorId,
      String generator,
      long priceMicros,
      long computeMicros,
      long heldMicros,
      long chargedMicros,
      int parVersion,
      Instant createdAt,
      Optional<Instant> grantedAt,
      Instant expiresAt,
      Optional<Instant> endedAt) {}

  /**
   * The terms of one claim, frozen when it was granted, and what came of them.
   *
   * @param royaltyMicros what the owner earned, less what was taken back
   * @param statementId the statement that has it
   */
  public record License(
      UUID assetId,
      String asset,
      TenantId tenant,
      String tenantName,
      UUID contractVersionId,
      int contractVersion,
      String ruleId,
      String currency,
      String entity,
      long feeMicros,
      int shareBps,
      String royaltyBase,
      Optional<Long> royaltyMicros,
      Optional<UUID> statementId,
      Optional<Integer> statementNumber) {}

  public Optional<Usage> find(UUID id) {
    return admin.first(
        """
        select u.*, p.name as creator, g.name as generator from usage_authorization u
        join creator c on c.id = u.creator_id join account p on p.id = c.account_id
        join generator g on g.id = u.generator_id where u.id = ?
        """,
        UsageDossier::usage,
        id);
  }

  /**
   * In the order of the decision. What was earned and what was taken back have an index each, by
   * the usage; in one condition PostgreSQL takes neither, and reads all that the owner ever earned.
   */
  public List<License> licenses(UUID id) {
    return admin.list(
        """
        select l.*, a.name as asset, t.name as tenant, r.royalty, r.statement_id, s.number
        from authorization_license l
        join asset a on a.id = l.asset_id
        join tenant t on t.id = l.tenant_id
        left join lateral (
          select sum(y.royalty_micros) as royalty,
            (array_agg(sr.statement_id order by y.at) filter (where y.kind = 'USAGE'))[1] as statement_id
          from (
            select * from royalty where authorization_id = l.authorization_id and claim_id = l.claim_id and kind = 'USAGE'
            union all
            select * from royalty where authorization_id = l.authorization_id and claim_id = l.claim_id and kind <> 'USAGE') y
          left join statement_royalty sr on sr.royalty_id = y.id) r on true
        left join statement s on s.id = r.statement_id
        where l.authorization_id = ? order by l.position, l.claim_id
        """,
        UsageDossier::license,
        id);
  }

  /** A usage on a statement. */
  public record Stated(
      UUID authorizationId,
      Instant at,
      String kind,
      UUID assetId,
      String asset,
      String use,
      int seconds,
      long royaltyMicros) {}

  /**
   * What a statement adds up, usage by usage, by royalty.
   *
   * @param after the royalty's id that the page before ended with
   */
  public List<StatedRow> ofStatement(UUID statementId, Optional<UUID> after, int size) {
    return admin.list(
        """
        select y.id, y.authorization_id, y.at, y.kind, y.asset_id, a.name as asset, y.use, y.seconds, y.royalty_micros
        from statement_royalty sr join royalty y on y.id = sr.royalty_id join asset a on a.id = y.asset_id
        where sr.statement_id = ? and (?::uuid is null or y.id > ?) order by y.id limit ?
        """,
        row ->
            new StatedRow(
                row.getObject("id", UUID.class),
                new Stated(
                    row.getObject("authorization_id", UUID.class),
                    Sql.instant(row, "at"),
                    row.getString("kind"),
                    row.getObject("asset_id", UUID.class),
                    row.getString("asset"),
                    row.getString("use"),
                    row.getInt("seconds"),
                    row.getLong("royalty_micros"))),
        statementId,
        after.orElse(null),
        after.orElse(null),
        size);
  }

  public record StatedRow(UUID royaltyId, Stated usage) {}

  private static Usage usage(ResultSet row) throws SQLException {
    return new Usage(
        row.getObject("id", UUID.class),
        row.getString("status"),
        row.getString("use"),
        row.getString("quality"),
        List.of(row.getString("territories").split("[|, ]+")),
        row.getInt("seconds"),
        Optional.ofNullable(row.getObject("settled_seconds", Integer.class)),
        row.getObject("creator_id", UUID.class),
        row.getString("creator"),
        row.getObject("generator_id", UUID.class),
        row.getString("generator"),
        row.getLong("price_micros"),
        row.getLong("compute_micros"),
        row.getLong("held_micros"),
        row.getLong("charged_micros"),
        row.getInt("par_version"),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "granted_at"),
        Sql.instant(row, "expires_at"),
        Sql.optionalInstant(row, "ended_at"));
  }

  private static License license(ResultSet row) throws SQLException {
    return new License(
        row.getObject("asset_id", UUID.class),
        row.getString("asset"),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getString("tenant"),
        row.getObject("contract_version_id", UUID.class),
        row.getInt("contract_version"),
        row.getString("rule_id"),
        row.getString("currency"),
        row.getString("selling_entity"),
        row.getLong("fee_micros"),
        row.getInt("share_bps"),
        row.getString("royalty_base"),
        Optional.ofNullable(row.getBigDecimal("royalty")).map(java.math.BigDecimal::longValueExact),
        Optional.ofNullable(row.getObject("statement_id", UUID.class)),
        Optional.ofNullable(row.getObject("number", Integer.class)));
  }
}
