package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import io.kyodaku.stripe.ReplayingStripeEvent;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeInboxView;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Stripe told us, and what came of it. */
@Named
@ViewScoped
public class InboxPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PAGE_SIZE = 50;
  private static final int ORDERS_SHOWN = 20;
  private static final int PAGE_AT_MOST = 100_000;

  @Inject private transient StripeInboxView inbox;
  @Inject private transient ReplayingStripeEvent replaying;
  @Inject private transient PurchaseOrders orders;
  @Inject private transient CurrentCaller caller;
  private @Nullable String status;
  private int page;
  private @Nullable List<Row> entries;
  private transient @Nullable List<PurchaseOrder> noted;

  /** An event as it stood when the page was opened: a row's button means this one. */
  public record Row(
      UUID id,
      SellingEntity entity,
      String eventId,
      String type,
      Instant receivedAt,
      StripeInboxView.Status status,
      String note)
      implements Serializable {

    private static Row of(StripeInboxView.Entry entry) {
      return new Row(
          entry.id(),
          entry.entity(),
          entry.eventId(),
          entry.type(),
          entry.receivedAt(),
          entry.status(),
          entry.note());
    }
  }

  /** How many events stand so. */
  public record Count(StripeInboxView.Status status, long events) {}

  public List<Count> getCounts() {
    Map<StripeInboxView.Status, Long> counts = inbox.counts();
    return Arrays.stream(StripeInboxView.Status.values())
        .map(s -> new Count(s, counts.getOrDefault(s, 0L)))
        .toList();
  }

  /** Orders that Stripe did not take, the last ones. */
  public List<PurchaseOrder> getOrders() {
    if (noted == null) {
      noted = orders.noted(ORDERS_SHOWN);
    }
    return noted;
  }

  public List<Row> getEntries() {
    if (entries == null) {
      entries =
          new ArrayList<>(inbox.list(chosen(), page, PAGE_SIZE).stream().map(Row::of).toList());
    }
    return entries;
  }

  public void replay(UUID event) {
    boolean replayed = replaying.replay(event, Actor.account(caller.person().accountId()));
    Going.to(replayed ? "/admin/inbox?done=eventReplayed" : "/admin/inbox?failed=standsOtherwise");
  }

  private Optional<StripeInboxView.Status> chosen() {
    return Arrays.stream(StripeInboxView.Status.values())
        .filter(s -> s.name().equals(status))
        .findFirst();
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, PAGE_AT_MOST);
  }

  public @Nullable String getStatus() {
    return status;
  }

  public void setStatus(@Nullable String status) {
    this.status = status;
  }
}
