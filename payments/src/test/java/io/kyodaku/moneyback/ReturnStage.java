package io.kyodaku.moneyback;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.ClosingStatement;
import io.kyodaku.statement.StatementStage;
import io.kyodaku.stripe.BuyingCredits;
import io.kyodaku.stripe.CreditPack;
import io.kyodaku.stripe.FulfillingOrder;
import io.kyodaku.stripe.OfferingCreditPack;
import io.kyodaku.stripe.ProcessingStripeEvents;
import io.kyodaku.stripe.PurchaseOrders;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeReturns;
import io.kyodaku.stripe.StripeStage;
import io.kyodaku.stripe.TaxBehaviour;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.wallet.BackStage;
import io.kyodaku.wallet.NaturalBatching;
import io.kyodaku.wallet.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A creator that buys 1,000 credits for 1,000 yen at a stand-in for Stripe and spends them with an
 * owner who bears the risk of chargebacks.
 */
final class ReturnStage {

  static final long CREDIT = World.CREDIT;

  final TestDatabase database = TestDatabase.fresh();
  final World world = new World(database);
  final StripeStage stripe = StripeStage.open(database);
  final BackStage books = new BackStage(world);
  final NaturalBatching charges = books.charges();
  final UUID creator = world.creator();
  final UUID generator = world.generator();
  final World.Claim claim;
  final StripeReturns returns = new StripeReturns(stripe.entities);
  final ProcessingStripeEvents processing =
      new ProcessingStripeEvents(
          database.admin(),
          List.of(
              new FulfillingOrder(stripe.gateway, stripe.clock),
              new RecordingDispute(returns, stripe.clock),
              new RecordingRefund(returns, stripe.clock)),
          stripe.clock);
  private final UUID pack = Ids.next();

  ReturnStage() {
    this(TaxBehaviour.NONE);
  }

  ReturnStage(TaxBehaviour tax) {
    world.clock.pass(Duration.between(world.clock.instant(), stripe.clock.instant()));
    world.link(creator, generator, null);
    claim = inForce(world.claim(World.JPY, 7_000, RoyaltyBase.LIST));
    new OfferingCreditPack(database.admin(), stripe.clock)
        .offer(
            new CreditPack(
                pack,
                "jp-1000",
                SellingEntity.JP,
                Money.ofMinor(1_000, World.JPY),
                1_000 * CREDIT,
                tax,
                CreditPack.ELECTRONIC_SERVICE),
            Actor.system());
  }

  private World.Claim inForce(World.Claim of) {
    world.execute(
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, effective_from, created_at) select"
            + " gen_random_uuid(), contract_id, tenant_id, 2, 'IN_FORCE', preset, selling_entity,"
            + " currency, share_bps, royalty_base, chargeback_risk, max_fee_bps, language,"
            + " document, document_hash, ?, now() from contract_version where id = ?",
        world.clock.instant().minus(Duration.ofDays(1)),
        of.version());
    return of;
  }

  /** Buys a pack by card, and has the credits; answers the order. */
  UUID buy() {
    BuyingCredits.Outcome outcome =
        new BuyingCredits(database.admin(), stripe.gateway, stripe.clock)
            .buy(
                creator,
                pack,
                Optional.of("buyer@test.example"),
                URI.create("https://portal.example/credits"),
                URI.create("https://portal.example/credits"));
    UUID order = ((BuyingCredits.Outcome.Redirect) outcome).orderId();
    String session =
        new PurchaseOrders(database.admin())
            .find(creator, order)
            .orElseThrow()
            .sessionId()
            .orElseThrow();
    stripe.control("checkout/" + session + "/pay", Map.of("outcome", "card"));
    stripe.awaitRow(
        "select id from stripe_event where object_id = ? and type = 'checkout.session.completed'",
        session);
    processing.run("");
    assertThat(paymentIntent(order)).startsWith("pi_");
    return order;
  }

  String paymentIntent(UUID order) {
    return stripe.text("select payment_intent from purchase_order where id = ?", order);
  }

  /** Holds what so many seconds cost: 2 credits of compute and 3 of fee each. */
  Authorization hold(int seconds) {
    Authorization asked =
        world.authorization(
            creator, generator, seconds, price(seconds), AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  boolean refused(int seconds) {
    return charges.hold(
            world.request(
                world.authorization(
                    creator, generator, seconds, price(seconds), AuthorizationStatus.AUTHORIZED)))
        instanceof ChargeOutcome.InsufficientCredits;
  }

  void settle(Authorization granted, int seconds) {
    assertThat(charges.settle(granted, seconds, price(seconds)))
        .isInstanceOf(ChargeOutcome.Settled.class);
  }

  void use(int seconds) {
    settle(hold(seconds), seconds);
  }

  private Price price(int seconds) {
    return World.price(generator, 2 * CREDIT, seconds, 3 * CREDIT, claim);
  }

  /** The buyer's bank disputes so much of what paid the order; answers the dispute. */
  String dispute(UUID order, long minor) {
    return stripe
        .control(
            "disputes",
            Map.of("payment_intent", paymentIntent(order), "amount", Long.toString(minor)))
        .get("id")
        .getAsString();
  }

  void close(String dispute, String outcome) {
    stripe.control("disputes/" + dispute + "/close", Map.of("outcome", outcome));
  }

  /** Waits for so many events about an object, and books what they come to. */
  void book(String object, int events) {
    stripe.awaitRow(
        "select object_id from stripe_event where object_id = ? group by 1 having count(*) >= ?",
        object,
        events);
    book();
  }

  void book() {
    world.execute(
        "update stripe_event set next_at = now() - interval '1 minute' where status = 'RECEIVED'");
    processing.run("");
    books.sweep(charges);
  }

  /** Closes the owner's month; answers the lines as {@code KIND amount}. */
  List<String> closeMonth() {
    world.clock.pass(Duration.ofDays(32));
    ClosingStatement closing =
        new ClosingStatement(database.admin(), new StatementStage.ScriptedPlugins(), world.clock);
    ClosingStatement.Outcome outcome = closing.close(new TenantId(claim.tenant()), Actor.system());
    assertThat(outcome).isInstanceOf(ClosingStatement.Outcome.Closed.class);
    return stripe.texts(
        "select l.kind || ' ' || l.amount_micros from statement_line l join statement s on s.id ="
            + " l.statement_id where s.number = (select max(number) from statement) order by"
            + " position");
  }

  long earned() {
    return books.earned(claim.tenant());
  }

  void leave() {
    charges.close();
    stripe.close();
  }
}
