package io.kyodaku.tenant;

import io.kyodaku.identity.NewAccount;
import io.kyodaku.identity.OpeningAccount;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder signs up: a tenant that waits to be verified, and an account for its first member,
 * who confirms it by mail. Where the address already has an account nothing is registered and its
 * owner is told by mail, so that nobody else learns of it; the owner signs in and applies from
 * there.
 */
@Dependent
public class ApplyingAsRightsholder {

  private final OpeningAccount opening;
  private final RegisteringTenant registering;

  @Inject
  ApplyingAsRightsholder(OpeningAccount opening, RegisteringTenant registering) {
    this.opening = opening;
    this.registering = registering;
  }

  /**
   * The first member as typed.
   *
   * @param agreed to the terms
   */
  public record Member(
      @Nullable String name, @Nullable String email, @Nullable String password, boolean agreed) {

    @Override
    public String toString() {
      return "Member";
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * Mail is on its way to this address: to confirm, or that it already has an account.
     *
     * @param mark for the browser to keep, so that the mailed link recognises it
     */
    record MailSent(String email, String mark) implements Outcome {}

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome apply(RightsholderForm rightsholder, Member member) {
    FieldErrors errors = new FieldErrors();
    Optional<Organisation> organisation = Organisation.read(errors, rightsholder);
    // A wrong language has been told already, with the organisation.
    FieldErrors ofMember = new FieldErrors();
    NewAccount person =
        NewAccount.read(
            ofMember,
            member.name(),
            member.email(),
            member.password(),
            rightsholder.language(),
            member.agreed());
    ofMember.list().stream()
        .filter(error -> !errors.has(error.field()))
        .forEach(error -> errors.add(error.field(), error.fault()));
    if (!errors.none() || organisation.isEmpty()) {
      return new Outcome.Invalid(errors.list());
    }
    OpeningAccount.Opened opened = opening.open(person);
    opened.accountId().ifPresent(accountId -> registering.register(organisation.get(), accountId));
    return new Outcome.MailSent(person.email(), opened.mark());
  }
}
