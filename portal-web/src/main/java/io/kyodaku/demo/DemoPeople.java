package io.kyodaku.demo;

import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.AppointingAdmin;
import io.kyodaku.identity.ConfirmingEmail;
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

  private static final Pattern CONFIRMATION = Pattern.compile("/confirm\\?token=([^\\s]+)");

  @Inject private Accounts accounts;
  @Inject private SigningUp signingUp;
  @Inject private ConfirmingEmail confirming;
  @Inject private AppointingAdmin appointing;
  @Inject private ApplyingAsRightsholder applying;
  @Inject private ApplyingAgain applyingAgain;
  @Inject private Memberships memberships;
  @Inject private Outbox outbox;

  UUID admin() {
    UUID account = person(ADMIN, "Asa Operator", "GB");
    appointing.appoint(ADMIN);
    return account;
  }

  UUID creator() {
    return person(CREATOR, "Kai Creator", "JP");
  }

  private UUID person(String email, String name, String country) {
    return accounts
        .findByEmail(email)
        .map(Accounts.Person::accountId)
        .orElseGet(
            () -> {
              require(
                  signingUp.signUp(
                          new SigningUp.Form(name, email, PASSWORD, country, "en", true, true))
                      instanceof SigningUp.Outcome.MailSent,
                  email);
              return confirmed(email);
            });
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
      return new Owned(membership(confirmed(email), wanted.name()).orElseThrow(), confirmed(email));
    }
    if (membership(known.get(), wanted.name()).isEmpty()) {
      require(
          applyingAgain.apply(known.get(), form) instanceof ApplyingAgain.Outcome.Applied,
          wanted.name());
    }
    return new Owned(membership(known.get(), wanted.name()).orElseThrow(), known.get());
  }

  /** A tenant with the account of its owner. */
  record Owned(Membership tenant, UUID owner) {}

  private Optional<Membership> membership(UUID account, String name) {
    return memberships.of(account).stream()
        .filter(membership -> membership.name().equals(name))
        .findFirst();
  }

  /** Follows the link in the newest mail to this address, if it has not been followed yet. */
  private UUID confirmed(String email) {
    for (Outbox.Letter letter : outbox.latest()) {
      Matcher link = CONFIRMATION.matcher(letter.body());
      if (letter.recipient().equals(email) && link.find()) {
        var unused = confirming.confirm(link.group(1));
        break;
      }
    }
    return accounts.findByEmail(email).orElseThrow().accountId();
  }

  static void require(boolean done, String what) {
    if (!done) {
      throw new IllegalStateException("the demo's " + what + " could not be made");
    }
  }
}
