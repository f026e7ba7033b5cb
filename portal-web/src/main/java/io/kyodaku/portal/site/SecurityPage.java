package io.kyodaku.portal.site;

import io.kyodaku.identity.ChangingPassword;
import io.kyodaku.identity.ChangingSecondFactor;
import io.kyodaku.identity.EndingSessions;
import io.kyodaku.identity.EnrollingSecondFactor;
import io.kyodaku.identity.OpenSessions;
import io.kyodaku.identity.SecondFactor;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.PortalSignIn;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How somebody signs in: the second step, the password, and where sessions are open. Recovery codes
 * are shown once, on the page that made them.
 */
@Named
@ViewScoped
public class SecurityPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String HERE = "/account/security";
  private static final int GROUP = 4;

  @Inject private transient SecondFactor factor;
  @Inject private transient EnrollingSecondFactor enrolling;
  @Inject private transient ChangingSecondFactor changing;
  @Inject private transient ChangingPassword passwords;
  @Inject private transient EndingSessions sessions;
  @Inject private transient OpenSessions open;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PortalSignIn signIn;
  @Inject private transient PageErrors errors;
  private transient SecondFactor.@Nullable State state;
  private transient List<String> recoveryCodes = List.of();
  private @Nullable String password;
  private @Nullable String code;
  private @Nullable String wanted;
  private @Nullable List<Place> places;

  /**
   * Where the person is signed in, as it stood when the page was opened: a row's button means this
   * one.
   *
   * @param device its browser and system by name; empty where neither is known
   */
  public record Place(UUID id, String device, Instant openedAt, Instant lastUsedAt, boolean here)
      implements Serializable {}

  public List<Place> getPlaces() {
    if (places == null) {
      Optional<UUID> here = signIn.here();
      places =
          new ArrayList<>(
              open.of(account()).stream()
                  .map(
                      session ->
                          new Place(
                              session.id(),
                              Stream.of(session.browser(), session.system())
                                  .filter(name -> !name.isEmpty())
                                  .collect(Collectors.joining(" · ")),
                              session.openedAt(),
                              session.lastUsedAt(),
                              here.filter(session.id()::equals).isPresent()))
                  .toList());
    }
    return places;
  }

  /** Ends one of them, of the person's own alone. */
  public void endSession(UUID session) {
    boolean ended = open.end(account(), session);
    signIn.lookAnew(account());
    Going.to(HERE + (ended ? "?done=sessionEnded" : "?failed=standsOtherwise") + "#sessions-title");
  }

  public SecondFactor.State getState() {
    if (state == null) {
      state = factor.of(account());
    }
    return state;
  }

  public boolean isOff() {
    return getState() instanceof SecondFactor.State.Off;
  }

  public boolean isBegun() {
    return getState() instanceof SecondFactor.State.Begun;
  }

  public boolean isOn() {
    return getState() instanceof SecondFactor.State.On;
  }

  /** In groups of four, as people type it. */
  public String getSecret() {
    return getState() instanceof SecondFactor.State.Begun begun
        ? begun.secret().replaceAll("(.{" + GROUP + "})(?!$)", "$1 ")
        : "";
  }

  public QrPicture getQr() {
    return getState() instanceof SecondFactor.State.Begun begun
        ? QrPicture.of(begun.uri())
        : new QrPicture("", 1);
  }

  public @Nullable Instant getSince() {
    return getState() instanceof SecondFactor.State.On on ? on.since() : null;
  }

  public int getRecoveryCodesLeft() {
    return getState() instanceof SecondFactor.State.On on ? on.recoveryCodesLeft() : 0;
  }

  public List<String> getRecoveryCodes() {
    return new ArrayList<>(recoveryCodes == null ? List.of() : recoveryCodes);
  }

  public void begin() {
    enrolling.begin(account());
    Going.to(HERE);
  }

  public void confirm() {
    switch (enrolling.confirm(account(), password, code)) {
      case EnrollingSecondFactor.Outcome.Enrolled enrolled -> {
        show(enrolled.recoveryCodes());
        signIn.stay(account());
      }
      case EnrollingSecondFactor.Outcome.WrongPassword wrong ->
          errors.say("security.wrongPassword");
      case EnrollingSecondFactor.Outcome.WrongCode wrong -> errors.say("security.wrongCode");
      case EnrollingSecondFactor.Outcome.NotBegun not -> Going.to(HERE + "?failed=standsOtherwise");
    }
  }

  public void renew() {
    switch (changing.newRecoveryCodes(account(), password, code)) {
      case ChangingSecondFactor.Outcome.Changed changed -> show(changed.recoveryCodes());
      case ChangingSecondFactor.Outcome.Refused refused -> errors.say("security.refused");
    }
  }

  public void turnOff() {
    switch (changing.turnOff(account(), password, code)) {
      case ChangingSecondFactor.Outcome.Changed changed -> Going.to(HERE + "?done=secondFactorOff");
      case ChangingSecondFactor.Outcome.Refused refused -> errors.say("security.refused");
    }
  }

  public void changePassword() {
    switch (passwords.change(account(), password, wanted)) {
      case ChangingPassword.Outcome.Changed changed -> {
        signIn.stay(account());
        Going.to(HERE + "?done=passwordChanged");
      }
      case ChangingPassword.Outcome.WrongPassword wrong -> errors.say("security.wrongPassword");
      case ChangingPassword.Outcome.Invalid invalid -> errors.show("password", invalid.errors());
    }
  }

  public void endSessions() {
    sessions.endAll(account());
    signIn.stay(account());
    Going.to(HERE + "?done=signedOutElsewhere");
  }

  private void show(List<String> codes) {
    recoveryCodes = codes;
    state = null;
    code = null;
  }

  private UUID account() {
    return caller.person().accountId();
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }

  public @Nullable String getCode() {
    return code;
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }

  public @Nullable String getWanted() {
    return wanted;
  }

  public void setWanted(@Nullable String wanted) {
    this.wanted = wanted;
  }
}
