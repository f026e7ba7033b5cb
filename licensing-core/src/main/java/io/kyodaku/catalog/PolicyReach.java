package io.kyodaku.catalog;

import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How far goes what is said at one level: what is said now, and which assets listen to it. */
@Dependent
public class PolicyReach {

  private static final String COUNTED =
      "select count(*) filter (where %1$s) as listening, count(*) filter (where not %1$s) as own,"
          + " min(c.price_per_second_micros) filter (where %1$s) as lowest,"
          + " max(c.price_per_second_micros) filter (where %1$s) as highest"
          + OwnCatalog.OWN
          + " and c.status <> 'RELEASED'";

  private final DataSource source;
  private final Sql rows;

  @Inject
  PolicyReach(@DatabaseRole(Kind.TENANT) DataSource source) {
    this.source = source;
    this.rows = new Sql(source);
  }

  /**
   * What there is to know of a level before something is said there.
   *
   * @param name of the asset or the work; empty for everything
   * @param workId of an asset, the work it belongs to
   * @param said what is said there now
   * @param above what holds where nothing is said there
   * @param from where that is said
   * @param assets how many listen to it
   * @param others how many below it say something of their own and stay as they are
   * @param lowest price per second of those that listen
   * @param highest the same
   */
  public record Reach(
      String name,
      Optional<UUID> workId,
      Optional<PolicyPreset> said,
      PolicyPreset above,
      OwnCatalog.PolicyFrom from,
      long assets,
      long others,
      Money lowest,
      Money highest) {}

  /** Empty where there is no such asset or work of the tenant. */
  @TenantScoped
  public Optional<Reach> of(TenantId tenant, Level level) {
    return switch (level) {
      case Level.OfAsset of -> ofAsset(tenant, of.assetId());
      case Level.OfWork of -> ofWork(tenant, of.workId());
      case Level.OfTenant of -> Optional.of(ofTenant(tenant));
    };
  }

  private Optional<Reach> ofAsset(TenantId tenant, UUID assetId) {
    return rows.first(
        "select a.name, a.work_id, pa.preset as said, coalesce(pw.preset, pt.preset, 'CLOSED') as"
            + " above, case when pw.preset is not null then 'WORK' when pt.preset is not null then"
            + " 'TENANT' else 'NOBODY' end as said_from, c.price_per_second_micros as price,"
            + " c.currency"
            + OwnCatalog.OWN
            + " and a.id = ?",
        PolicyReach::asset,
        tenant,
        assetId);
  }

  private static Reach asset(ResultSet row) throws SQLException {
    Money price = new Money(row.getLong("price"), Currency.getInstance(row.getString("currency")));
    return new Reach(
        row.getString("name"),
        Optional.of(row.getObject("work_id", UUID.class)),
        preset(row.getString("said")),
        PolicyPreset.valueOf(row.getString("above")),
        OwnCatalog.PolicyFrom.valueOf(row.getString("said_from")),
        1,
        0,
        price,
        price);
  }

  private Optional<Reach> ofWork(TenantId tenant, UUID workId) {
    Optional<PolicyPreset> above = saidOfAll(tenant);
    return rows.first(
            "select w.title, p.preset from work w left join policy p on p.tenant_id = w.tenant_id"
                + " and p.work_id = w.id where w.tenant_id = ? and w.id = ?",
            row -> new Named(row.getString("title"), preset(row.getString("preset"))),
            tenant,
            workId)
        .map(
            work ->
                reach(
                    work,
                    above,
                    OwnCatalog.PolicyFrom.TENANT,
                    counted("(pa.preset is null)", " and a.work_id = ?", tenant, workId)));
  }

  private Reach ofTenant(TenantId tenant) {
    return reach(
        new Named("", saidOfAll(tenant)),
        Optional.empty(),
        OwnCatalog.PolicyFrom.NOBODY,
        counted("(pa.preset is null and pw.preset is null)", "", tenant));
  }

  private record Named(String name, Optional<PolicyPreset> said) {}

  private record Counted(long listening, long own, long lowest, long highest) {}

  private Reach reach(
      Named of, Optional<PolicyPreset> above, OwnCatalog.PolicyFrom from, Counted counted) {
    Currency currency = OwnTenant.of(source).currency();
    return new Reach(
        of.name(),
        Optional.empty(),
        of.said(),
        above.orElse(PolicyPreset.CLOSED),
        above.isPresent() ? from : OwnCatalog.PolicyFrom.NOBODY,
        counted.listening(),
        counted.own(),
        new Money(counted.lowest(), currency),
        new Money(counted.highest(), currency));
  }

  private Counted counted(String listens, String narrowed, Object... parameters) {
    return rows.first(
            COUNTED.formatted(listens) + narrowed,
            row ->
                new Counted(
                    row.getLong("listening"),
                    row.getLong("own"),
                    row.getLong("lowest"),
                    row.getLong("highest")),
            parameters)
        .orElseThrow();
  }

  private Optional<PolicyPreset> saidOfAll(TenantId tenant) {
    return rows.<Optional<PolicyPreset>>first(
            "select preset from policy where tenant_id = ? and work_id is null and asset_id is"
                + " null",
            row -> preset(row.getString("preset")),
            tenant)
        .flatMap(said -> said);
  }

  private static Optional<PolicyPreset> preset(@Nullable String name) {
    return Optional.ofNullable(name).map(PolicyPreset::valueOf);
  }
}
