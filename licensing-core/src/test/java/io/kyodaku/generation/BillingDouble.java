package io.kyodaku.generation;

import static io.kyodaku.testing.TestTenants.execute;

import io.kyodaku.decision.Price;
import io.kyodaku.decision.Reason;
import io.kyodaku.decision.Usage;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Authorizations without money, whose rows stand in the database for others to refer to. */
final class BillingDouble implements StudioBilling {

  private static final Instant THEN = Instant.parse("2026-05-01T12:00:00Z");

  private final TestDatabase database;
  private final Map<UUID, Authorization> byId = new HashMap<>();
  private final Map<String, UUID> byKey = new HashMap<>();
  final List<String> calls = new ArrayList<>();
  final Deque<ChargeOutcome.OfAuthorize> refusals = new ArrayDeque<>();
  final Deque<ChargeOutcome.OfSettle> settlements = new ArrayDeque<>();
  final Deque<ChargeOutcome.OfVoid> releases = new ArrayDeque<>();
  AuthorizationStatus born = AuthorizationStatus.AUTHORIZED;

  BillingDouble(TestDatabase database) {
    this.database = database;
  }

  @Override
  public ChargeOutcome.OfAuthorize authorize(Usage usage, UUID generatorId, String key) {
    calls.add("authorize");
    if (!refusals.isEmpty()) {
      return refusals.remove();
    }
    if (byKey.containsKey(key)) {
      return new ChargeOutcome.Replayed(201, "{}");
    }
    Authorization authorization = authorization(usage, generatorId);
    insert(authorization);
    byId.put(authorization.id(), authorization);
    byKey.put(key, authorization.id());
    return born == AuthorizationStatus.AUTHORIZED
        ? new ChargeOutcome.Held(authorization, "{}")
        : new ChargeOutcome.PendingApproval(authorization, "{}");
  }

  private Authorization authorization(Usage usage, UUID generatorId) {
    return new Authorization(
        Ids.next(),
        born,
        usage.creatorId(),
        generatorId,
        new AuthorizedUsage(
            usage.assets(),
            usage.use(),
            usage.territories(),
            usage.seconds(),
            usage.quality(),
            usage.themes(),
            "0".repeat(32),
            "0".repeat(64)),
        new Price(rateCard(generatorId), 0, 0, 1, List.of()),
        List.<Match>of(),
        List.of(),
        List.<Reason>of(),
        0,
        0,
        OptionalInt.empty(),
        List.of(),
        1,
        THEN,
        THEN.plus(Duration.ofHours(1)));
  }

  private UUID rateCard(UUID generatorId) {
    UUID card = Ids.next();
    execute(
        database,
        "insert into rate_card (id, generator_id, version, standard_per_second,"
            + " premium_per_second, effective_from) select ?, ?, coalesce(max(version), 0) + 1, 0,"
            + " 0, now() from rate_card where generator_id = ?",
        card,
        generatorId,
        generatorId);
    return card;
  }

  private void insert(Authorization authorization) {
    execute(
        database,
        "insert into usage_authorization (id, generator_id, creator_id, status, use, territories,"
            + " seconds, quality, prompt_salt, prompt_hash, facts, obligations, rate_card_id,"
            + " compute_per_second_micros, compute_micros, par_version, price_micros, held_micros,"
            + " snapshot_version, created_at, granted_at, expires_at) values (?, ?, ?,"
            + " 'AUTHORIZED', 'SHARED', 'JP', ?, 'STANDARD', repeat('0', 32), repeat('0', 64),"
            + " '{}', '', ?, 0, 0, 1, 0, 0, 1, now(), now(), now() + interval '1 hour')",
        authorization.id(),
        authorization.generatorId(),
        authorization.creatorId(),
        authorization.usage().seconds(),
        authorization.price().rateCardId());
  }

  void become(UUID id, AuthorizationStatus status) {
    byId.computeIfPresent(id, (same, old) -> with(old, status));
  }

  AuthorizationStatus status(UUID id) {
    return Optional.ofNullable(byId.get(id)).orElseThrow().status();
  }

  private static Authorization with(Authorization old, AuthorizationStatus status) {
    return new Authorization(
        old.id(),
        status,
        old.creatorId(),
        old.generatorId(),
        old.usage(),
        old.price(),
        old.matches(),
        old.obligations(),
        old.reasons(),
        old.heldMicros(),
        old.chargedMicros(),
        old.settledSeconds(),
        old.splits(),
        old.snapshotVersion(),
        old.createdAt(),
        old.expiresAt());
  }

  @Override
  public Optional<Authorization> ofKey(UUID generatorId, String idempotencyKey) {
    return Optional.ofNullable(byKey.get(idempotencyKey)).map(byId::get);
  }

  @Override
  public Optional<Authorization> ofCreator(UUID creatorId, UUID authorizationId) {
    return Optional.ofNullable(byId.get(authorizationId))
        .filter(found -> found.creatorId().equals(creatorId));
  }

  @Override
  public ChargeOutcome.OfSettle settle(UUID generatorId, UUID id, int seconds) {
    calls.add("settle " + seconds);
    if (!settlements.isEmpty()) {
      return settlements.remove();
    }
    if (status(id) == AuthorizationStatus.VOIDED) {
      return new ChargeOutcome.AlreadyVoided();
    }
    become(id, AuthorizationStatus.SETTLED);
    return new ChargeOutcome.Settled(Optional.ofNullable(byId.get(id)).orElseThrow());
  }

  @Override
  public ChargeOutcome.OfVoid release(UUID generatorId, UUID id) {
    calls.add("release");
    if (!releases.isEmpty()) {
      return releases.remove();
    }
    if (status(id) == AuthorizationStatus.SETTLED) {
      return new ChargeOutcome.AlreadySettled();
    }
    become(id, AuthorizationStatus.VOIDED);
    return new ChargeOutcome.Voided(Optional.ofNullable(byId.get(id)).orElseThrow());
  }
}
