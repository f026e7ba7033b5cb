package io.kyodaku.portal.admin;

import io.kyodaku.log.Actor;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.run.RunKind;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.Fault;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import io.kyodaku.stripe.ReplayingDeadEvents;
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
  private static final int PAGE_SIZE = 25;
  private static final int ORDERS_SHOWN = 20;

  @Inject private transient StripeInboxView inbox;
  @Inject private transient ReplayingStripeEvent replaying;
  @Inject private transient ReplayingDeadEvents replayingAll;
  @Inject private transient GoingToRun going;
  @Inject private transient Formats formats;
  @Inject private transient PurchaseOrders orders;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors texts;
  private @Nullable String q;
  private @Nullable String status;
  private @Nullable String entity;
  private boolean more;
  private int page;
  private @Nullable List<Row> entries;
  private transient @Nullable List<PurchaseOrder> noted;
  private @Nullable Long dead;

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

  /** How events stand, with how many of each. */
  public List<Choice> getStatuses() {
    Map<StripeInboxView.Status, Long> counts = inbox.counts();
    return Arrays.stream(StripeInboxView.Status.values())
        .map(
            s ->
                new Choice(
                    s.name(), texts.text("inbox." + s) + " (" + counts.getOrDefault(s, 0L) + ")"))
        .toList();
  }

  public List<Choice> getEntities() {
    return Choice.byName(SellingEntity.values());
  }

  public boolean isFiltered() {
    return !(getQ() + getStatus() + getEntity()).isEmpty();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return getEntries().isEmpty() || !more ? "" : link().page(page + 1);
  }

  private Link link() {
    return Link.to("/admin/inbox")
        .with("q", getQ())
        .with("status", getStatus())
        .with("entity", getEntity());
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
      List<StripeInboxView.Entry> found = inbox.page(which(), page, PAGE_SIZE);
      more = found.size() > PAGE_SIZE;
      entries = new ArrayList<>(found.stream().limit(PAGE_SIZE).map(Row::of).toList());
    }
    return entries;
  }

  private StripeInboxView.Which which() {
    return new StripeInboxView.Which(getQ(), chosen(), Asked.choice(SellingEntity.class, entity));
  }

  /** How many of the events that are asked for are dead; none where others are asked for. */
  public long getDead() {
    if (dead == null) {
      boolean others = chosen().filter(s -> s != StripeInboxView.Status.DEAD).isPresent();
      dead = others ? 0 : inbox.dead(which());
    }
    return dead;
  }

  /** What trying all of them again will do. */
  public String getReplayWords() {
    boolean all = getDead() <= ReplayingDeadEvents.AT_MOST;
    return Fault.fill(
        texts.text(all ? "inbox.replayAll.text" : "inbox.replayAll.some"),
        List.of(formats.whole(getDead()), formats.whole(ReplayingDeadEvents.AT_MOST)));
  }

  public void replayAll() {
    Optional<UUID> run = replayingAll.replay(which(), Actor.account(caller.person().accountId()));
    going.to(RunKind.REPLAY, run, "/admin/inbox?done=nothingDead");
  }

  public void replay(UUID event) {
    boolean replayed = replaying.replay(event, Actor.account(caller.person().accountId()));
    Going.to(replayed ? "/admin/inbox?done=eventReplayed" : "/admin/inbox?failed=standsOtherwise");
  }

  private Optional<StripeInboxView.Status> chosen() {
    return Asked.choice(StripeInboxView.Status.class, status);
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }

  public String getStatus() {
    return Asked.oneOf(StripeInboxView.Status.class, status);
  }

  public String getQ() {
    return Asked.words(q);
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }

  public String getEntity() {
    return Asked.oneOf(SellingEntity.class, entity);
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public void setStatus(@Nullable String status) {
    this.status = status;
  }
}
