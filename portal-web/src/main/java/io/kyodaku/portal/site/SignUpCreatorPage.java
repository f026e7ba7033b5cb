package io.kyodaku.portal.site;

import io.kyodaku.identity.InvitingCreators;
import io.kyodaku.identity.SigningUp;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.SignedUpHere;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A creator signs up. */
@Named
@ViewScoped
public class SignUpCreatorPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient SigningUp signingUp;
  @Inject private transient InvitingCreators inviting;
  @Inject private transient Language language;
  @Inject private transient PageErrors errors;
  @Inject private transient SignedUpHere signedUpHere;

  private @Nullable String name;
  private @Nullable String email;
  private @Nullable String password;
  private @Nullable String country;
  private boolean adult;
  private boolean agreed;
  private @Nullable String invite;

  public @Nullable String signUp() {
    SigningUp.Form form =
        new SigningUp.Form(name, email, password, country, language.getTag(), adult, agreed);
    return switch (signingUp.signUp(form, invite)) {
      case SigningUp.Outcome.MailSent sent -> {
        signedUpHere.remember(sent.mark());
        yield "/signup/sent?faces-redirect=true";
      }
      case SigningUp.Outcome.Invalid invalid -> {
        errors.show("signUp", invalid.errors());
        yield null;
      }
    };
  }

  /** Whether the link that the person came by works. */
  public boolean isInvited() {
    return inviting.works(invite);
  }

  public @Nullable String getInvite() {
    return invite;
  }

  public void setInvite(@Nullable String invite) {
    this.invite = invite;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
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

  public @Nullable String getCountry() {
    return country;
  }

  public void setCountry(@Nullable String country) {
    this.country = country;
  }

  public boolean isAdult() {
    return adult;
  }

  public void setAdult(boolean adult) {
    this.adult = adult;
  }

  public boolean isAgreed() {
    return agreed;
  }

  public void setAgreed(boolean agreed) {
    this.agreed = agreed;
  }
}
