package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Transfers;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.WireIds;
import io.kyodaku.reconciliation.Reconciliation;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that moved money at Stripe, or should have, from both sides. */
@Named
@RequestScoped
public class ReconciledItemPage {

  @Inject private Reconciliation reconciliation;
  @Inject private Transfers transfers;
  @Inject private WireIds wireIds;
  private @Nullable String id;
  private Reconciliation.@Nullable Item found;

  public void load() {
    found = WireId.RECONCILIATION.parse(id).flatMap(reconciliation::find).orElse(null);
    if (found == null) {
      Going.nowhere();
    }
  }

  static String toneOf(Reconciliation.State state) {
    return switch (state) {
      case MATCHED -> "good";
      case WAITING -> "";
      case DIFFERING, MISSING_HERE, MISSING_AT_STRIPE -> "bad";
    };
  }

  public Reconciliation.@Nullable Item getFound() {
    return found;
  }

  public String getTone() {
    return found == null ? "" : toneOf(found.state());
  }

  public List<Reconciliation.Line> getLines() {
    return found == null ? List.of() : reconciliation.lines(found);
  }

  /** What was booked of it, and what of it was suspended. */
  public List<Transfers.Entry> getEntries() {
    return found == null ? List.of() : transfers.about(found.subjectId().orElse(found.id()));
  }

  public List<Transfers.Entry> getSuspended() {
    return found == null || found.subjectId().isEmpty() ? List.of() : transfers.about(found.id());
  }

  /** Its own page; empty where nothing here is known of it. */
  public String getSubject() {
    Optional<UUID> subject = found == null ? Optional.empty() : found.subjectId();
    if (found == null || subject.isEmpty()) {
      return "";
    }
    return switch (found.about()) {
      case PURCHASE -> "/admin/order?id=" + wireIds.order(subject.get());
      case REFUND, DISPUTE -> "/admin/money-back?id=" + wireIds.moneyBack(subject.get());
      case PAYOUT -> "/admin/payout?id=" + wireIds.payout(subject.get());
      case FEE, OTHER -> "";
    };
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
