package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.ledger.Margin;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.ledger.Transfers;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see of the ledger is what adding up all transfers says, whatever is rolled up. */
class LedgerExplorerTest {

  private final World world = new World(TestDatabase.fresh());
  private final LedgerAccounts accounts = new LedgerAccounts(world.database.admin());
  private final Transfers transfers = new Transfers(world.database.admin());
  private final Margin margin = new Margin(world.database.admin());
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private final World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  private final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);
  private final List<Instant> moments = new ArrayList<>();

  @BeforeEach
  void live() {
    world.link(creator, generator, null);
    world.purchase(creator, 400, 40_000, USD);
    world.gift(creator, 100);
    for (int day = 0; day < 6; day++) {
      moments.add(world.clock.instant());
      settle();
      world.clock.pass(Duration.ofHours(7));
      moments.add(world.clock.instant());
      settle();
      world.clock.pass(Duration.ofDays(9));
      if (day == 3) {
        new RollingUpBalances(world.database.admin()).run("");
      }
    }
    moments.add(world.clock.instant());
    moments.add(
        world
            .clock
            .instant()
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    charges.close();
  }

  private void settle() {
    Price price = World.price(generator, 2 * CREDIT, 4, 3 * CREDIT, claim);
    Authorization asked =
        world.authorization(creator, generator, 4, price, AuthorizationStatus.AUTHORIZED);
    charges.hold(world.request(asked));
    world.clock.pass(Duration.ofMinutes(1));
    charges.settle(asked, 3, World.price(generator, 2 * CREDIT, 3, 3 * CREDIT, claim));
  }

  private static Optional<Instant> now() {
    return Optional.empty();
  }

  private BigDecimal side(String column, UUID account, Instant before) {
    return BigDecimal.valueOf(
        world.number(
            "select coalesce(sum(amount_micros), 0) from transfer where "
                + column
                + " = ? and at < ?",
            account,
            before));
  }

  @Test
  void everyBalanceIsExactAsOfEveryMoment() {
    assertThat(new TrialBalance(world.database.admin()).lines())
        .isNotEmpty()
        .allMatch(TrialBalance.Line::balanced);
    List<Optional<Instant>> asked = new ArrayList<>(moments.stream().map(Optional::of).toList());
    asked.add(now());
    LedgerAccounts.Which all = new LedgerAccounts.Which("", "", "", Optional.empty());
    for (Optional<Instant> moment : asked) {
      Instant before = moment.orElse(Instant.parse("9000-01-01T00:00:00Z"));
      List<LedgerAccounts.Line> lines = accounts.page(all, moment, 0);
      assertThat(lines).hasSizeGreaterThan(10);
      for (LedgerAccounts.Line line : lines) {
        assertThat(line.sums().debits())
            .as("%s before %s", line.kind(), before)
            .isEqualByComparingTo(side("debit_account", line.id(), before));
        assertThat(line.sums().credits())
            .isEqualByComparingTo(side("credit_account", line.id(), before));
        assertThat(accounts.find(line.id(), moment)).contains(line);
      }
      for (LedgerAccounts.Total total : accounts.totals(moment)) {
        BigDecimal balance =
            lines.stream()
                .filter(l -> l.kind() == total.kind() && l.ledger().equals(total.ledger()))
                .map(LedgerAccounts.Line::balance)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total.balance()).as(total.kind().name()).isEqualByComparingTo(balance);
      }
    }
  }

  @Test
  void anAccountIsReadPageByPageAndEndsWithItsBalance() {
    LedgerAccounts.Line payable =
        accounts.of(List.of(claim.tenant())).stream()
            .filter(line -> line.kind() == AccountKind.ROYALTY_PAYABLE)
            .findFirst()
            .orElseThrow();
    Set<UUID> seen = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    Optional<Transfers.Before> from = Optional.empty();
    for (int page = 0; page < 20; page++) {
      List<Transfers.Entry> entries = transfers.ofAccount(payable.id(), now(), from, 5);
      for (Transfers.Entry entry : entries) {
        assertThat(seen.add(entry.id())).isTrue();
        assertThat(entry.credit().accountId()).isEqualTo(payable.id());
        assertThat(entry.about().authorization()).isPresent();
        assertThat(transfers.together(entry)).extracting(Transfers.Entry::id).contains(entry.id());
        assertThat(transfers.find(entry.id())).contains(entry);
        sum = sum.add(BigDecimal.valueOf(entry.micros()));
      }
      if (entries.size() < 5) {
        break;
      }
      from = Optional.of(new Transfers.Before(entries.getLast().at(), entries.getLast().seq()));
    }
    assertThat(sum).isEqualByComparingTo(payable.balance());
    assertThat(transfers.ofAccount(payable.id(), Optional.of(moments.getFirst()), first(), 5))
        .isEmpty();
  }

  private static Optional<Transfers.Before> first() {
    return Optional.empty();
  }

  @Test
  void eachCurrencyHasAMarginThatEveryBreakdownAddsUpTo() {
    assertThat(margin.currencies()).contains("USD", "JPY");
    for (String currency : List.of("USD", "JPY")) {
      Margin.Span span = new Margin.Span(currency, YearMonth.of(2026, 1), YearMonth.of(2026, 12));
      List<Margin.Month> months = margin.byMonth(span);
      assertThat(months).hasSize(12);
      Margin.Figures sum =
          months.stream()
              .map(Margin.Month::figures)
              .reduce(Margin.Figures.NONE, Margin.Figures::plus);
      for (Margin.By by : Margin.By.values()) {
        assertThat(
                margin.by(by, span).stream()
                    .map(Margin.Row::figures)
                    .reduce(Margin.Figures.NONE, Margin.Figures::plus))
            .as(by.name())
            .isEqualTo(sum);
      }
      assertThat(sum.revenue()).isEqualTo(booked(currency, "REVENUE", "credit", "debit"));
      assertThat(sum.cost()).isEqualTo(booked(currency, "COST", "debit", "credit"));
    }
    assertThat(
            margin.by(
                Margin.By.TENANT,
                new Margin.Span("USD", YearMonth.of(2026, 3), YearMonth.of(2026, 4))))
        .extracting(Margin.Row::id)
        .contains(Optional.of(claim.tenant()));
  }

  @Test
  void theMarginsOfAllUsagesAreThatOfTheMonthsButForCreditsThatExpired() {
    for (String currency : List.of("USD", "JPY")) {
      Margin.Span span = new Margin.Span(currency, YearMonth.of(2026, 1), YearMonth.of(2026, 12));
      long margins =
          new Sql(world.database.admin())
                  .list(
                      "select distinct authorization_id from transfer where authorization_id is not"
                          + " null",
                      row -> row.getObject(1, UUID.class))
                  .stream()
                  .flatMap(usage -> margin.ofUsage(usage).stream())
                  .filter(of -> of.currency().equals(currency))
                  .mapToLong(Margin.OfUsage::margin)
                  .sum();
      long months =
          margin.byMonth(span).stream()
              .mapToLong(month -> month.figures().margin() - month.figures().breakageRevenue())
              .sum();
      assertThat(margins).as(currency).isEqualTo(months);
    }
  }

  private long booked(String currency, String kind, String plus, String minus) {
    String sum =
        "select coalesce(sum(t.amount_micros), 0) from transfer t join ledger_account a on a.id ="
            + " t.%s_account where a.ledger = ? and a.kind like ?";
    return world.number(sum.formatted(plus), currency, "%\\_" + kind)
        - world.number(sum.formatted(minus), currency, "%\\_" + kind);
  }
}
