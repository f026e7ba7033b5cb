package io.kyodaku.standin;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Balance;
import com.stripe.model.Transfer;
import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.AccountLink;
import com.stripe.net.RequestOptions;
import com.stripe.param.TopupCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rightsholders as the product connects them. */
final class Recipients {
  private final Stage stage;

  Recipients(Stage stage) {
    this.stage = stage;
  }

  StripeClient client() {
    return stage.client();
  }

  Account create(String country) throws StripeException {
    return client().v2().core().accounts().create(params(country).build());
  }

  static AccountCreateParams.Builder params(String country) {
    return AccountCreateParams.builder()
        .setContactEmail("rights@example.com")
        .setDisplayName("Momotaro & Sons")
        .putMetadata("tenant", "momotaro")
        .setIdentity(
            AccountCreateParams.Identity.builder()
                .setCountry(country)
                .setEntityType(AccountCreateParams.Identity.EntityType.COMPANY)
                .build())
        .setConfiguration(
            AccountCreateParams.Configuration.builder()
                .setRecipient(
                    AccountCreateParams.Configuration.Recipient.builder()
                        .setCapabilities(capabilities())
                        .build())
                .build())
        .addInclude(AccountCreateParams.Include.CONFIGURATION__RECIPIENT)
        .addInclude(AccountCreateParams.Include.IDENTITY)
        .addInclude(AccountCreateParams.Include.REQUIREMENTS);
  }

  private static AccountCreateParams.Configuration.Recipient.Capabilities capabilities() {
    return AccountCreateParams.Configuration.Recipient.Capabilities.builder()
        .setStripeBalance(
            AccountCreateParams.Configuration.Recipient.Capabilities.StripeBalance.builder()
                .setStripeTransfers(
                    AccountCreateParams.Configuration.Recipient.Capabilities.StripeBalance
                        .StripeTransfers.builder()
                        .setRequested(true)
                        .build())
                .build())
        .build();
  }

  AccountLink link(Account account) throws StripeException {
    return client()
        .v2()
        .core()
        .accountLinks()
        .create(
            AccountLinkCreateParams.builder()
                .setAccount(account.getId())
                .setUseCase(
                    AccountLinkCreateParams.UseCase.builder()
                        .setType(AccountLinkCreateParams.UseCase.Type.ACCOUNT_ONBOARDING)
                        .setAccountOnboarding(
                            AccountLinkCreateParams.UseCase.AccountOnboarding.builder()
                                .addConfiguration(
                                    AccountLinkCreateParams.UseCase.AccountOnboarding.Configuration
                                        .RECIPIENT)
                                .setRefreshUrl(stage.japan.page("/refresh").toString())
                                .setReturnUrl(stage.japan.page("/return").toString())
                                .build())
                        .build())
                .build());
  }

  /** A recipient whose owner came through onboarding with this bank account. */
  Account onboarded(String country, String bankAccount) throws StripeException {
    Account account = create(country);
    stage.press(link(account).getUrl(), "complete", Map.of("bank", bankAccount));
    return account;
  }

  Account retrieve(Account account) throws StripeException {
    return client()
        .v2()
        .core()
        .accounts()
        .retrieve(
            account.getId(),
            AccountRetrieveParams.builder()
                .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
                .addInclude(AccountRetrieveParams.Include.REQUIREMENTS)
                .build());
  }

  String transferStatus(Account account) throws StripeException {
    return retrieve(account)
        .getConfiguration()
        .getRecipient()
        .getCapabilities()
        .getStripeBalance()
        .getStripeTransfers()
        .getStatus();
  }

  static RequestOptions of(Account account) {
    return RequestOptions.builder().setStripeAccount(account.getId()).build();
  }

  /** Moves money from the seller's balance to the recipient. */
  Transfer transfer(Account account, long amount) throws StripeException {
    return client().v1().transfers().create(transferOf(account.getId(), amount));
  }

  static TransferCreateParams transferOf(String destination, long amount) {
    return TransferCreateParams.builder()
        .setAmount(amount)
        .setCurrency("jpy")
        .setDestination(destination)
        .setTransferGroup("statement_1")
        .build();
  }

  /** What the account can use now; the seller itself when there is none. */
  long available(@Nullable Account account) throws StripeException {
    RequestOptions whose = account == null ? RequestOptions.getDefault() : of(account);
    return client().v1().balance().retrieve(whose).getAvailable().stream()
        .mapToLong(Balance.Available::getAmount)
        .sum();
  }

  /** Money of the seller's own, to pay out of. */
  void fund(long amount) throws StripeException {
    client()
        .v1()
        .topups()
        .create(
            TopupCreateParams.builder()
                .setAmount(amount)
                .setCurrency("jpy")
                .setDescription("float")
                .build());
  }
}
