package io.kyodaku.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The way to Stripe about money that goes back to buyers, as {@link StripeGateway} is for the rest:
 * what acts carries a key of ours, and {@link #findRefund} tells what was done when the key is
 * forgotten.
 */
@Singleton
public class StripeReturns {

  private static final long PAGE = 100;

  /** Far more than a purchase is given back in. */
  private static final int REFUNDS_AT_MOST = 500;

  private final StripeClients clients;

  @Inject
  public StripeReturns(SellingEntities entities) {
    this.clients = new StripeClients(entities);
  }

  /** Gives money of a payment back to its buyer. */
  public StripeAnswer<RefundState> refund(RefundRequest request) {
    RefundCreateParams params =
        RefundCreateParams.builder()
            .setPaymentIntent(request.paymentIntent())
            .setAmount(request.amountMinor())
            .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
            .putMetadata(RefundState.REFUND_ID, request.id().toString())
            .build();
    return clients
        .ask(
            request.entity(),
            client -> client.v1().refunds().create(params, StripeClients.keyed(request.key())))
        .map(StripeReturns::state);
  }

  public StripeAnswer<RefundState> refund(SellingEntity entity, String id) {
    return clients
        .ask(entity, client -> client.v1().refunds().retrieve(id))
        .map(StripeReturns::state);
  }

  /** All refunds of a charge, whoever asked for them; the first {@value #REFUNDS_AT_MOST}. */
  public StripeAnswer<List<RefundState>> refundsOf(SellingEntity entity, String charge) {
    RefundListParams params = RefundListParams.builder().setCharge(charge).setLimit(PAGE).build();
    return refunds(entity, params);
  }

  /** The refund that was made for one of ours, if Stripe has one. */
  public StripeAnswer<Optional<RefundState>> findRefund(
      SellingEntity entity, String paymentIntent, UUID id) {
    RefundListParams params =
        RefundListParams.builder().setPaymentIntent(paymentIntent).setLimit(PAGE).build();
    return refunds(entity, params)
        .map(
            found ->
                found.stream()
                    .filter(refund -> refund.refundId().filter(id::equals).isPresent())
                    .findFirst());
  }

  private StripeAnswer<List<RefundState>> refunds(SellingEntity entity, RefundListParams params) {
    return clients.ask(
        entity,
        client -> {
          List<RefundState> found = new ArrayList<>();
          for (Refund refund : client.v1().refunds().list(params).autoPagingIterable()) {
            if (found.size() == REFUNDS_AT_MOST) {
              break;
            }
            found.add(state(refund));
          }
          return List.copyOf(found);
        });
  }

  public StripeAnswer<DisputeState> dispute(SellingEntity entity, String id) {
    return clients
        .ask(entity, client -> client.v1().disputes().retrieve(id))
        .map(StripeReturns::state);
  }

  private static RefundState state(Refund refund) {
    return new RefundState(
        refund.getId(),
        Optional.ofNullable(refund.getMetadata())
            .map(metadata -> metadata.get(RefundState.REFUND_ID))
            .flatMap(OurIds::parse),
        Optional.ofNullable(refund.getPaymentIntent()),
        Optional.ofNullable(refund.getCharge()).orElse(""),
        refund.getAmount(),
        refund.getCurrency().toUpperCase(Locale.ROOT),
        refund.getStatus(),
        Optional.ofNullable(refund.getFailureReason())
            .or(() -> Optional.ofNullable(refund.getReason()))
            .orElse(""));
  }

  private static DisputeState state(Dispute dispute) {
    String currency = dispute.getCurrency();
    long moved = 0;
    long fees = 0;
    for (BalanceTransaction one :
        Optional.ofNullable(dispute.getBalanceTransactions()).orElse(List.of())) {
      moved += one.getAmount();
      // An account that settles in another currency pays its fees in that.
      fees += one.getCurrency().equals(currency) ? one.getFee() : 0;
    }
    return new DisputeState(
        dispute.getId(),
        Optional.ofNullable(dispute.getPaymentIntent()),
        Optional.ofNullable(dispute.getCharge()).orElse(""),
        dispute.getAmount(),
        currency.toUpperCase(Locale.ROOT),
        dispute.getStatus(),
        Optional.ofNullable(dispute.getReason()).orElse(""),
        Optional.ofNullable(dispute.getEvidenceDetails())
            .map(Dispute.EvidenceDetails::getDueBy)
            .map(Instant::ofEpochSecond),
        moved < 0,
        fees);
  }
}
