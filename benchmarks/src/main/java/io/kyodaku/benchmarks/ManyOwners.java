package io.kyodaku.benchmarks;

import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.PeriodPlugins;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Rightsholders with a contract and what settled usages of one month left them. Written straight
 * into the tables: what was authorized does not matter to those who add up.
 */
final class ManyOwners {

  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final DataSource owner;
  private final LocalDate month;

  /**
   * @param month the first day of the month that they earned in
   */
  ManyOwners(DataSource owner, LocalDate month) {
    this.owner = owner;
    this.month = month;
  }

  static LocalDate lastMonth() {
    return LocalDate.now(TOKYO).withDayOfMonth(1).minusMonths(1);
  }

  /** Ended long enough ago that what it brought is due. */
  static LocalDate dueMonth() {
    return LocalDate.now(TOKYO).withDayOfMonth(1).minusMonths(2);
  }

  /** So many owners, each with so many royalties of an asset, of two uses in turn. */
  void earn(int owners, int usagesOfEach, long royaltyMicros) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set session_replication_role = replica");
      statement.execute("set synchronous_commit = off");
      statement.execute(
          """
          create temp table fresh on commit drop as
          select n, uuidv7() as tenant, uuidv7() as contract, uuidv7() as version, uuidv7() as work, uuidv7() as asset,
                 uuidv7() as claim, uuidv7() as account
          from generate_series(1, %d) n;
          insert into tenant (id, slug, kind, name, country, language, currency, selling_entity, status, created_at)
          select tenant, 'many-' || n, 'ORGANISATION', 'Owner ' || n, 'JP', 'ja', 'JPY', 'JP', 'VERIFIED', now() from fresh;
          insert into contract (id, tenant_id, created_at) select contract, tenant, now() from fresh;
          insert into work (id, tenant_id, title, created_at) select work, tenant, 'Work ' || n, now() from fresh;
          insert into asset (id, tenant_id, work_id, kind, name, created_at)
          select asset, tenant, work, 'CHARACTER', 'Character ' || n, now() from fresh;
          """
              .formatted(owners));
      run(
          connection,
          """
          insert into contract_version (id, contract_id, tenant_id, number, status, preset, selling_entity, currency,
            share_bps, royalty_base, chargeback_risk, max_fee_bps, language, document, document_hash, effective_from,
            created_at)
          select version, contract, tenant, 1, 'IN_FORCE', 'STANDARD', 'JP', 'JPY', 7000, 'LIST', 'PLATFORM', 20000, 'en',
            'words', repeat('0', 64), ?, now() from fresh
          """,
          start().atOffset(ZoneOffset.UTC));
      run(
          connection,
          """
          insert into royalty (id, tenant_id, authorization_id, claim_id, asset_id, contract_version_id, kind, use,
            seconds, currency, selling_entity, fee_micros, base, base_micros, share_bps, royalty_micros, platform_micros,
            par_version, at, territories)
          select uuidv7(), tenant, uuidv7(), claim, asset, version, 'USAGE',
            case usage %% 2 when 0 then 'SHARED' else 'PERSONAL' end, 8, 'JPY', 'JP', %1$d, 'LIST', %1$d, 5000, %2$d,
            %1$d - %2$d, 1, ? + make_interval(secs => (usage * 7919 %% 2419200)), 'JP|US'
          from generate_series(1, %3$d) usage, fresh
          """
              .formatted(2 * royaltyMicros, royaltyMicros, usagesOfEach),
          start().atOffset(ZoneOffset.UTC));
      statement.execute(
          """
          insert into ledger_account (id, ledger, entity, kind, owner_id, created_at)
          select uuidv7(), 'JPY', 'JP', 'ROYALTY_COST', null, now()
          where not exists (select from ledger_account where (ledger, entity, kind) = ('JPY', 'JP', 'ROYALTY_COST'));
          insert into ledger_account (id, ledger, entity, kind, owner_id, created_at)
          select account, 'JPY', 'JP', 'ROYALTY_PAYABLE', tenant, now() from fresh;
          insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros, code, reference_id,
            batch_id, at)
          select uuidv7(), 'JPY', 'JP', c.id, account, %d, 'ROYALTY_OWED', tenant, tenant, now()
          from fresh, ledger_account c where (c.ledger, c.entity, c.kind) = ('JPY', 'JP', 'ROYALTY_COST')
          """
              .formatted(royaltyMicros * usagesOfEach));
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("reset session_replication_role");
      statement.execute("vacuum analyze");
    }
  }

  private Instant start() {
    return month.atStartOfDay(TOKYO).toInstant();
  }

  private static void run(Connection connection, String sql, Object value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      statement.execute();
    }
  }

  /** Calendar months in Tokyo, due after ten days; nothing added, all of it paid. */
  static final class Monthly implements PeriodPlugins {

    @Override
    public PluginAnswer<Scheduled> period(TenantId tenant, PluginPin schedulePin, Instant moment) {
      LocalDate first = LocalDate.ofInstant(moment, TOKYO).withDayOfMonth(1);
      LocalDate next = first.plusMonths(1);
      return new PluginAnswer.Answered<>(
          new Scheduled(TOKYO, new Period(first, next), next.plusDays(9)));
    }

    @Override
    public PluginAnswer<List<StatementLine>> lines(
        TenantId tenant, PluginPin termsPin, PeriodFacts facts, long guaranteedMicros) {
      return new PluginAnswer.Answered<>(List.of());
    }

    @Override
    public PluginAnswer<Boolean> pays(TenantId tenant, PluginPin schedulePin, PayableFacts facts) {
      return new PluginAnswer.Answered<>(true);
    }
  }
}
