package io.kyodaku.payout;

import com.google.gson.JsonObject;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.statement.StatementStage;
import io.kyodaku.stripe.ConnectingPayoutAccount;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.ProcessingStripeEvents;
import io.kyodaku.stripe.StripeStage;
import io.kyodaku.stripe.UpdatingPayoutAccount;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tenants with a closed statement and an account, and Stripe behind it. */
final class PayoutStage implements AutoCloseable {

  final TestDatabase database = TestDatabase.fresh();
  final StripeStage stripe = StripeStage.open(database);
  final StatementStage books = new StatementStage(database, Clock.systemUTC().instant());
  final PayoutRun run = new PayoutRun(database.admin(), stripe.gateway, stripe.clock);
  final SendingPayout sending = new SendingPayout(database.admin(), stripe.gateway, stripe.clock);
  final TakingBackTransfer takingBack =
      new TakingBackTransfer(database.admin(), stripe.gateway, stripe.clock);
  final Payouts payouts = new Payouts(database.admin());
  final ProcessingStripeEvents inbox =
      new ProcessingStripeEvents(
          database.admin(),
          List.of(
              new ConfirmingPayout(stripe.gateway, stripe.clock),
              new RecordingTransfer(stripe.clock),
              new UpdatingPayoutAccount(stripe.gateway, stripe.clock)),
          stripe.clock);

  /** A tenant that is owed so many yen by a statement that is due; it has no account yet. */
  TenantId owed(long yen) {
    Instant since = stripe.clock.instant().minus(Duration.ofDays(100));
    TenantId tenant = books.tenant(since);
    books.royalty(tenant, books.asset(tenant), "SHARED", yen * 1_000_000, since);
    books.closed(tenant);
    return tenant;
  }

  /** The same with an account that can be paid. */
  TenantId payable(long yen) {
    TenantId tenant = owed(yen);
    connect(tenant);
    stripe.control("accounts/" + account(tenant) + "/onboard", Map.of());
    // Looks anew, as an event would have it.
    connect(tenant);
    return tenant;
  }

  void connect(TenantId tenant) {
    new ConnectingPayoutAccount(database.admin(), stripe.gateway, stripe.clock)
        .connect(
            tenant,
            "owner@tenant.example",
            URI.create("http://127.0.0.1:1/back"),
            URI.create("http://127.0.0.1:1/again"));
  }

  String account(TenantId tenant) {
    return stripe.text(
        "select stripe_account from payout_account where tenant_id = ?", tenant.value());
  }

  /** Plans whatever is due, and answers this tenant's payout. */
  Payout planned(TenantId tenant) {
    run.execute(Actor.system());
    return payout(tenant);
  }

  Payout payout(TenantId tenant) {
    List<Payout> found = payouts.list(Optional.of(Payee.of(tenant)), 0, 10);
    if (found.size() != 1) {
      throw new AssertionError(found);
    }
    return found.getFirst();
  }

  void standing(TenantId tenant, String status) {
    TestTenants.execute(
        database, "update tenant set status = ? where id = ?", status, tenant.value());
  }

  void send(Payout payout) {
    sending.run(payout.id().toString());
  }

  /** SENT, with the bank payout on its way. */
  Payout sent(TenantId tenant) {
    send(planned(tenant));
    return payout(tenant);
  }

  /** The bank's answer, and the event of it in the inbox. */
  void bank(Payout payout, String outcome) {
    stripe.control(
        "payouts/" + payout.bank().stripeId().orElseThrow() + "/settle",
        Map.of("outcome", outcome));
    stripe.awaitRow(
        "select id from stripe_event where object_id = ? and type = ?",
        payout.bank().stripeId().orElseThrow(),
        "payout." + outcome);
  }

  List<JsonObject> transfers(UUID payoutId) {
    return stripe
        .read("/v1/transfers?transfer_group=" + payoutId)
        .getAsJsonArray("data")
        .asList()
        .stream()
        .map(element -> element.getAsJsonObject())
        .toList();
  }

  int bankPayouts(TenantId tenant) {
    return stripe
        .call("GET", "/v1/payouts", Map.of(), account(tenant))
        .getAsJsonArray("data")
        .size();
  }

  /** What the connected account holds at Stripe, in yen. */
  long heldByAccount(TenantId tenant) {
    long yen = 0;
    for (var element :
        stripe.call("GET", "/v1/balance", Map.of(), account(tenant)).getAsJsonArray("available")) {
      yen += element.getAsJsonObject().get("amount").getAsLong();
    }
    return yen;
  }

  long balance(AccountKind kind, TenantId tenant) {
    return books.balance(kind, "JP", Optional.of(tenant));
  }

  StatementDetail nextStatement(TenantId tenant) {
    books.clock.pass(Duration.ofDays(200));
    while (true) {
      StatementDetail next = books.closed(tenant);
      if (!next.lines().isEmpty()) {
        return next;
      }
    }
  }

  /** What payouts, statements and their accounts say differently. */
  List<String> faults() {
    VerifyingLedger verifying = new VerifyingLedger(database.admin(), jws -> Optional.empty());
    return ((VerifyingLedger.Verified) verifying.verify())
        .checks().stream()
            .filter(check -> check.name() == Check.Name.PAYOUTS_EQUAL_STATEMENTS)
            .flatMap(check -> check.faults().stream())
            .toList();
  }

  @Override
  public void close() {
    stripe.close();
  }
}
