package io.kyodaku.portal.rightsholder;

import io.kyodaku.escrow.HeldAmounts;
import io.kyodaku.ownership.ConflictDetail;
import io.kyodaku.ownership.ConflictStatus;
import io.kyodaku.ownership.Move;
import io.kyodaku.ownership.MovingConflict;
import io.kyodaku.ownership.OwnConflicts;
import io.kyodaku.ownership.Party;
import io.kyodaku.ownership.Side;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One conflict: what both sides say, its clock, what it holds of the tenant's, and the ways out.
 */
@Named
@ViewScoped
public class OwnConflictPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient OwnConflicts conflicts;
  @Inject private transient MovingConflict moving;
  @Inject private transient HeldAmounts held;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable ConflictDetail detail;
  private UUID conflictId = Nowhere.ID;
  private @Nullable String text;
  private @Nullable String to;

  /** It must be one of this tenant's. */
  public void open() {
    detail = conflicts.find(desk.tenant(), conflictId).orElse(null);
    if (detail == null) {
      desk.notFound();
    }
  }

  public ConflictDetail getDetail() {
    if (detail == null) {
      detail = conflicts.find(desk.tenant(), conflictId).orElseThrow();
    }
    return detail;
  }

  private Party own() {
    return getDetail().conflict().party(desk.tenant()).orElseThrow();
  }

  public boolean isOpen() {
    return getDetail().conflict().status().isOpen();
  }

  public boolean isAnswerable() {
    return getDetail().conflict().status() == ConflictStatus.OPEN && own().side() == Side.HOLDING;
  }

  public boolean isAppealable() {
    Party own = own();
    return getDetail().conflict().status() == ConflictStatus.DECIDED
        && own.awardedBps().isPresent()
        && own.awardedBps().getAsInt() < own.standingBps();
  }

  /** It has something left to give. */
  public boolean isGivable() {
    return isOpen() && own().standingBps() > 0;
  }

  public boolean isOwn(TenantId party) {
    return party.equals(desk.tenant());
  }

  /** To whom a share can be given. */
  public List<SelectItem> getOthers() {
    return getDetail().conflict().parties().stream()
        .map(Party::tenant)
        .filter(party -> !isOwn(party))
        .map(party -> new SelectItem(WireId.TENANT.format(party.value()), getDetail().name(party)))
        .toList();
  }

  public List<Money> getPut() {
    return desk.has(Right.MONEY) ? held.put(desk.tenant(), conflictId) : List.of();
  }

  public List<Money> getReleased() {
    return desk.has(Right.MONEY) ? held.released(desk.tenant(), conflictId) : List.of();
  }

  public void state() {
    if (!desk.lacks(Right.CATALOG)) {
      move(new Move.State(desk.tenant(), said()), "conflictStated");
    }
  }

  public void uphold() {
    if (!desk.lacks(Right.CATALOG)) {
      move(new Move.Uphold(desk.tenant(), said()), "conflictUpheld");
    }
  }

  public void appeal() {
    if (!desk.lacks(Right.CATALOG)) {
      move(new Move.Appeal(desk.tenant(), said()), "conflictAppealed");
    }
  }

  public void release() {
    if (!desk.lacks(Right.SIGNING)) {
      move(new Move.Release(desk.tenant(), said()), "conflictReleased");
    }
  }

  public void transfer() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    Optional<UUID> taker = WireId.TENANT.parse(to);
    if (taker.isEmpty()) {
      back("failed=standsOtherwise");
      return;
    }
    move(
        new Move.Transfer(desk.tenant(), new TenantId(taker.get()), said()), "conflictTransferred");
  }

  private void move(Move.OfParty move, String done) {
    switch (moving.byParty(desk.account(), conflictId, move)) {
      case MovingConflict.Done unused -> back("done=" + done);
      case MovingConflict.NotFound gone -> back("failed=standsOtherwise");
      case MovingConflict.Refused refused -> back("failed=standsOtherwise");
      case MovingConflict.Invalid invalid -> errors.show("move", invalid.errors());
    }
  }

  private String said() {
    return text == null ? "" : text;
  }

  private void back(String query) {
    desk.goTo("conflict?id=" + getId() + "&" + query);
  }

  public String getId() {
    return WireId.CONFLICT.format(conflictId);
  }

  public void setId(@Nullable String id) {
    conflictId = WireId.CONFLICT.parse(id).orElse(Nowhere.ID);
  }

  public @Nullable String getText() {
    return text;
  }

  public void setText(@Nullable String text) {
    this.text = text;
  }

  public @Nullable String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = to;
  }
}
