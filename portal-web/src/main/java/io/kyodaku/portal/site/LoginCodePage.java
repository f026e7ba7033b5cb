package io.kyodaku.portal.site;

import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.PortalSignIn;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The second step of signing in. Who has not done the first, or too long ago, begins again. */
@Named
@ViewScoped
public class LoginCodePage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String BEGIN_AGAIN = "/login?failed=signInAgain";

  @Inject private transient PortalSignIn signIn;
  @Inject private transient PageErrors errors;
  private @Nullable String code;
  private @Nullable String to;

  public void open() {
    if (!signIn.awaitsCode()) {
      Going.to(BEGIN_AGAIN);
    }
  }

  public void enter() {
    switch (signIn.enterCode(code, to)) {
      case PortalSignIn.Outcome.SignedIn in -> Going.to(in.to());
      case PortalSignIn.Outcome.TooMany many -> errors.say("login.tooMany");
      case PortalSignIn.Outcome.Refused refused -> errors.say("login.code.refused");
      case PortalSignIn.Outcome.CodeNeeded needed -> Going.to(needed.to());
      case PortalSignIn.Outcome.NotAwaited not -> Going.to(BEGIN_AGAIN);
      case PortalSignIn.Outcome.NotConfirmed not -> Going.to(BEGIN_AGAIN);
    }
  }

  public @Nullable String getCode() {
    return code;
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }

  public @Nullable String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = to;
  }
}
