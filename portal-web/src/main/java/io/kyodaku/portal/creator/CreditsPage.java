package io.kyodaku.portal.creator;

import io.kyodaku.identity.Accounts;
import io.kyodaku.invoice.Seller;
import io.kyodaku.platform.Settings;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.BuyingCredits;
import io.kyodaku.stripe.CreditExpiries;
import io.kyodaku.stripe.CreditPack;
import io.kyodaku.stripe.CreditPacks;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import io.kyodaku.wallet.Wallets;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A creator buys a pack at Stripe's page, and sees here what became of it. Coming back from that
 * page grants nothing.
 */
@Named
@ViewScoped
public class CreditsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int ORDERS_SHOWN = 20;

  @Inject private transient CreditPacks packs;
  @Inject private transient Accounts accounts;
  @Inject private transient BuyingCredits buying;
  @Inject private transient PurchaseOrders orders;
  @Inject private transient CreditExpiries expiries;
  @Inject private transient Wallets wallets;
  @Inject private transient Clock clock;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  @Inject private transient Settings settings;
  private @Nullable List<Offer> offered;
  private @Nullable String order;

  /** A pack as it was offered when the page was opened: the button below it means this one. */
  public record Offer(
      UUID id, String entity, long creditMicros, long priceMicros, String currency, String tax)
      implements Serializable {

    private static Offer of(CreditPack pack) {
      return new Offer(
          pack.id(),
          pack.entity().name(),
          pack.creditMicros(),
          pack.price().micros(),
          pack.price().currency().getCurrencyCode(),
          pack.tax().name());
    }
  }

  public List<Offer> getPacks() {
    if (offered == null) {
      Optional<Currency> own = currency();
      offered =
          new ArrayList<>(
              packs.offered().stream()
                  .sorted(
                      Comparator.comparing(
                          pack -> own.filter(pack.price().currency()::equals).isEmpty()))
                  .map(Offer::of)
                  .toList());
    }
    return offered;
  }

  /** Those in the creator's own currency; in one of the others where there is none. */
  public List<Offer> getNearestPacks() {
    List<Offer> all = getPacks();
    return all.isEmpty()
        ? all
        : all.stream().filter(offer -> offer.currency().equals(all.getFirst().currency())).toList();
  }

  /** Those that are paid in other currencies. */
  public List<Offer> getOtherPacks() {
    List<Offer> others = new ArrayList<>(getPacks());
    others.removeAll(getNearestPacks());
    return others;
  }

  private Optional<Currency> currency() {
    return accounts
        .findByCreator(creator())
        .flatMap(Accounts.Person::creator)
        .map(known -> Currency.getInstance(Locale.of("", known.country())));
  }

  /**
   * Until when credits would last that are bought now of whoever sells the nearest; null where they
   * last for ever.
   */
  public @Nullable Instant getLastsUntil() {
    ZoneId zone =
        getNearestPacks().stream()
            .findFirst()
            .map(offer -> Seller.zoneOf(offer.entity()))
            .orElse(ZoneOffset.UTC);
    return expiries.of(creator()).map(expiry -> expiry.after(clock.instant(), zone)).orElse(null);
  }

  /** What the next purchase pays first, in microcredits. */
  public long getDebtMicros() {
    return wallets.of(creator()).debtMicros();
  }

  public List<PurchaseOrder> getOrders() {
    return orders.ofCreator(creator(), ORDERS_SHOWN);
  }

  /** The order that the buyer comes back from, if it is one of its own. */
  public @Nullable PurchaseOrder getReturned() {
    Optional<UUID> id = WireId.ORDER.parse(order);
    return id.flatMap(known -> orders.find(creator(), known)).orElse(null);
  }

  public void buy(UUID pack) {
    buy(pack, "/creator/credits");
  }

  /** The same from another page, to which the buyer comes back. */
  public void buy(UUID pack, String page) {
    Caller.SignedIn person = caller.person();
    URI here = URI.create(settings.baseUrl() + page);
    switch (buying.buy(creator(), pack, Optional.of(person.email()), here, here)) {
      case BuyingCredits.Outcome.Redirect redirect -> Going.to(redirect.page().toString());
      case BuyingCredits.Outcome.NotOffered gone -> errors.say("credits.notOffered");
      case BuyingCredits.Outcome.TryAgain later -> errors.say("credits.tryAgain");
      case BuyingCredits.Outcome.Refused refused -> errors.say("credits.refused");
    }
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public @Nullable String getOrder() {
    return order;
  }

  public void setOrder(@Nullable String order) {
    this.order = order;
  }
}
