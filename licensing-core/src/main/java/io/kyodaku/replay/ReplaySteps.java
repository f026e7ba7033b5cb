package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms.ContractOffer;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Trial;
import io.kyodaku.policy.Level;
import io.kyodaku.rule.Bounds;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** The steps of a replay, each in a transaction of its tenant alone. */
@Dependent
public class ReplaySteps {

  static final int SAMPLES_AT_MOST = 5_000;

  private final Sql rows;
  private final Clock clock;

  @Inject
  ReplaySteps(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** Begins it, or begins it again after a crash; empty where there is nothing to do any more. */
  @TenantScoped
  Optional<Replay> begin(TenantId tenant, UUID id) {
    int begun =
        rows.update(
            "update replay set status = 'RUNNING', done = 0, usages = coalesce((select"
                + " sum(p.usages) from usage_page p where p.tenant_id = replay.tenant_id and p.hour"
                + " >= replay.since and p.hour < replay.until), 0) where tenant_id = ? and id = ?"
                + " and status in ('WAITING', 'RUNNING')",
            tenant,
            id);
    return begun == 0
        ? Optional.empty()
        : rows.first(
            "select * from replay where tenant_id = ? and id = ?", Replays::replay, tenant, id);
  }

  /** The draft, with the assets that would listen to it. */
  @TenantScoped
  Trial.Draft draft(TenantId tenant, Replay replay) {
    Set<UUID> assets =
        switch (replay.level()) {
          case Level.OfAsset of -> Set.of(of.assetId());
          case Level.OfWork of ->
              Set.copyOf(
                  rows.list(
                      "select id from asset where tenant_id = ? and work_id = ?",
                      row -> row.getObject("id", UUID.class),
                      tenant,
                      of.workId()));
          case Level.OfTenant of -> Set.of();
        };
    return new Trial.Draft(replay.level(), replay.says(), assets);
  }

  @TenantScoped
  Optional<ContractOffer> offer(TenantId tenant, UUID versionId) {
    return rows.first(
        "select share_bps, royalty_base, max_fee_bps, terms_plugin, terms_hash, terms_config,"
            + " bound_uses, bound_seconds, bound_fee_factor_bps, bound_usages_a_month,"
            + " bound_generators from contract_version where tenant_id = ? and id = ?",
        row -> {
          boolean standard = row.getString("terms_plugin") == null;
          return new ContractOffer(
              row.getInt("share_bps"),
              RoyaltyBase.valueOf(row.getString("royalty_base")),
              row.getInt("max_fee_bps"),
              standard ? null : row.getString("terms_hash"),
              standard ? null : row.getString("terms_config"),
              Bounds.stored(
                  row.getString("bound_uses"),
                  row.getObject("bound_seconds", Integer.class),
                  row.getObject("bound_fee_factor_bps", Integer.class),
                  row.getObject("bound_usages_a_month", Long.class),
                  row.getString("bound_generators")));
        },
        tenant,
        versionId);
  }

  @TenantScoped
  List<PageSource.Stored> pages(TenantId tenant, Instant from, Instant until) {
    return rows.list(
        "select hour, usages, content from usage_page where tenant_id = ? and hour >= ? and hour <"
            + " ? order by hour, part",
        row ->
            new PageSource.Stored(
                Sql.instant(row, "hour"),
                row.getInt("usages"),
                ByteBuffer.wrap(row.getBytes("content"))),
        tenant,
        from,
        until);
  }

  /** Notes how far it is; false where it was cancelled. */
  @TenantScoped
  boolean goesOn(TenantId tenant, UUID id, long done) {
    return rows.update(
            "update replay set usages = greatest(usages, ?), done = ? where tenant_id = ? and id ="
                + " ? and status = 'RUNNING'",
            done,
            done,
            tenant,
            id)
        == 1;
  }

  /** Keeps what came of it, all at once, unless it was cancelled meanwhile. */
  @TenantScoped
  void end(TenantId tenant, UUID id, Tally tally) {
    if (!end(tenant, id, ReplayStatus.DONE)) {
      return;
    }
    save(tenant, id, tally.lines());
    saveUsages(tenant, id, tally.samples().newest(SAMPLES_AT_MOST));
  }

  @TenantScoped
  void fail(TenantId tenant, UUID id) {
    boolean unused = end(tenant, id, ReplayStatus.FAILED);
  }

  private boolean end(TenantId tenant, UUID id, ReplayStatus status) {
    return rows.update(
            "update replay set status = ?, ended_at = ? where tenant_id = ? and id = ? and status"
                + " in ('WAITING', 'RUNNING')",
            status,
            clock.instant(),
            tenant,
            id)
        == 1;
  }

  private void save(TenantId tenant, UUID id, List<Tally.Line> lines) {
    rows.update(
        "insert into replay_sum (tenant_id, replay_id, split, value, usages, granted_was,"
            + " asked_was, refused_was, granted_would, asked_would, refused_would,"
            + " earned_was_micros, earned_would_micros, open_would_micros, changed_since,"
            + " age_unknown) select ?, ?, * from unnest(?::text[], ?::text[], ?::bigint[],"
            + " ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],"
            + " ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])",
        tenant,
        id,
        texts(lines, line -> line.split().name()),
        texts(lines, Tally.Line::value),
        numbers(lines, Sum::usages),
        numbers(lines, Sum::grantedWas),
        numbers(lines, Sum::askedWas),
        numbers(lines, Sum::refusedWas),
        numbers(lines, Sum::grantedWould),
        numbers(lines, Sum::askedWould),
        numbers(lines, Sum::refusedWould),
        numbers(lines, Sum::earnedWas),
        numbers(lines, Sum::earnedWould),
        numbers(lines, Sum::openWould),
        numbers(lines, Sum::changedSince),
        numbers(lines, Sum::ageUnknown));
  }

  private void saveUsages(TenantId tenant, UUID id, List<Sample> samples) {
    rows.update(
        "insert into replay_usage (tenant_id, replay_id, usage_id, asset_id, requested_at,"
            + " recorded, use, territories, seconds, was, would, was_by, would_by,"
            + " earned_was_micros, earned_would_micros) select ?, ?, * from unnest(?::uuid[],"
            + " ?::uuid[], ?::text[]::timestamptz[], ?::text[]::boolean[], ?::text[], ?::text[],"
            + " ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])",
        tenant,
        id,
        texts(samples, one -> one.usageId().toString()),
        texts(samples, one -> one.assetId().toString()),
        texts(samples, one -> one.at().toString()),
        texts(samples, one -> Boolean.toString(one.recorded())),
        texts(samples, one -> one.use().name()),
        texts(samples, one -> String.join("|", one.territories())),
        texts(samples, one -> Integer.toString(one.seconds())),
        texts(samples, one -> one.was().name()),
        texts(samples, one -> one.would().name()),
        texts(samples, Sample::wasBy),
        texts(samples, Sample::wouldBy),
        texts(samples, one -> Long.toString(one.earnedWas())),
        texts(samples, one -> Long.toString(one.earnedWould())));
  }

  private static <T> String[] texts(List<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  private static String[] numbers(List<Tally.Line> lines, Function<Sum, Long> number) {
    return texts(lines, line -> Long.toString(number.apply(line.sum())));
  }
}
