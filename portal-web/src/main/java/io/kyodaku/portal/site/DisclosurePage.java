package io.kyodaku.portal.site;

import io.kyodaku.invoice.Seller;
import io.kyodaku.invoice.Sellers;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.prepaid.BaseDate;
import io.kyodaku.shared.Fault;
import io.kyodaku.stripe.CreditExpiries;
import io.kyodaku.stripe.CreditPack;
import io.kyodaku.stripe.CreditPacks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What buyers of credits are told of who issues them, before they buy.
 *
 * <p>Source: Payment Services Act (資金決済に関する法律), article 13, paragraph 1: the issuer's name, the
 * amount that can be paid with them, until when they can be used, and where complaints are taken.
 */
@Named
@RequestScoped
public class DisclosurePage {

  @Inject private Sellers sellers;
  @Inject private CreditPacks packs;
  @Inject private CreditExpiries expiries;
  @Inject private BaseDate baseDate;
  @Inject private Formats formats;
  @Inject private PageErrors texts;
  private @Nullable List<CreditPack> offered;

  public List<Seller> getSellers() {
    return sellers.all();
  }

  /** What a company sells, as credits and their price. */
  public String packs(String entity) {
    if (offered == null) {
      offered = packs.offered();
    }
    return offered.stream()
        .filter(pack -> pack.entity().name().equals(entity))
        .map(
            pack ->
                formats.credits(pack.creditMicros())
                    + " ("
                    + formats.money(
                        pack.price().micros(), pack.price().currency().getCurrencyCode())
                    + ")")
        .collect(Collectors.joining(" · "));
  }

  /** Where bought credits do not last for ever. */
  public List<CreditExpiries.OfCountry> getExpiries() {
    return expiries.all();
  }

  /** How long they last for buyers of a country, in words. */
  public String lasts(CreditExpiries.OfCountry row) {
    String months = String.valueOf(row.expiry().months());
    String country = formats.country(row.country());
    return row.expiry().lessDays() == 0
        ? Fault.fill(texts.text("disclosure.expiry.months"), List.of(country, months))
        : Fault.fill(
            texts.text("disclosure.expiry.lessDays"),
            List.of(country, months, String.valueOf(row.expiry().lessDays())));
  }

  /** What of a deposit is to be said: the key of a text. */
  public String getDeposit() {
    return baseDate
        .noted(baseDate.last())
        .map(standing -> standing.isAbove() ? "disclosure.deposit.half" : "disclosure.deposit.none")
        .orElse("disclosure.deposit.notYet");
  }
}
