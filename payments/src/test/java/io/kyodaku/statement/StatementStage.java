package io.kyodaku.statement;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Ledger;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.TransferCode;
import io.kyodaku.log.Actor;
import io.kyodaku.plugin.FailureKind;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.Period;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Tenants with contracts and royalties, plugins that say what a test wants, and a clock to move.
 */
public final class StatementStage {

  public static final Currency YEN = Currency.getInstance("JPY");
  public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  public final TestDatabase database;
  public final MovableClock clock;
  public final ScriptedPlugins plugins = new ScriptedPlugins();
  public final ClosingStatement closing;
  public final Statements statements;

  /** Says what a test wants. */
  public static final class ScriptedPlugins implements PeriodPlugins {

    /** Calendar months in Tokyo, due after ten days. */
    public Function<Instant, PluginAnswer<Scheduled>> schedule =
        moment -> new PluginAnswer.Answered<>(month(TOKYO, moment));

    public BiFunction<TenantId, PeriodFacts, PluginAnswer<List<StatementLine>>> terms =
        (tenant, facts) -> new PluginAnswer.Answered<>(List.of());

    public Function<PayableFacts, PluginAnswer<Boolean>> pays =
        facts -> new PluginAnswer.Answered<>(true);

    public final List<PeriodFacts> asked = new ArrayList<>();
    public final List<Long> guaranteed = new ArrayList<>();
    public final List<PayableFacts> payable = new ArrayList<>();

    @Override
    public PluginAnswer<Scheduled> period(TenantId tenant, PluginPin schedulePin, Instant moment) {
      return schedule.apply(moment);
    }

    @Override
    public PluginAnswer<List<StatementLine>> lines(
        TenantId tenant, PluginPin termsPin, PeriodFacts facts, long guaranteedMicros) {
      asked.add(facts);
      guaranteed.add(guaranteedMicros);
      return terms.apply(tenant, facts);
    }

    @Override
    public PluginAnswer<Boolean> pays(TenantId tenant, PluginPin schedulePin, PayableFacts facts) {
      payable.add(facts);
      return pays.apply(facts);
    }
  }

  public StatementStage(TestDatabase database, Instant now) {
    this.database = database;
    clock = new MovableClock(now);
    closing = new ClosingStatement(database.admin(), plugins, clock);
    statements = new Statements(database.admin());
  }

  public static Scheduled month(ZoneId zone, Instant moment) {
    LocalDate first = LocalDate.ofInstant(moment, zone).withDayOfMonth(1);
    LocalDate next = first.plusMonths(1);
    return new Scheduled(zone, new Period(first, next), next.plusDays(9));
  }

  public static <T> PluginAnswer<T> failure() {
    return new PluginAnswer.Failed<>(FailureKind.THREW, "It threw");
  }

  /** A verified tenant whose contract is in force since then. */
  public TenantId tenant(Instant since) {
    TenantId tenant = TestTenants.verified(database, "JPY");
    UUID contract = Ids.next();
    TestTenants.execute(
        database,
        "insert into contract (id, tenant_id, created_at) values (?, ?, now())",
        contract,
        tenant.value());
    version(tenant, 1, "IN_FORCE", "JP", since);
    return tenant;
  }

