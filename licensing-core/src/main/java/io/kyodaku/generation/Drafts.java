package io.kyodaku.generation;

import io.kyodaku.decision.Decision;
import io.kyodaku.decision.Price;
import io.kyodaku.decision.Reason;
import io.kyodaku.decision.Usage;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Authorizations as a decision makes them, before anybody has made them good. */
final class Drafts {

  /** Long enough for the slowest of renderers; then the creator has its credits back. */
  static final Duration HELD_FOR = Duration.ofHours(24);

  /** How long an owner has to answer. */
  static final Duration ASKED_FOR = Duration.ofDays(14);

  private Drafts() {}

  static Authorization granted(Usage usage, UUID generatorId, Decision.Granted decision) {
    return of(
        usage,
        generatorId,
        AuthorizationStatus.AUTHORIZED,
        new Terms(
            decision.price(),
            decision.matches(),
            decision.obligations(),
            List.of(),
            decision.basis()));
  }

  static Authorization pending(Usage usage, UUID generatorId, Decision.NeedsApproval decision) {
    return of(
        usage,
        generatorId,
        AuthorizationStatus.PENDING_APPROVAL,
        new Terms(
            decision.price(),
            decision.matches(),
            decision.obligations(),
            decision.reasons(),
            decision.basis()));
  }

  /** A pending one as it will be granted by a decision made now. */
  static Authorization approved(
      Authorization pending, Price price, List<String> obligations, Decision.Basis basis) {
    return new Authorization(
        pending.id(),
        AuthorizationStatus.AUTHORIZED,
        pending.creatorId(),
        pending.generatorId(),
        pending.usage().with(basis.age()),
        price,
        pending.matches(),
        obligations,
        pending.reasons(),
        price.totalMicros(),
        0,
        OptionalInt.empty(),
        Splits.of(price),
        basis.snapshotVersion(),
        pending.createdAt(),
        micros(basis.at()).plus(HELD_FOR));
  }

  private record Terms(
      Price price,
      List<Match> matches,
      List<String> obligations,
      List<Reason> reasons,
      Decision.Basis basis) {}

  private static Authorization of(
      Usage usage, UUID generatorId, AuthorizationStatus status, Terms terms) {
    boolean granted = status == AuthorizationStatus.AUTHORIZED;
    String salt = UsageHash.newSalt();
    return new Authorization(
        Ids.next(),
        status,
        usage.creatorId(),
        generatorId,
        new AuthorizedUsage(
            usage.assets(),
            usage.use(),
            usage.territories(),
            usage.seconds(),
            usage.quality(),
            usage.themes(),
            salt,
            UsageHash.ofPrompt(salt, usage.prompt()),
            terms.basis().age()),
        terms.price(),
        terms.matches(),
        terms.obligations(),
        terms.reasons(),
        granted ? terms.price().totalMicros() : 0,
        0,
        OptionalInt.empty(),
        Splits.of(terms.price()),
        terms.basis().snapshotVersion(),
        micros(terms.basis().at()),
        micros(terms.basis().at()).plus(granted ? HELD_FOR : ASKED_FOR));
  }

  /** As PostgreSQL keeps it, so that what is answered now and what is read later are the same. */
  private static Instant micros(Instant now) {
    return now.truncatedTo(ChronoUnit.MICROS);
  }
}
