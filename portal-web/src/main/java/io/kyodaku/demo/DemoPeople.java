package io.kyodaku.demo;

import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.AppointingAdmin;
import io.kyodaku.identity.ConfirmingEmail;
import io.kyodaku.identity.ResettingPassword;
import io.kyodaku.identity.SigningUp;
import io.kyodaku.mail.Outbox;
import io.kyodaku.tenant.ApplyingAgain;
import io.kyodaku.tenant.ApplyingAsRightsholder;
import io.kyodaku.tenant.Membership;
import io.kyodaku.tenant.Memberships;
import io.kyodaku.tenant.RightsholderForm;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo's people. They sign up as anybody does, and confirm by the link in the mail. */
@Dependent
class DemoPeople {

  static final String PASSWORD = "kyodaku-demo";
  static final String ADMIN = "admin@demo.example";
  static final String RIGHTS = "rights@demo.example";
  static final String CREATOR = "creator@demo.example";
  static final String CREATORS_COUNTRY = "JP";

  private static final Pattern CONFIRMATION = Pattern.compile("/confirm\\?token=([^\\s]+)");

  @Inject private Accounts accounts;
  @Inject private SigningUp signingUp;
  @Inject private ConfirmingEmail confirming;
  @Inject private ResettingPassword resetting;
  @Inject private AppointingAdmin appointing;
  @Inject private ApplyingAsRightsholder applying;
  @Inject private ApplyingAgain applyingAgain;
  @Inject private Memberships memberships;
  @Inject private Outbox outbox;

  /** Sets the password by the mailed link, without which nobody is appointed. */
  UUID admin() {
    UUID account = signedUp(ADMIN, "Asa Operator", "GB", "en");
    Accounts.Person person = accounts.find(account).orElseThrow();
    if (!person.confirmed()) {
      require(
          resetting.reset(link(ADMIN), PASSWORD) instanceof ResettingPassword.Outcome.Reset, ADMIN);
    }
    if (!person.admin()) {
      require(appointing.appoint(ADMIN) == AppointingAdmin.Outcome.APPOINTED, ADMIN);
    }
    return account;
  }

  UUID creator() {
    return creator(CREATOR, "Kai Creator", CREATORS_COUNTRY, "en");
  }

  UUID creator(String email, String name, String country, String language) {
    return confirmed(signedUp(email, name, country, language));
  }

  private UUID signedUp(String email, String name, String country, String language) {
    if (accounts.findByEmail(email).isEmpty()) {
      require(
          signingUp.signUp(
                  new SigningUp.Form(name, email, PASSWORD, country, language, true, true), null)
              instanceof SigningUp.Outcome.MailSent,
          email);
    }
    return accounts.findByEmail(email).orElseThrow().accountId();
  }

  /** The tenant of this name and the account of its owner, who applies if there is none yet. */
  Owned rightsholder(DemoFiles.Rightsholder wanted, String email) {
    RightsholderForm form =
        new RightsholderForm(
            "ORGANISATION", wanted.name(), wanted.country(), wanted.language(), wanted.currency());
    Optional<UUID> known = accounts.findByEmail(email).map(Accounts.Person::accountId);
    if (known.isEmpty()) {
      ApplyingAsRightsholder.Member member =
          new ApplyingAsRightsholder.Member("Rights of " + wanted.name(), email, PASSWORD, true);
      require(
          applying.apply(form, member) instanceof ApplyingAsRightsholder.Outcome.MailSent,
          wanted.name());
      known = accounts.findByEmail(email).map(Accounts.Person::accountId);
    }
    UUID owner = confirmed(known.orElseThrow());
    if (membership(owner, wanted.name()).isEmpty()) {
      require(
          applyingAgain.apply(owner, form) instanceof ApplyingAgain.Outcome.Applied, wanted.name());
    }
    return new Owned(membership(owner, wanted.name()).orElseThrow(), owner);
  }

  /** A tenant with the account of its owner. */
  record Owned(Membership tenant, UUID owner) {}

  private Optional<Membership> membership(UUID account, String name) {
    return memberships.of(account).stream()
        .filter(membership -> membership.name().equals(name))
        .findFirst();
  }

  /** Confirms by the link in the mail and the password, if that has not been done yet. */
  private UUID confirmed(UUID account) {
    Accounts.Person person = accounts.find(account).orElseThrow();
    if (!person.confirmed()) {
      require(
          confirming.confirm(link(person.email()), null, PASSWORD)
              == ConfirmingEmail.Outcome.CONFIRMED,
          person.email());
    }
    return account;
  }

  /** The secret in the link of the newest mail that asks this address to confirm. */
  private String link(String email) {
    return outbox.latest().stream()
        .filter(letter -> letter.recipient().equals(email))
        .map(letter -> CONFIRMATION.matcher(letter.body()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  static void require(boolean done, String what) {
    if (!done) {
      throw new IllegalStateException("the demo's " + what + " could not be made");
    }
  }
}