  /** A version of the tenant's contract. */
  public UUID version(TenantId tenant, int number, String status, String entity, Instant since) {
    UUID id = Ids.next();
    TestTenants.execute(
        database,
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, effective_from, created_at) select ?, id,"
            + " tenant_id, ?, ?, 'STANDARD', ?, 'JPY', 7000, 'LIST', 'PLATFORM', 20000, 'en',"
            + " 'words', repeat('0', 64), ?, now() from contract where tenant_id = ?",
        id,
        number,
        status,
        entity,
        since.atOffset(ZoneOffset.UTC),
        tenant.value());
    return id;
  }

  public UUID asset(TenantId tenant) {
    UUID work = Ids.next();
    UUID asset = Ids.next();
    TestTenants.execute(
        database,
        "insert into work (id, tenant_id, title, created_at) values (?, ?, ?, now())",
        work,
        tenant.value(),
        "Work " + work);
    TestTenants.execute(
        database,
        "insert into asset (id, tenant_id, work_id, kind, name, created_at)"
            + " values (?, ?, ?, 'CHARACTER', 'Momo', now())",
        asset,
        tenant.value(),
        work);
    return asset;
  }

  /** What a settled usage of a fee of twice the royalty leaves, with its transfer. */
  public void royalty(TenantId tenant, UUID asset, String use, long royaltyMicros, Instant at) {
    royalty(tenant, asset, "JP", "USAGE", use, royaltyMicros, at);
  }

  /** The same, of any kind and in any entity's books. */
  public void royalty(
      TenantId tenant,
      UUID asset,
      String entity,
      String kind,
      String use,
      long royaltyMicros,
      Instant at) {
    // Past the foreign keys: what was authorized does not matter here.
    TestTenants.execute(
        database,
        "set session_replication_role = replica; insert into royalty (id, tenant_id,"
            + " authorization_id, claim_id, asset_id, contract_version_id, kind, use, seconds,"
            + " currency, selling_entity, fee_micros, base, base_micros, share_bps,"
            + " royalty_micros, platform_micros, par_version, at) values (?, ?, ?, ?, ?, ?, ?, ?,"
            + " 8, 'JPY', ?, ?, 'LIST', ?, 5000, ?, ?, 1, ?)",
        Ids.next(),
        tenant.value(),
        Ids.next(),
        Ids.next(),
        asset,
        Ids.next(),
        kind,
        use,
        entity,
        2 * royaltyMicros,
        2 * royaltyMicros,
        royaltyMicros,
        royaltyMicros,
        at.atOffset(ZoneOffset.UTC));
    Account cost = Account.of(AccountKind.ROYALTY_COST, entity, YEN);
    Account owed = Account.of(AccountKind.ROYALTY_PAYABLE, entity, YEN, tenant.value());
    if (royaltyMicros != 0) {
      new Transactions(database.admin())
          .run(
              connection -> {
                Ledger.post(
                    connection,
                    List.of(
                        Posting.about(
                            Ids.next(),
                            royaltyMicros > 0 ? cost : owed,
                            royaltyMicros > 0 ? owed : cost,
                            Math.abs(royaltyMicros),
                            TransferCode.ROYALTY_OWED)),
                    clock);
                return true;
              });
    }
  }

  /** A settled usage that is shown in such territories. */
  public void shown(
      TenantId tenant, UUID asset, String territories, long royaltyMicros, Instant at) {
    royalty(tenant, asset, "SHARED", royaltyMicros, at);
    TestTenants.execute(
        database,
        "set session_replication_role = replica; update royalty set territories = case when"
            + " length(?) > 8 then '+' else ? end where id = (select id from royalty where"
            + " tenant_id = ? order by seq desc limit 1)",
        territories,
        territories,
        tenant.value());
  }

  public ClosingStatement.Outcome close(TenantId tenant) {
    return closing.close(tenant, Actor.system());
  }

  /** Closes the next period, which has ended and gives one statement. */
  public StatementDetail closed(TenantId tenant) {
    return switch (close(tenant)) {
      case ClosingStatement.Outcome.Closed(List<UUID> ids) when ids.size() == 1 ->
          statements.find(ids.getFirst()).orElseThrow();
      case ClosingStatement.Outcome outcome -> throw new AssertionError(outcome);
    };
  }

  /** What an account of the tenant holds in the books of an entity, credits less debits. */
  public long balance(AccountKind kind, String entity, Optional<TenantId> owner) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select coalesce(sum(case when t.credit_account = a.id then t.amount_micros else -t.amount_micros end), 0)
                from ledger_account a join transfer t on a.id in (t.credit_account, t.debit_account)
                where a.kind = ? and a.entity = ? and a.ledger = 'JPY' and a.owner_id is not distinct from ?::uuid
                """)) {
      select.setString(1, kind.name());
      select.setString(2, entity);
      select.setObject(3, owner.map(TenantId::value).orElse(null));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
