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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who already has an account becomes a creator too; twice changes nothing. */
@Dependent
public class BecomingCreator {

  private final JpaAccounts accounts;
  private final Clock clock;

  @Inject
  BecomingCreator(JpaAccounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    record IsCreator(UUID creatorId) implements Outcome {}

    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @Transactional(rollbackOn = Exception.class)
  public Outcome become(UUID accountId, @Nullable String typedCountry, boolean adult) {
    FieldErrors errors = new FieldErrors();
    String country = ContactFields.country(errors, "country", typedCountry);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    Account account = accounts.find(accountId).orElseThrow();
    accounts.hold(account.email());
    Optional<Creator> already = accounts.creatorOf(accountId);
    if (already.isPresent()) {
      return new Outcome.IsCreator(already.get().id());
    }
    Creator creator =
        new Creator(
            Ids.next(),
            accountId,
            country,
            adult ? AgeBand.ADULT : AgeBand.UNKNOWN,
            clock.instant());
    accounts.add(creator);
    return new Outcome.IsCreator(creator.id());
  }
}
