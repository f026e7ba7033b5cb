package io.kyodaku.stripe;

import com.stripe.param.BalanceSettingsUpdateParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import java.net.URI;
import java.util.Locale;

/** Our requests as Stripe wants them. */
final class StripeParams {

  private StripeParams() {}

  static SessionCreateParams checkout(CheckoutRequest request) {
    String orderId = request.orderId().toString();
    SessionCreateParams.LineItem.PriceData.Builder price =
        SessionCreateParams.LineItem.PriceData.builder()
            .setCurrency(request.currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setUnitAmount(request.priceMinor())
            .setProductData(
                SessionCreateParams.LineItem.PriceData.ProductData.builder()
                    .setName(request.product())
                    .setTaxCode(request.tax() == TaxBehaviour.NONE ? null : request.taxCode())
                    .build());
    switch (request.tax()) {
      case NONE -> {}
      case EXCLUSIVE ->
          price.setTaxBehavior(SessionCreateParams.LineItem.PriceData.TaxBehavior.EXCLUSIVE);
      case INCLUSIVE ->
          price.setTaxBehavior(SessionCreateParams.LineItem.PriceData.TaxBehavior.INCLUSIVE);
    }
    SessionCreateParams.Builder params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .addLineItem(
                SessionCreateParams.LineItem.builder()
                    .setQuantity(1L)
                    .setPriceData(price.build())
                    .build())
            .setClientReferenceId(orderId)
            .putMetadata(CheckoutState.ORDER_ID, orderId)
            .setPaymentIntentData(
                SessionCreateParams.PaymentIntentData.builder()
                    .putMetadata(CheckoutState.ORDER_ID, orderId)
                    .build())
            .setSuccessUrl(request.paid().toString())
            .setCancelUrl(request.turnedBack().toString());
    request.email().ifPresent(params::setCustomerEmail);
    if (request.tax() != TaxBehaviour.NONE) {
      params.setAutomaticTax(SessionCreateParams.AutomaticTax.builder().setEnabled(true).build());
    }
    return params.build();
  }

  /** A session with its taxes by rate, which Stripe does not show unless it is asked to. */
  static SessionRetrieveParams withTaxes() {
    return SessionRetrieveParams.builder().addExpand("total_details.breakdown").build();
  }

  /**
   * A recipient of ours: Stripe asks its owner for what it must know and hosts the pages for it;
   * fees and losses are the platform's.
   */
  static AccountCreateParams recipient(RecipientRequest request) {
    AccountCreateParams.Configuration.Recipient.Capabilities.StripeBalance balance =
        AccountCreateParams.Configuration.Recipient.Capabilities.StripeBalance.builder()
            .setStripeTransfers(
                AccountCreateParams.Configuration.Recipient.Capabilities.StripeBalance
                    .StripeTransfers.builder()
                    .setRequested(true)
                    .build())
            .build();
    AccountCreateParams.Configuration configuration =
        AccountCreateParams.Configuration.builder()
            .setRecipient(
                AccountCreateParams.Configuration.Recipient.builder()
                    .setCapabilities(
                        AccountCreateParams.Configuration.Recipient.Capabilities.builder()
                            .setStripeBalance(balance)
                            .build())
                    .build())
            .build();
    AccountCreateParams.Defaults defaults =
        AccountCreateParams.Defaults.builder()
            .setCurrency(request.lowerCurrency())
            .setResponsibilities(
                AccountCreateParams.Defaults.Responsibilities.builder()
                    .setFeesCollector(
                        AccountCreateParams.Defaults.Responsibilities.FeesCollector.APPLICATION)
                    .setLossesCollector(
                        AccountCreateParams.Defaults.Responsibilities.LossesCollector.APPLICATION)
                    .build())
            .build();
    return AccountCreateParams.builder()
        .setContactEmail(request.email())
        .setDisplayName(request.name())
        .setDashboard(AccountCreateParams.Dashboard.EXPRESS)
        .setIdentity(
            AccountCreateParams.Identity.builder()
                .setCountry(request.lowerCountry())
                .setEntityType(
                    request.person()
                        ? AccountCreateParams.Identity.EntityType.INDIVIDUAL
                        : AccountCreateParams.Identity.EntityType.COMPANY)
                .build())
        .setConfiguration(configuration)
        .setDefaults(defaults)
        .putMetadata(
            request.payee().isGenerator() ? "kyodaku_generator" : "kyodaku_tenant",
            request.payee().id().toString())
        .build();
  }

  static AccountLinkCreateParams onboarding(String account, URI back, URI again) {
    return AccountLinkCreateParams.builder()
        .setAccount(account)
        .setUseCase(
            AccountLinkCreateParams.UseCase.builder()
                .setType(AccountLinkCreateParams.UseCase.Type.ACCOUNT_ONBOARDING)
                .setAccountOnboarding(
                    AccountLinkCreateParams.UseCase.AccountOnboarding.builder()
                        .addConfiguration(
                            AccountLinkCreateParams.UseCase.AccountOnboarding.Configuration
                                .RECIPIENT)
                        .setReturnUrl(back.toString())
                        .setRefreshUrl(again.toString())
                        .build())
                .build())
        .build();
  }

  static BalanceSettingsUpdateParams manualPayouts() {
    return BalanceSettingsUpdateParams.builder()
        .setPayments(
            BalanceSettingsUpdateParams.Payments.builder()
                .setPayouts(
                    BalanceSettingsUpdateParams.Payments.Payouts.builder()
                        .setSchedule(
                            BalanceSettingsUpdateParams.Payments.Payouts.Schedule.builder()
                                .setInterval(
                                    BalanceSettingsUpdateParams.Payments.Payouts.Schedule.Interval
                                        .MANUAL)
                                .build())
                        .build())
                .build())
        .build();
  }

  static TransferCreateParams transfer(MoneyMove move) {
    return TransferCreateParams.builder()
        .setAmount(move.amountMinor())
        .setCurrency(move.lowerCurrency())
        .setDestination(move.account())
        .setTransferGroup(move.payoutId().toString())
        .setDescription(move.text())
        .putAllMetadata(move.metadata())
        .build();
  }

  static PayoutCreateParams bankPayout(MoneyMove move) {
    return PayoutCreateParams.builder()
        .setAmount(move.amountMinor())
        .setCurrency(move.lowerCurrency())
        .setDescription(move.text())
        .putAllMetadata(move.metadata())
        .build();
  }
}
