package io.kyodaku.portal.site;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.PortalSignIn;
import io.kyodaku.tenant.JoiningTeam;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to a team, for whoever has its link. The button accepts, not the opening of the
 * page, since mail scanners follow links too.
 */
@Named
@ViewScoped
public class JoinPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String NOT_VALID = "/login?failed=invitationNotValid";

  @Inject private transient JoiningTeam joining;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PortalSignIn signIn;
  @Inject private transient Language language;
  @Inject private transient PageErrors errors;
  private transient JoiningTeam.@Nullable Offer offer;
  private @Nullable String token;
  private @Nullable String name;
  private @Nullable String password;
  private boolean agreed;

  public void open() {
    Optional<JoiningTeam.Offer> found = joining.offer(token);
    if (found.isEmpty()) {
      Going.to(NOT_VALID);
      return;
    }
    offer = found.get();
  }

  public JoiningTeam.@Nullable Offer getOffer() {
    if (offer == null) {
      offer = joining.offer(token).orElse(null);
    }
    return offer;
  }

  /** Whether the reader is who was invited. */
  public boolean isReady() {
    JoiningTeam.Offer now = getOffer();
    return now != null
        && caller.get() instanceof Caller.SignedIn person
        && person.email().equalsIgnoreCase(now.email());
  }

  public boolean isSomebodyElse() {
    return caller.isSignedIn() && !isReady();
  }

  public boolean isStranger() {
    JoiningTeam.Offer now = getOffer();
    return now != null && !caller.isSignedIn() && !now.known();
  }

  public boolean isKnown() {
    JoiningTeam.Offer now = getOffer();
    return now != null && !caller.isSignedIn() && now.known();
  }

  public String getSignInLink() {
    return "/login?to=" + URLEncoder.encode("/join?token=" + token, StandardCharsets.UTF_8);
  }

  public void join() {
    if (caller.get() instanceof Caller.SignedIn person) {
      JoiningTeam.Outcome outcome = joining.join(token, person.accountId(), person.email());
      signIn.lookAnew(person.accountId());
      go(outcome);
    } else {
      Going.to(getSignInLink());
    }
  }

  public void joinAsNew() {
    go(
        joining.joinAsNew(
            token, new JoiningTeam.Newcomer(name, password, language.getTag(), agreed)));
  }

  private void go(JoiningTeam.Outcome outcome) {
    switch (outcome) {
      case JoiningTeam.Outcome.Joined joined -> {
        String home = "/t/" + joined.slug() + "/home?done=teamJoined";
        Going.to(
            caller.isSignedIn()
                ? home
                : "/login?done=accountOpened&to="
                    + URLEncoder.encode("/t/" + joined.slug() + "/home", StandardCharsets.UTF_8));
      }
      case JoiningTeam.Outcome.LinkNotValid gone -> Going.to(NOT_VALID);
      case JoiningTeam.Outcome.OthersInvitation others -> errors.say("join.others");
      case JoiningTeam.Outcome.SignInFirst first -> Going.to(getSignInLink());
      case JoiningTeam.Outcome.Invalid invalid -> errors.show("join", invalid.errors());
    }
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }

  public boolean isAgreed() {
    return agreed;
  }

  public void setAgreed(boolean agreed) {
    this.agreed = agreed;
  }
}
