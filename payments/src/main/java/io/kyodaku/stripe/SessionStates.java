package io.kyodaku.stripe;

import com.stripe.model.Address;
import com.stripe.model.TaxRate;
import com.stripe.model.checkout.Session;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checkout Sessions as we read them. */
final class SessionStates {

  private static final int PPM_OF_PERCENT = 4;

  private SessionStates() {}

  static CheckoutState of(Session session) {
    Optional<Session.TotalDetails> details = Optional.ofNullable(session.getTotalDetails());
    return new CheckoutState(
        session.getId(),
        Optional.ofNullable(session.getMetadata())
            .map(metadata -> metadata.get(CheckoutState.ORDER_ID)),
        !"unpaid".equals(session.getPaymentStatus()),
        Optional.ofNullable(session.getAmountTotal()).orElse(0L),
        details.map(Session.TotalDetails::getAmountTax).orElse(0L),
        details
            .map(Session.TotalDetails::getBreakdown)
            .map(Session.TotalDetails.Breakdown::getTaxes)
            .orElse(List.of())
            .stream()
            .filter(tax -> tax.getAmount() > 0)
            .map(SessionStates::line)
            .toList(),
        Optional.ofNullable(session.getCustomerDetails())
            .map(Session.CustomerDetails::getAddress)
            .map(Address::getCountry),
        Optional.ofNullable(session.getCurrency()).orElse("").toUpperCase(Locale.ROOT),
        Optional.ofNullable(session.getPaymentIntent()));
  }

  private static TaxLine line(Session.TotalDetails.Breakdown.Tax tax) {
    TaxRate rate = tax.getRate();
    BigDecimal percent =
        Optional.ofNullable(rate.getEffectivePercentage()).orElse(rate.getPercentage());
    return new TaxLine(
        Optional.ofNullable(rate.getDisplayName()).orElse(""),
        Optional.ofNullable(rate.getCountry()).orElse(""),
        percent.movePointRight(PPM_OF_PERCENT).setScale(0, RoundingMode.HALF_UP).intValueExact(),
        Optional.ofNullable(tax.getTaxableAmount()).orElse(0L),
        tax.getAmount());
  }
}
