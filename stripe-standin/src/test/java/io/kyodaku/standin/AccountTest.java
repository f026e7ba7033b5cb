package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.events.V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEvent;
import com.stripe.events.V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEventNotification;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.BankAccount;
import com.stripe.model.ExternalAccount;
import com.stripe.model.StripeCollection;
import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.AccountLink;
import com.stripe.model.v2.core.EventNotification;
import com.stripe.net.RequestOptions;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountListParams;
import com.stripe.param.v2.core.AccountUpdateParams;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
  private static final String CAPABILITY_EVENT =
      "v2.core.account[configuration.recipient].capability_status_updated";

  @TempDir Path data;
  private final HandClock clock = new HandClock();
  private Stage stage;
  private Recipients recipients;

  @BeforeEach
  void start() {
    stage = Stage.in(data, options -> options.withClock(clock));
    recipients = new Recipients(stage);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void newRecipientIsRestrictedUntilItSaysWhoItIs() throws StripeException {
    Account account = recipients.create("JP");

    assertThat(account.getId()).startsWith("acct_");
    assertThat(account.getAppliedConfigurations()).containsExactly("recipient");
    assertThat(account.getIdentity().getCountry()).isEqualTo("JP");
    assertThat(account.getMetadata()).containsEntry("tenant", "momotaro");
    var transfers =
        account
            .getConfiguration()
            .getRecipient()
            .getCapabilities()
            .getStripeBalance()
            .getStripeTransfers();
    assertThat(transfers.getStatus()).isEqualTo("restricted");
    assertThat(transfers.getStatusDetails().getFirst().getCode())
        .isEqualTo("requirements_past_due");
    assertThat(account.getRequirements().getEntries()).hasSize(2);
  }

  @Test
  void whatIsNotIncludedIsNull() throws StripeException {
    Account account = recipients.create("JP");

    Account bare = stage.client().v2().core().accounts().retrieve(account.getId());

    assertThat(bare.getConfiguration()).isNull();
    assertThat(bare.getIdentity()).isNull();
    assertThat(bare.getRequirements()).isNull();
    assertThat(bare.getDisplayName()).isEqualTo("Momotaro & Sons");
  }

  @Test
  void completingOnboardingActivatesAndReturns() throws StripeException {
    Account account = recipients.create("JP");
    AccountLink link = recipients.link(account);
    assertThat(link.getUrl()).startsWith(stage.standin.baseUri() + "/onboarding/");
    assertThat(link.getExpiresAt()).isAfter(link.getCreated());
    assertThat(stage.get(link.getUrl()).body())
        .contains("Momotaro &amp; Sons")
        .doesNotContain("<script");

    HttpResponse<String> answer =
        stage.press(link.getUrl(), "complete", Map.of("bank", "000123456789"));

    assertThat(answer.headers().firstValue("Location"))
        .hasValue(stage.japan.page("/return").toString());
    assertThat(recipients.transferStatus(account)).isEqualTo("active");
    assertThat(recipients.retrieve(account).getRequirements().getEntries()).isEmpty();
  }

  @Test
  void thinEventNamesTheAccountAndTheRestIsFetched() throws Exception {
    Account account = recipients.onboarded("JP", "000123456789");

    Shop.Received received = stage.japan.await(CAPABILITY_EVENT, 3).getLast();
    assertThat(received.json().has("data")).isFalse();
    EventNotification parsed =
        stage
            .client()
            .parseEventNotification(received.body(), received.signature(), Stage.JP_SECRET);
    assertThat(parsed)
        .isInstanceOf(
            V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEventNotification
                .class);
    var notification =
        (V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEventNotification)
            parsed;
    assertThat(notification.getRelatedObject().getId()).isEqualTo(account.getId());
    assertThat(notification.fetchRelatedObject().getId()).isEqualTo(account.getId());
    V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEvent event =
        notification.fetchEvent();
    assertThat(event.getData().getUpdatedCapability()).startsWith("stripe_balance.");
    assertThatThrownBy(
            () ->
                stage
                    .client()
                    .parseEventNotification(received.body(), received.signature(), "whsec_other"))
        .isInstanceOf(SignatureVerificationException.class);
    assertThat(stage.client().v2().core().events().retrieve(received.id()).getType())
        .isEqualTo(CAPABILITY_EVENT);
  }

  @Test
  void leavingForLaterChangesNothing() throws StripeException {
    Account account = recipients.create("JP");

    HttpResponse<String> answer = stage.press(recipients.link(account).getUrl(), "later", Map.of());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(recipients.transferStatus(account)).isEqualTo("restricted");
    stage.japan.await("v2.core.account_link.returned");
  }

  @Test
  void failedVerificationSaysWhy() throws StripeException {
    Account account = recipients.create("JP");

    stage.press(recipients.link(account).getUrl(), "fail", Map.of());

    assertThat(recipients.transferStatus(account)).isEqualTo("restricted");
    assertThat(
            recipients
                .retrieve(account)
                .getRequirements()
                .getEntries()
                .getFirst()
                .getErrors()
                .getFirst()
                .getCode())
        .isEqualTo("verification_failed_keyed_identity");
    stage.press(recipients.link(account).getUrl(), "complete", Map.of("bank", "000123456789"));
    assertThat(recipients.transferStatus(account)).isEqualTo("active");
  }

  @Test
  void linkIsGoodOnceAndNotForLong() throws StripeException {
    Account account = recipients.create("JP");
    AccountLink used = recipients.link(account);
    stage.press(used.getUrl(), "complete", Map.of("bank", "000123456789"));
    HttpResponse<String> twice =
        stage.post(used.getUrl(), Map.of("action", "complete", "bank", "000123456789"));
    assertThat(twice.headers().firstValue("Location"))
        .hasValue(stage.japan.page("/return").toString());
    assertThat(stage.get(used.getUrl()).headers().firstValue("Location"))
        .hasValue(stage.japan.page("/refresh").toString());
    assertThat(banks(account).getData()).hasSize(1);

    AccountLink old = recipients.link(account);
    clock.advance(Duration.ofMinutes(6));
    assertThat(stage.get(old.getUrl()).headers().firstValue("Location"))
        .hasValue(stage.japan.page("/refresh").toString());
  }

  @Test
  void badBankAccountComesBackWithWhatWasTyped() throws StripeException {
    Account account = recipients.create("JP");

    HttpResponse<String> answer =
        stage.press(recipients.link(account).getUrl(), "complete", Map.of("bank", "<1>"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("aria-invalid=\"true\"").contains("value=\"&lt;1&gt;\"");
    assertThat(recipients.transferStatus(account)).isEqualTo("restricted");
  }

  @Test
  void recipientNeedsCountryAndContact() {
    InvalidRequestException noCountry =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                stage
                    .client()
                    .v2()
                    .core()
                    .accounts()
                    .create(
                        Recipients.params("JP")
                            .setIdentity((AccountCreateParams.Identity) null)
                            .build()));
    assertThat(noCountry.getStatusCode()).isEqualTo(400);
    assertThat(noCountry.getParam()).isEqualTo("identity.country");

    InvalidRequestException nowhere =
        catchThrowableOfType(InvalidRequestException.class, () -> recipients.create("ZZ"));
    assertThat(nowhere.getParam()).isEqualTo("identity.country");
  }

  @Test
  void accountsAreUpdatedListedAndClosed() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");
    var accounts = stage.client().v2().core().accounts();

    accounts.update(
        account.getId(), AccountUpdateParams.builder().setDisplayName("Peach Ltd").build());
    assertThat(accounts.list(AccountListParams.builder().setLimit(1L).build()).getData())
        .extracting(Account::getDisplayName)
        .containsExactly("Peach Ltd");
    accounts.close(account.getId());

    assertThat(accounts.retrieve(account.getId()).getClosed()).isTrue();
    assertThat(recipients.transferStatus(account)).isEqualTo("restricted");
    stage.japan.await("v2.core.account.closed");
  }

  @Test
  void sameKeyMakesOneAccount() throws StripeException {
    RequestOptions key = RequestOptions.builder().setIdempotencyKey("tenant_1").build();
    var accounts = stage.client().v2().core().accounts();

    Account first = accounts.create(Recipients.params("JP").build(), key);
    Account second = accounts.create(Recipients.params("JP").build(), key);

    assertThat(second.getId()).isEqualTo(first.getId());
  }

  @Test
  void unknownAccountIsNotFound() {
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> stage.client().v2().core().accounts().retrieve("acct_none"));

    assertThat(refused.getStatusCode()).isEqualTo(404);
  }

  @Test
  void olderApiSeesTheSameAccount() throws StripeException {
    Account account = recipients.onboarded("JP", "000123456789");

    com.stripe.model.Account seen = stage.client().v1().accounts().retrieve(account.getId());

    assertThat(seen.getPayoutsEnabled()).isTrue();
    assertThat(seen.getDefaultCurrency()).isEqualTo("jpy");
    assertThat(((BankAccount) banks(account).getData().getFirst()).getLast4()).isEqualTo("6789");
  }

  private StripeCollection<ExternalAccount> banks(Account account) throws StripeException {
    return stage.client().v1().accounts().externalAccounts().list(account.getId());
  }
}
