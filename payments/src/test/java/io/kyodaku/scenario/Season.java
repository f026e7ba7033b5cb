package io.kyodaku.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.log.Actor;
import io.kyodaku.moneyback.RecordingDispute;
import io.kyodaku.moneyback.RecordingRefund;
import io.kyodaku.payout.ConfirmingPayout;
import io.kyodaku.payout.Payout;
import io.kyodaku.payout.PayoutRun;
import io.kyodaku.payout.Payouts;
import io.kyodaku.payout.RecordingTransfer;
import io.kyodaku.payout.SendingPayout;
import io.kyodaku.payout.TakingBackTransfer;
import io.kyodaku.plugin.ConfigurationCheck;
import io.kyodaku.plugin.Installation;
import io.kyodaku.plugin.OperatingPlugins;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.reconciliation.ImportingBalances;
import io.kyodaku.reconciliation.Patience;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.statement.HostedPeriodPlugins;
import io.kyodaku.statement.PeriodStarts;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.statement.Statements;
import io.kyodaku.stripe.BalancePage;
import io.kyodaku.stripe.BuyingCredits;
import io.kyodaku.stripe.ConnectingPayoutAccount;
import io.kyodaku.stripe.CreditPack;
import io.kyodaku.stripe.FulfillingOrder;
import io.kyodaku.stripe.OfferingCreditPack;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.ProcessingStripeEvents;
import io.kyodaku.stripe.PurchaseOrders;
import io.kyodaku.stripe.SellingEntities;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeAnswer;
import io.kyodaku.stripe.StripeBalances;
import io.kyodaku.stripe.StripeReturns;
import io.kyodaku.stripe.StripeStage;
import io.kyodaku.stripe.TaxBehaviour;
import io.kyodaku.stripe.UpdatingPayoutAccount;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.testing.TestUpgrades;
import io.kyodaku.upgrade.PlanningUpgrade;
import io.kyodaku.wallet.BackStage;
import io.kyodaku.wallet.NaturalBatching;
import io.kyodaku.wallet.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The product's own use cases on one clock: a creator who buys at a stand-in for Stripe and spends,
 * owners with contracts and plugins who are stated and paid. Everything the clock tells is told by
 * {@link World#clock}; only what Stripe sends is signed by the real one.
 */
final class Season implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Season.class.getName());
  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final long CREDIT = World.CREDIT;
  private static final Patience PATIENCE = new Patience(Duration.ZERO, Duration.ofHours(24));
  private static final URI PORTAL = URI.create("https://portal.example/");

  final TestDatabase database = TestDatabase.fresh();
  final World world = new World(database);
  final StripeStage stripe = StripeStage.open(database);
  final BackStage books = new BackStage(world);
  final NaturalBatching charges = books.charges();
  final PluginHost host = TestPluginHost.on(database.admin(), world.clock);
  final UUID creator;
  private final UUID generator;
  private final UUID pack = Ids.next();
  final Payouts payouts = new Payouts(database.admin());
  private final Statements statements = new Statements(database.admin());
  private final ClosingStatement closing =
      new ClosingStatement(database.admin(), new HostedPeriodPlugins(host), world.clock);
  private final StripeReturns returns = new StripeReturns(stripe.entities);
  private final ProcessingStripeEvents inbox =
      new ProcessingStripeEvents(
          database.admin(),
          List.of(
              new FulfillingOrder(stripe.gateway, world.clock),
              new RecordingDispute(returns, world.clock),
              new RecordingRefund(returns, world.clock),
              new ConfirmingPayout(stripe.gateway, world.clock),
              new RecordingTransfer(world.clock),
              new UpdatingPayoutAccount(stripe.gateway, world.clock)),
          world.clock);

  /**
   * @param begin in Tokyo, later than now: what Stripe sends is received now, and due by then
   */
  Season(LocalDateTime begin) {
    to(begin);
    creator = world.creator();
    generator = world.generator();
    world.link(creator, generator, null);
    new OfferingCreditPack(database.admin(), world.clock)
        .offer(
            new CreditPack(
                pack,
                "jp-1000",
                SellingEntity.JP,
                Money.ofMinor(1_000, World.JPY),
                1_000 * CREDIT,
                TaxBehaviour.NONE,
                CreditPack.ELECTRONIC_SERVICE),
            Actor.system());
  }

  /** Lets time pass until it is that late in Tokyo. */
  void to(LocalDateTime then) {
    Duration left = Duration.between(world.clock.instant(), then.atZone(TOKYO).toInstant());
    if (left.isNegative()) {
      throw new IllegalArgumentException("time does not go back to " + then);
    }
    world.clock.pass(left);
  }

  /** An owner of one character with an account that can be paid, and no contract in force yet. */
  World.Claim owner() {
    World.Claim claim = world.claim(World.JPY, 7_000, RoyaltyBase.LIST);
    connect(claim);
    stripe.control("accounts/" + account(claim) + "/onboard", Map.of());
    connect(claim);
    return claim;
  }

  private void connect(World.Claim claim) {
    new ConnectingPayoutAccount(database.admin(), stripe.gateway, world.clock)
        .connect(new TenantId(claim.tenant()), "owner@tenant.example", PORTAL, PORTAL);
  }

  String account(World.Claim claim) {
    return stripe.text(
        "select stripe_account from payout_account where tenant_id = ?", claim.tenant());
  }

  /** A contract's next version takes force now, and ends the one before; usages go by it. */
  World.Claim agree(
      World.Claim claim, int number, int shareBps, PluginPin terms, PluginPin schedule) {
    UUID version = Ids.next();
    world.execute(
        "update contract_version set status = 'ENDED' where contract_id = ? and status ="
            + " 'IN_FORCE'",
        claim.contract());
    world.execute(
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " terms_plugin, terms_hash, terms_config, schedule_plugin, schedule_hash,"
            + " schedule_config, language, document, document_hash, effective_from, created_at)"
            + " values (?, ?, ?, ?, 'IN_FORCE', 'standard', 'JP', 'JPY', ?, 'LIST', 'OWNER', 10000,"
            + " 'tiered-royalty', ?, ?, 'japanese-month-end', ?, ?, 'en', 'd', repeat('0', 64), ?,"
            + " ?)",
        version,
        claim.contract(),
        claim.tenant(),
        number,
        shareBps,
        hash(terms),
        terms.configuration(),
        hash(schedule),
        schedule.configuration(),
        world.clock.instant(),
        world.clock.instant());
    return new World.Claim(
        claim.tenant(),
        claim.work(),
        claim.asset(),
        claim.claim(),
        claim.contract(),
        version,
        claim.currency(),
        claim.entity(),
        shareBps,
        claim.base());
  }

  /** What is built in has none. */
  private static @Nullable String hash(PluginPin pin) {
    return pin.equals(PluginPin.STANDARD) ? null : pin.hash();
  }

  /** Orders a pack; empty when Stripe does not answer. */
  Optional<UUID> order() {
    return switch (new BuyingCredits(database.admin(), stripe.gateway, world.clock)
        .buy(creator, pack, Optional.of("buyer@test.example"), PORTAL, PORTAL)) {
      case BuyingCredits.Outcome.Redirect redirect -> Optional.of(redirect.orderId());
      case BuyingCredits.Outcome.TryAgain tryAgain -> Optional.empty();
      case BuyingCredits.Outcome outcome -> throw new AssertionError(outcome);
    };
  }

  /** Pays it by card on Stripe's page; answers the session. */
  String payByCard(UUID order) {
    String session =
        new PurchaseOrders(database.admin())
            .find(creator, order)
            .orElseThrow()
            .sessionId()
            .orElseThrow();
    stripe.control("checkout/" + session + "/pay", Map.of("outcome", "card"));
    return session;
  }

  /** 1,000 credits for 1,000 yen; answers the order. */
  UUID buy() {
    UUID order = order().orElseThrow();
    String session = payByCard(order);
    book(session, 1);
    assertThat(paymentIntent(order)).startsWith("pi_");
    return order;
  }

  String paymentIntent(UUID order) {
    return stripe.text("select payment_intent from purchase_order where id = ?", order);
  }

  /** Renders so many seconds: 2 credits of compute and 3 of fee each. */
  void use(World.Claim claim, int seconds) {
    Price price = World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, claim);
    Authorization asked =
        world.authorization(creator, generator, seconds, price, AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    assertThat(charges.settle(asked, seconds, price)).isInstanceOf(ChargeOutcome.Settled.class);
  }

  /** The buyer's bank disputes what paid an order. */
  String dispute(UUID order) {
    String dispute =
        stripe
            .control("disputes", Map.of("payment_intent", paymentIntent(order), "amount", "1000"))
            .get("id")
            .getAsString();
    book(dispute, 2);
    return dispute;
  }

  void win(String dispute) {
    stripe.control("disputes/" + dispute + "/close", Map.of("outcome", "won"));
    book(dispute, 4);
  }

  void lose(String dispute) {
    stripe.control("disputes/" + dispute + "/close", Map.of("outcome", "lost"));
    book(dispute, 3);
  }

  void book(String object, int events) {
    stripe.awaitRow(
        "select object_id from stripe_event where object_id = ? group by 1 having count(*) >= ?",
        object,
        events);
    work();
  }

  /** Works off the inbox, and books what came of it. */
  void work() {
    inbox.run("");
    books.sweep(charges);
  }

  /** Closes the next period if it has ended. */
  ClosingStatement.Outcome closeNext(World.Claim claim) {
    return closing.close(new TenantId(claim.tenant()), Actor.system());
  }

  /** Closes what has ended; answers the statement. */
  StatementDetail close(World.Claim claim) {
    ClosingStatement.Outcome outcome = closeNext(claim);
    assertThat(outcome).isInstanceOf(ClosingStatement.Outcome.Closed.class);
    return statements
        .find(((ClosingStatement.Outcome.Closed) outcome).statements().getFirst())
        .orElseThrow();
  }

  /** Its lines as {@code KIND yen}. */
  static List<String> lines(StatementDetail statement) {
    return statement.lines().stream().map(Season::line).toList();
  }

  private static String line(Statement.Line line) {
    return line.kind() + " " + line.amountMicros() / 1_000_000.0;
  }

  /** Plans what is due and sends it; answers how many payouts. */
  int pay() {
    new PayoutRun(database.admin(), stripe.gateway, world.clock).execute(Actor.system());
    List<UUID> planned = unsent();
    SendingPayout sending = new SendingPayout(database.admin(), stripe.gateway, world.clock);
    planned.forEach(id -> sending.run(id.toString()));
    return planned.size();
  }

  /** The same as jobs do it: what fails now is tried again another time. */
  void tryToPay() {
    new PayoutRun(database.admin(), stripe.gateway, world.clock).execute(Actor.system());
    SendingPayout sending = new SendingPayout(database.admin(), stripe.gateway, world.clock);
    for (UUID id : unsent()) {
      try {
        sending.run(id.toString());
      } catch (RuntimeException later) {
        LOG.log(Level.FINE, "not sent yet", later);
      }
    }
  }

  /** Those whose jobs have something to do: a transfer to make, or the bank's payout behind it. */
  private List<UUID> unsent() {
    return payouts.list(Optional.empty(), 0, Payouts.PAGE_AT_MOST).stream()
        .filter(
            payout ->
                payout.status() == Payout.Status.PLANNED
                    || (payout.status() == Payout.Status.SENT
                        && payout.bank().stripeId().isEmpty()))
        .map(Payout::id)
        .toList();
  }

  /** The owner's bank answers its latest payout: {@code paid} or {@code failed}. */
  Payout bank(World.Claim claim, String outcome) {
    Payout sent = payout(claim);
    String id = sent.bank().stripeId().orElseThrow();
    stripe.control("payouts/" + id + "/settle", Map.of("outcome", outcome));
    stripe.awaitRow(
        "select id from stripe_event where object_id = ? and type = ?", id, "payout." + outcome);
    inbox.run("");
    if (payout(claim).status() == Payout.Status.RETURNED) {
      new TakingBackTransfer(database.admin(), stripe.gateway, world.clock)
          .run(sent.id().toString());
    }
    return payout(claim);
  }

  Payout payout(World.Claim claim) {
    return payouts.list(Optional.of(Payee.of(new TenantId(claim.tenant()))), 0, 10).getFirst();
  }

  /** What an account of an owner holds, in micros: credits less debits. */
  long balance(AccountKind kind, World.Claim claim) {
    return world.number(
        "select coalesce(sum(case when t.credit_account = a.id then t.amount_micros else"
            + " -t.amount_micros end), 0)::bigint from ledger_account a join transfer t on a.id in"
            + " (t.credit_account, t.debit_account) where a.kind = ? and a.owner_id = ?",
        kind.name(),
        claim.tenant());
  }

  /** Installs a jar and makes it available to an owner. */
  PluginPin installed(World.Claim claim, byte[] jar) {
    String hash = install(jar);
    host.makeAvailable(new TenantId(claim.tenant()), hash, Ids.next());
    return PluginPin.of(hash, null);
  }

  /** Answers its hash. */
  String install(byte[] jar) {
    return switch (host.install(jar)) {
      case Installation.Installed installed -> installed.plugin().hash();
      case Installation.Rejected rejected -> throw new AssertionError(rejected.text());
    };
  }

  /** Holds what Stripe says of balances against the books, which hold before and after. */
  void reconcile() {
    reconcile(new StripeBalances(stripe.entities));
  }

  void reconcile(StripeBalances balances) {
    world.clock.pass(Duration.ofMinutes(1));
    new RollingUpBalances(database.admin()).run("");
    new ImportingBalances(
            database.admin(), new FromTheStart(balances, stripe.entities), PATIENCE, world.clock)
        .run("");
    books.assertBooksHold();
  }

  /** Stripe's clock is the real one and far behind this one, so every pass reads all again. */
  private static final class FromTheStart extends StripeBalances {

    private final StripeBalances balances;

    FromTheStart(StripeBalances balances, SellingEntities entities) {
      super(entities);
      this.balances = balances;
    }

    @Override
    public StripeAnswer<BalancePage> page(
        SellingEntity entity, Instant from, Instant to, Optional<String> after) {
      return balances.page(entity, Instant.EPOCH, to, after);
    }
  }

  /** What the Japanese entity's accounts of a kind hold, in micros: debits less credits. */
  long booked(String kind) {
    return world.number(
        "select coalesce(sum(case when t.debit_account = a.id then t.amount_micros else"
            + " -t.amount_micros end), 0)::bigint from ledger_account a join transfer t on a.id in"
            + " (t.credit_account, t.debit_account) where a.kind = ? and a.entity = 'JP'"
            + " and a.ledger = 'JPY'",
        kind);
  }

  /**
   * Another version of a plugin takes the place of one from the next period on, after a trial that
   * found no difference.
   */
  Instant upgrade(World.Claim claim, PluginPin before, byte[] jar) {
    TenantId tenant = new TenantId(claim.tenant());
    UUID operator = TestTenants.account(database);
    String after = install(jar);
    UUID trial =
        TestUpgrades.letIn(
            database,
            operator,
            tenant,
            before.hash(),
            after,
            world.clock.instant(),
            TestUpgrades.Shown.NOTHING_CHANGES);
    PlanningUpgrade planning =
        new PlanningUpgrade(
            host,
            new OperatingPlugins(host, database.admin(), world.clock),
            new PeriodStarts(database.admin(), new HostedPeriodPlugins(host), world.clock),
            database.admin(),
            world.clock);
    return switch (planning.plan(operator, tenant, trial, "PERIOD", "", "A mistake is mended")) {
      case PlanningUpgrade.Outcome.Planned planned -> planned.from();
      case PlanningUpgrade.Outcome outcome -> throw new AssertionError(outcome);
    };
  }

  /** Which version of the terms plugin had its say in a statement. */
  String termsOf(Statement statement) {
    return stripe.text(
        "select plugin_of_period(contract_version_id, 'TERMS', from_at, closed_at) from statement"
            + " where id = ?",
        statement.id());
  }

  /** A plugin's settings as a contract has them. */
  PluginPin configured(World.Claim claim, PluginPin pin, Map<String, ?> settings) {
    return switch (host.configure(new TenantId(claim.tenant()), pin.hash(), settings)) {
      case ConfigurationCheck.Valid valid -> PluginPin.of(pin.hash(), valid.json());
      case ConfigurationCheck.Invalid invalid -> throw new AssertionError(invalid.errors());
    };
  }

  @Override
  public void close() {
    charges.close();
    stripe.close();
  }
}
