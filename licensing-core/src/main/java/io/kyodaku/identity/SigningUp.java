package io.kyodaku.identity;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person becomes a creator with a new account, to be confirmed by mail. */
@Dependent
public class SigningUp {

  private final OpeningAccount opening;
  private final JpaAccounts accounts;
  private final InvitingCreators inviting;
  private final Clock clock;

  @Inject
  SigningUp(OpeningAccount opening, JpaAccounts accounts, InvitingCreators inviting, Clock clock) {
    this.opening = opening;
    this.accounts = accounts;
    this.inviting = inviting;
    this.clock = clock;
  }

  /**
   * What was typed.
   *
   * @param adult whether the person says to be of age; a person who does not say so is treated as
   *     of unknown age
   * @param agreed to the terms
   */
  public record Form(
      @Nullable String name,
      @Nullable String email,
      @Nullable String password,
      @Nullable String country,
      @Nullable String language,
      boolean adult,
      boolean agreed) {

    @Override
    public String toString() {
      return "Form[country=" + country + ", language=" + language + "]";
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

  /**
   * @param invite the code of the link that the person came by; null where by none
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome signUp(Form form, @Nullable String invite) {
    FieldErrors errors = new FieldErrors();
    NewAccount person =
        NewAccount.read(
            errors, form.name(), form.email(), form.password(), form.language(), form.agreed());
    String country = ContactFields.country(errors, "country", form.country());
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    OpeningAccount.Opened opened = opening.open(person);
    opened
        .accountId()
        .ifPresent(
            accountId ->
                inviting.join(
                    begin(accountId, country, form.adult() ? AgeBand.ADULT : AgeBand.UNKNOWN),
                    invite));
    return new Outcome.MailSent(person.email(), opened.mark());
  }

  private UUID begin(UUID accountId, String country, AgeBand ageBand) {
    Creator creator = new Creator(Ids.next(), accountId, country, ageBand, clock.instant());
    accounts.add(creator);
    return creator.id();
  }
}
