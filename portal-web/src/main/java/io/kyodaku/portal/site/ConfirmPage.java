package io.kyodaku.portal.site;

import io.kyodaku.identity.ConfirmingEmail;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Confirms an address. The link in the mail opens the page and the person confirms by a button:
 * mail scanners that follow links confirm nothing.
 */
@Named
@ViewScoped
public class ConfirmPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient ConfirmingEmail confirming;
  private @Nullable String token;

  public String confirm() {
    return switch (confirming.confirm(token)) {
      case CONFIRMED -> "/login?faces-redirect=true&done=confirmed";
      default -> "/login?faces-redirect=true&failed=linkNotValid";
    };
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }
}
