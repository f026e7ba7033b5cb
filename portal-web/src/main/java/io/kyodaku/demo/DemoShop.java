package io.kyodaku.demo;

import io.kyodaku.payout.Payout;
import io.kyodaku.payout.Payouts;
import io.kyodaku.platform.Settings;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.BuyingCredits;
import io.kyodaku.stripe.ConnectingPayoutAccount;
import io.kyodaku.stripe.CreditPack;
import io.kyodaku.stripe.CreditPacks;
import io.kyodaku.stripe.OwnPayoutAccounts;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.stripe.ProcessingStripeEvents;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Buys packs and opens payout accounts of the demo's people on Stripe's hosted pages. */
@Dependent
class DemoShop {

  private static final long POLL_MILLIS = 20;

  /** Stripe's events come by themselves; a demo that can't hear them goes on without. */
  private static final int POLLS_AT_MOST = 500;

  @Inject private BuyingCredits buying;
  @Inject private CreditPacks packs;
  @Inject private PurchaseOrders orders;
  @Inject private ConnectingPayoutAccount connecting;
  @Inject private OwnPayoutAccounts accounts;
  @Inject private Payouts payouts;
  @Inject private ProcessingStripeEvents events;
  @Inject private Settings settings;

  private final HostedPages pages = new HostedPages();

  void buy(DemoCreators.Joined creator) throws IOException, InterruptedException {
    CreditPack pack =
        packs.offered().stream()
            .filter(offered -> offered.code().equals(creator.pack()))
            .findFirst()
            .orElseThrow();
    URI back = URI.create(settings.baseUrl() + "/creator/wallet");
    BuyingCredits.Outcome outcome =
        buying.buy(creator.creatorId(), pack.id(), Optional.of(creator.email()), back, back);
    if (!(outcome instanceof BuyingCredits.Outcome.Redirect checkout)) {
      throw new IOException("the demo's pack could not be bought: " + outcome);
    }
    pages.payByCard(checkout.page());
    await(
        () ->
            orders.find(creator.creatorId(), checkout.orderId()).orElseThrow().status()
                == PurchaseOrder.Status.PAID);
  }

  /** Opens one if the tenant has none. */
  void openPayoutAccount(TenantId tenant, String email) throws IOException, InterruptedException {
    if (!accounts.list(tenant).isEmpty()) {
      return;
    }
    URI back = URI.create(settings.baseUrl() + "/");
    ConnectingPayoutAccount.Outcome outcome = connecting.connect(tenant, email, back, back);
    if (!(outcome instanceof ConnectingPayoutAccount.Outcome.Onboarding onboarding)) {
      throw new IOException("the demo's payout account could not be opened: " + outcome);
    }
    pages.tellBankAccount(onboarding.page());
    await(
        () ->
            accounts.list(tenant).stream()
                .anyMatch(account -> account.status() == PayoutAccount.Status.ACTIVE));
  }

  /** Waits until payouts are at the bank. */
  void arrived(List<UUID> planned) throws InterruptedException {
    await(
        () ->
            planned.stream()
                .allMatch(id -> payouts.find(id).orElseThrow().status() == Payout.Status.PAID));
  }

  private void await(BooleanSupplier come) throws InterruptedException {
    for (int i = 0; i < POLLS_AT_MOST && !come.getAsBoolean(); i++) {
      Thread.sleep(POLL_MILLIS);
      events.run("");
    }
  }

  @PreDestroy
  void close() {
    pages.close();
  }
}
