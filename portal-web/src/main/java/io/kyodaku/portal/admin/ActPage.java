package io.kyodaku.portal.admin;

import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.foureyes.AskedActs;
import io.kyodaku.foureyes.FourEyes;
import io.kyodaku.foureyes.FourEyes.Outcome;
import io.kyodaku.payout.AllowingPayoutAct;
import io.kyodaku.payout.AskedStatements;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.reconciliation.ExplainingItem;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One act that one operator asked for: what it would do exactly, and another's yes or no to it. */
@Named
@ViewScoped
public class ActPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient AskedActs acts;
  @Inject private transient AskedStatements statements;
  @Inject private transient AllowingPayoutAct allowing;
  @Inject private transient ExplainingItem explaining;
  @Inject private transient FourEyes eyes;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  @Inject private transient Clock clock;
  private transient @Nullable AskedAct act;
  private transient @Nullable List<AskedStatements.Line> lines;
  private @Nullable String id;
  private @Nullable String code;

  public void requireAct() {
    if (getAct() == null) {
      Going.nowhere();
    }
  }

  public @Nullable AskedAct getAct() {
    if (act == null) {
      act = WireId.ACT.parse(id).flatMap(acts::find).orElse(null);
    }
    return act;
  }

  private AskedAct found() {
    AskedAct found = getAct();
    if (found == null) {
      throw new IllegalStateException("no act " + id);
    }
    return found;
  }

  public boolean isOpen() {
    return found().isOpen(clock.instant());
  }

  /** Whether the reader asked for it, and so can't allow it. */
  public boolean isOwn() {
    return found().askedBy().equals(operator());
  }

  /** What it pays, if it does; the largest first. */
  public List<AskedStatements.Line> getLines() {
    if (lines == null) {
      lines = statements.of(found().id());
    }
    return lines;
  }

  public boolean isCut() {
    return getLines().size() == AskedStatements.AT_MOST;
  }

  public void allow() {
    String typed = code;
    code = null;
    String there = here();
    switch (found().kind()) {
      case PAYOUTS, PAYOUT_LIMIT, REVENUE_CORRECTION ->
          show(
              allowing.allow(found().id(), operator(), typed),
              run ->
                  run.map(begun -> "/admin/run?id=" + WireId.RUN.format(begun))
                      .orElse(there + "&done=actAllowed"));
      case STRIPE_EXPLAINED ->
          show(
              explaining.allow(found().id(), operator(), typed),
              booked -> there + (booked ? "&done=actAllowed" : "&failed=standsOtherwise"));
    }
  }

  private <T> void show(Outcome<T> outcome, Function<T, String> then) {
    switch (outcome) {
      case Outcome.Allowed<T>(T done) -> Going.to(then.apply(done));
      case Outcome.WrongCode<T> wrong -> errors.say("act.wrongCode");
      case Outcome.OwnAsking<T> own -> errors.say("act.own");
      case Outcome.NotOpen<T> not -> Going.to(here() + "&failed=standsOtherwise");
      case Outcome.NotOperator<T> not -> Going.nowhere();
    }
  }

  public void decline() {
    Going.to(
        here()
            + (eyes.decline(found().id(), operator())
                ? "&done=actDeclined"
                : "&failed=standsOtherwise"));
  }

  private String here() {
    return "/admin/act?id=" + WireId.ACT.format(found().id());
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getCode() {
    return code;
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }
}
