package io.kyodaku.portal.site;

import io.kyodaku.identity.SendingAccountMail;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a link to choose a new password; the answer is the same whether the address is known or
 * not.
 */
@Named
@ViewScoped
public class ForgotPasswordPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient SendingAccountMail sending;
  private @Nullable String email;

  public String send() {
    sending.sendPasswordLink(email);
    return "/login?faces-redirect=true&done=passwordLinkSent";
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }
}
