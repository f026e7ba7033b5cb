package io.kyodaku.portal.admin;

import io.kyodaku.generation.RemindingOwner;
import io.kyodaku.oversight.AskQueue;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantStatus;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Usages that wait for an owner's answer. An operator looks on and reminds; it can't answer. */
@Named
@ViewScoped
public class AsksPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/asks";
  private static final Duration SOON = Duration.ofDays(1);

  @Inject private transient AskQueue queue;
  @Inject private transient RemindingOwner reminding;
  @Inject private transient CurrentCaller caller;
  @Inject private transient NamesForOperators names;
  @Inject private transient Clock clock;
  private @Nullable String q;
  private int page;
  private boolean more;
  private @Nullable List<Row> rows;

  /**
   * What waits as it stood when the page was opened: a row's button means this one.
   *
   * @param key of usage and owner together
   * @param assets what it is about, in the operator's language and as its owner calls it
   * @param urgent whether it expires within a day
   * @param reminded when an operator last did; null while none did
   * @param remindable whether nobody did within a day
   */
  public record Row(
      String key,
      UUID usage,
      UUID tenant,
      String tenantName,
      TenantStatus tenantStatus,
      String generator,
      Instant askedAt,
      Instant expiresAt,
      boolean urgent,
      String use,
      int seconds,
      String assets,
      long feeMicros,
      String currency,
      @Nullable Instant reminded,
      boolean remindable)
      implements Serializable {}

  public List<Row> getRows() {
    if (rows == null) {
      List<AskQueue.Ask> found = queue.page(getQ(), page);
      more = found.size() > AskQueue.PAGE_SIZE;
      names.read(found.stream().flatMap(ask -> ask.assets().keySet().stream()).toList());
      rows = new ArrayList<>(found.stream().limit(AskQueue.PAGE_SIZE).map(this::row).toList());
    }
    return rows;
  }

  private Row row(AskQueue.Ask ask) {
    Instant now = clock.instant();
    return new Row(
        ask.authorizationId() + " " + ask.tenant().value(),
        ask.authorizationId(),
        ask.tenant().value(),
        ask.tenantName(),
        ask.tenantStatus(),
        ask.generator(),
        ask.askedAt(),
        ask.expiresAt(),
        ask.expiresAt().isBefore(now.plus(SOON)),
        ask.use(),
        ask.seconds(),
        ask.assets().entrySet().stream()
            .map(asset -> names.both(asset.getKey(), asset.getValue()))
            .collect(Collectors.joining(", ")),
        ask.fee().micros(),
        ask.fee().currency().getCurrencyCode(),
        ask.remindedAt().orElse(null),
        ask.remindedAt().filter(at -> at.plus(RemindingOwner.PAUSE).isAfter(now)).isEmpty());
  }

  public boolean isFiltered() {
    return !getQ().isEmpty();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return getRows().isEmpty() || !more ? "" : link().page(page + 1);
  }

  private Link link() {
    return Link.to(PATH).with("q", getQ());
  }

  public void remind(UUID usage, UUID tenant) {
    switch (reminding.remind(caller.person().accountId(), new TenantId(tenant), usage)) {
      case REMINDED -> Going.to(PATH + "?done=ownerReminded");
      case TOO_SOON -> Going.to(PATH + "?failed=remindedLately");
      case NOT_WAITING -> Going.to(PATH + "?failed=standsOtherwise");
    }
  }

  public String getQ() {
    return Asked.words(q);
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }
}
