package io.kyodaku.portal.site;

import io.kyodaku.platform.Settings;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.PortalSignIn;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Somebody signs in. What was wrong is not said, so that nobody learns who has an account. */
@Named
@ViewScoped
public class LoginPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient PortalSignIn signIn;
  @Inject private transient PageErrors errors;
  @Inject private transient Settings settings;
  private @Nullable String email;
  private @Nullable String password;
  private @Nullable String to;

  public void signIn() {
    switch (signIn.signIn(email, password, to)) {
      case PortalSignIn.Outcome.SignedIn in -> Going.to(in.to());
      case PortalSignIn.Outcome.CodeNeeded needed -> Going.to(needed.to());
      case PortalSignIn.Outcome.NotAwaited not -> errors.say("login.refused");
      case PortalSignIn.Outcome.NotConfirmed not -> errors.say("login.notConfirmed");
      case PortalSignIn.Outcome.Refused refused -> errors.say("login.refused");
      case PortalSignIn.Outcome.TooMany many -> errors.say("login.tooMany");
    }
  }

  public boolean isDemo() {
    return settings.demo();
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }

  public @Nullable String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = to;
  }
}
