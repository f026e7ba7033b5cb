package io.kyodaku.statement;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.plugin.Scheduled;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What closing would find: each tenant's period that is not closed yet, and what it has earned so
 * far. For operators to look at; changes nothing.
 */
@Dependent
public class OpenPeriods {

  /** So many plugins are asked at most for one page. */
  public static final int PAGE_SIZE = 25;

  private static final int PAGES_AT_MOST = 1_000_000;

  private final Transactions transactions;
  private final LedgerAccounts accounts;
  private final PeriodPlugins plugins;
  private final Clock clock;

  @Inject
  public OpenPeriods(
      @DatabaseRole(Kind.ADMIN) DataSource admin,
      LedgerAccounts accounts,
      PeriodPlugins plugins,
      Clock clock) {
    this.transactions = new Transactions(admin);
    this.accounts = accounts;
    this.plugins = plugins;
    this.clock = clock;
  }

  /**
   * A period that is not closed yet.
   *
   * @param from where the last statement ended, or the first contract began
   * @param ends when the tenant's schedule says what its end is; empty where its plugin failed
   * @param earned what came since the last statement and the next will state, one amount for each
   *     of the tenant's books: royalties, less what was taken back, and payouts that were returned
   * @param failure how the schedule plugin failed; else empty
   */
  public record OpenPeriod(
      TenantId tenant,
      String tenantName,
      Instant from,
      Optional<End> ends,
      List<Money> earned,
      String failure) {}

  /**
   * @param ended whether it can be closed now
   */
  public record End(Instant at, LocalDate dueDate, boolean ended) {}

  private record Open(
      TenantId tenant, String name, ContractInForce contract, Instant from, List<Money> earned) {}

  /**
   * @param more whether there is another page
   */
  public record Page(List<OpenPeriod> periods, boolean more) {}

  /**
   * By name; pages count from 0. Tenants whose contract ended are listed while something is open,
   * so that a page may be short before the last.
   */
  public Page page(int page) {
    SequencedMap<TenantId, String> tenants =
        transactions.run(connection -> tenants(connection, Math.clamp(page, 0, PAGES_AT_MOST)));
    boolean more = tenants.size() > PAGE_SIZE;
    if (more) {
      tenants.pollLastEntry();
    }
    List<LedgerAccounts.Line> money =
        accounts.of(tenants.keySet().stream().map(TenantId::value).toList());
    List<Open> open = transactions.run(connection -> open(connection, tenants, money));
    return new Page(open.stream().map(this::period).toList(), more);
  }

  private OpenPeriod period(Open open) {
    return switch (plugins.period(open.tenant(), open.contract().schedule(), open.from())) {
      case PluginAnswer.Answered<Scheduled>(Scheduled scheduled) ->
          open(
              open,
              Optional.of(
                  new End(
                      scheduled.to(),
                      scheduled.dueDate(),
                      !clock.instant().isBefore(scheduled.to()))),
              "");
      case PluginAnswer.Failed<Scheduled>(var kind, var text) ->
          open(open, Optional.empty(), kind + ": " + text);
    };
  }

  private static OpenPeriod open(Open open, Optional<End> ends, String failure) {
    return new OpenPeriod(open.tenant(), open.name(), open.from(), ends, open.earned(), failure);
  }

  private List<Open> open(
      Connection connection, Map<TenantId, String> tenants, List<LedgerAccounts.Line> money)
      throws SQLException {
    Map<TenantId, List<Money>> earned = earned(connection, tenants, money);
    List<Open> open = new ArrayList<>();
    for (Map.Entry<TenantId, String> tenant : tenants.entrySet()) {
      Optional<ContractInForce> contract =
          ContractInForce.of(connection, tenant.getKey(), clock.instant());
      List<Money> amounts = earned.getOrDefault(tenant.getKey(), List.of());
      if (contract.isPresent() && (contract.get().live() || !amounts.isEmpty())) {
        Instant from =
            StatementRows.last(connection, tenant.getKey())
                .map(StatementRows.Last::toAt)
                .orElse(contract.get().since());
        open.add(new Open(tenant.getKey(), tenant.getValue(), contract.get(), from, amounts));
      }
    }
    return open;
  }

  /** Of a page and one more, which tells that there is another. */
  private static SequencedMap<TenantId, String> tenants(Connection connection, int page)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select id, name from tenant t
            where exists (select from contract_version v where v.tenant_id = t.id and v.status in ('IN_FORCE', 'ENDED'))
            order by name, id limit ? offset ?
            """)) {
      select.setInt(1, PAGE_SIZE + 1);
      select.setLong(2, (long) page * PAGE_SIZE);
      SequencedMap<TenantId, String> tenants = new LinkedHashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tenants.put(new TenantId(row.getObject("id", UUID.class)), row.getString("name"));
        }
      }
      return tenants;
    }
  }

  /**
   * What the ledger owes each tenant, less what its last statement carried over in the same books.
   */
  private static Map<TenantId, List<Money>> earned(
      Connection connection, Map<TenantId, String> tenants, List<LedgerAccounts.Line> accounts)
      throws SQLException {
    Map<TenantId, Map<Books, Long>> carried = StatementRows.carried(connection, tenants.keySet());
    Map<TenantId, List<Money>> earned = new HashMap<>();
    for (LedgerAccounts.Line account : accounts) {
      if (account.kind() == AccountKind.ROYALTY_PAYABLE) {
        TenantId tenant = new TenantId(account.ownerId().orElseThrow());
        Books books = new Books(account.entity(), Currency.getInstance(account.ledger()));
        long micros =
            account.balance().longValueExact()
                - carried.getOrDefault(tenant, Map.of()).getOrDefault(books, 0L);
        if (micros != 0) {
          earned
              .computeIfAbsent(tenant, id -> new ArrayList<>())
              .add(new Money(micros, books.currency()));
        }
      }
    }
    return earned;
  }
}
