package io.kyodaku.stripe;

import com.stripe.model.Payout;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.model.v2.core.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.PayoutListParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The one way to Stripe. Every call that makes something which must not be there twice (a page to
 * pay on, an account, a movement of money) carries a key of ours, so that it acts once however
 * often it is made within Stripe's memory of keys (a day). Beyond that, {@link #findTransfer},
 * {@link #findBankPayout} and {@link #findReversal} tell whether money was moved. A call lasts up
 * to some eighty seconds, so none is made within a transaction.
 *
 * <p>Where Stripe says that our key or our request is wrong, every call throws {@link
 * StripeMisused}.
 */
@Singleton
public class StripeGateway {

  private static final long PAGE = 100;

  private final StripeClients clients;
  private final SellingEntities entities;

  @Inject
  public StripeGateway(SellingEntities entities) {
    this.entities = entities;
    this.clients = new StripeClients(entities);
  }

  /** Whether this installation has the entity's keys. */
  public boolean sellsAs(SellingEntity entity) {
    return entities.of(entity).isPresent();
  }

  StripeAnswer<CheckoutPage> openCheckout(CheckoutRequest request) {
    return clients
        .ask(
            request.entity(),
            client ->
                client
                    .v1()
                    .checkout()
                    .sessions()
                    .create(
                        StripeParams.checkout(request),
                        StripeClients.keyed("order:" + request.orderId())))
        .map(session -> new CheckoutPage(session.getId(), URI.create(session.getUrl())));
  }

  StripeAnswer<CheckoutState> checkout(SellingEntity entity, String sessionId) {
    return clients
        .ask(
            entity,
            client ->
                client.v1().checkout().sessions().retrieve(sessionId, StripeParams.withTaxes()))
        .map(SessionStates::of);
  }

  /** Makes a connected account that can do no more than receive; answers its id. */
  StripeAnswer<String> createRecipient(RecipientRequest request) {
    return clients
        .ask(
            request.entity(),
            client ->
                client
                    .v2()
                    .core()
                    .accounts()
                    .create(
                        StripeParams.recipient(request),
                        StripeClients.keyed("recipient:" + request.key())))
        .map(Account::getId);
  }

  /** A page of Stripe's where the account's owner tells what is needed; good once and shortly. */
  StripeAnswer<URI> onboarding(SellingEntity entity, String account, URI back, URI again) {
    return clients
        .ask(
            entity,
            client ->
                client
                    .v2()
                    .core()
                    .accountLinks()
                    .create(StripeParams.onboarding(account, back, again)))
        .map(link -> URI.create(link.getUrl()));
  }

  StripeAnswer<RecipientState> recipient(SellingEntity entity, String account) {
    AccountRetrieveParams params =
        AccountRetrieveParams.builder()
            .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
            .build();
    return clients
        .ask(entity, client -> client.v2().core().accounts().retrieve(account, params))
        .map(Recipients::state);
  }

  /** From now on the account pays out to its bank only when it is told to. */
  public StripeAnswer<Boolean> payOutOnlyWhenTold(SellingEntity entity, String account) {
    return clients
        .ask(
            entity,
            client ->
                client
                    .v1()
                    .balanceSettings()
                    .update(StripeParams.manualPayouts(), onBehalf(account).build()))
        .map(settings -> true);
  }

  /** Moves money from the entity's balance to the connected account's; answers Stripe's id. */
  public StripeAnswer<String> transfer(MoneyMove move) {
    return clients
        .ask(
            move.entity(),
            client ->
                client
                    .v1()
                    .transfers()
                    .create(StripeParams.transfer(move), StripeClients.keyed(move.key("transfer"))))
        .map(Transfer::getId);
  }

  /** The transfer that was made for such a move, if Stripe has one; any other is none of ours. */
  public StripeAnswer<Optional<String>> findTransfer(MoneyMove move) {
    TransferListParams params =
        TransferListParams.builder()
            .setTransferGroup(move.payoutId().toString())
            .setLimit(PAGE)
            .build();
    return clients
        .ask(move.entity(), client -> client.v1().transfers().list(params))
        .map(
            found ->
                found.getData().stream()
                    .filter(transfer -> move.isAsked(state(transfer)))
                    .findFirst()
                    .map(Transfer::getId));
  }

  /** Moves all of a transfer back to the entity's balance; answers Stripe's id. */
  public StripeAnswer<String> reverse(MoneyMove move, String transferId) {
    TransferReversalCreateParams params =
        TransferReversalCreateParams.builder().putAllMetadata(move.metadata()).build();
    return clients.ask(
        move.entity(),
        client ->
            client
                .v1()
                .transfers()
                .reversals()
                .create(transferId, params, StripeClients.keyed(move.key("reversal")))
                .getId());
  }

  /** The reversal of a transfer that we made for one of our payouts, if Stripe has one. */
  public StripeAnswer<Optional<String>> findReversal(
      SellingEntity entity, String transferId, UUID payoutId) {
    return clients
        .ask(entity, client -> client.v1().transfers().reversals().list(transferId))
        .map(
            found ->
                found.getData().stream()
                    .filter(
                        reversal ->
                            payoutId
                                .toString()
                                .equals(reversal.getMetadata().get(MoneyMove.PAYOUT_ID)))
                    .findFirst()
                    .map(TransferReversal::getId));
  }

  /** Sends what was transferred on to the account's bank; answers Stripe's id. */
  public StripeAnswer<String> payOut(MoneyMove move) {
    RequestOptions options = onBehalf(move.account()).setIdempotencyKey(move.key("payout")).build();
    return clients
        .ask(
            move.entity(),
            client -> client.v1().payouts().create(StripeParams.bankPayout(move), options))
        .map(Payout::getId);
  }

  /** The account's bank payout that was made for such a move, among those made since then. */
  public StripeAnswer<Optional<BankPayout>> findBankPayout(MoneyMove move, Instant since) {
    String account = move.account();
    PayoutListParams params =
        PayoutListParams.builder()
            .setCreated(PayoutListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(PAGE)
            .build();
    return clients.ask(
        move.entity(),
        client -> {
          for (Payout payout :
              client
                  .v1()
                  .payouts()
                  .list(params, onBehalf(account).build())
                  .autoPagingIterable(Map.of(), onBehalf(account).build())) {
            BankPayout found = state(payout);
            if (move.isAsked(found)) {
              return Optional.of(found);
            }
          }
          return Optional.empty();
        });
  }

  public StripeAnswer<BankPayout> bankPayout(SellingEntity entity, String account, String id) {
    return clients
        .ask(entity, client -> client.v1().payouts().retrieve(id, onBehalf(account).build()))
        .map(StripeGateway::state);
  }

  private static RequestOptions.RequestOptionsBuilder onBehalf(String account) {
    return RequestOptions.builder().setStripeAccount(account);
  }

  private static TransferState state(Transfer transfer) {
    return new TransferState(
        transfer.getAmount(),
        transfer.getCurrency().toUpperCase(Locale.ROOT),
        transfer.getDestination());
  }

  private static BankPayout state(Payout payout) {
    BankPayout.Status status =
        switch (payout.getStatus()) {
          case "paid" -> BankPayout.Status.PAID;
          case "failed", "canceled" -> BankPayout.Status.FAILED;
          default -> BankPayout.Status.ON_ITS_WAY;
        };
    return new BankPayout(
        payout.getId(),
        Optional.ofNullable(payout.getMetadata())
            .map(metadata -> metadata.get(MoneyMove.PAYOUT_ID))
            .flatMap(OurIds::parse),
        payout.getAmount(),
        payout.getCurrency().toUpperCase(Locale.ROOT),
        status,
        Optional.ofNullable(payout.getFailureMessage()).orElse(""));
  }
}
