package io.kyodaku.portal.site;

import io.kyodaku.identity.ResettingPassword;
import io.kyodaku.portal.PageErrors;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Chooses a new password by the link that was mailed. */
@Named
@ViewScoped
public class ResetPasswordPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient ResettingPassword resetting;
  @Inject private transient PageErrors errors;
  private @Nullable String token;
  private @Nullable String password;

  public @Nullable String reset() {
    return switch (resetting.reset(token, password)) {
      case ResettingPassword.Outcome.Reset done -> "/login?faces-redirect=true&done=passwordReset";
      case ResettingPassword.Outcome.LinkNotValid gone ->
          "/login?faces-redirect=true&failed=linkNotValid";
      case ResettingPassword.Outcome.Invalid invalid -> {
        errors.show("reset", invalid.errors());
        yield null;
      }
    };
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
