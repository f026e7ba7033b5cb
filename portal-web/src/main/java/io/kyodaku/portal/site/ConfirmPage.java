package io.kyodaku.portal.site;

import io.kyodaku.identity.ConfirmingEmail;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.SignedUpHere;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Confirms an address. The link in the mail opens the page and the person confirms by a button:
 * mail scanners that follow links confirm nothing. In another browser than the one of the sign-up
 * the button takes the password too.
 */
@Named
@ViewScoped
public class ConfirmPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient ConfirmingEmail confirming;
  @Inject private transient SignedUpHere signedUpHere;
  @Inject private transient PageErrors errors;
  private @Nullable String token;
  private @Nullable String password;

  public @Nullable String confirm() {
    return switch (confirming.confirm(token, signedUpHere.mark().orElse(null), password)) {
      case CONFIRMED -> "/login?faces-redirect=true&done=confirmed";
      case LINK_NOT_VALID -> "/login?faces-redirect=true&failed=linkNotValid";
      case PASSWORD_NEEDED -> {
        errors.say("confirm.wrong");
        yield null;
      }
    };
  }

  public boolean isPasswordNeeded() {
    return !signedUpHere.isFor(token);
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }
}
