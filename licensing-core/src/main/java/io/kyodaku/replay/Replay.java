package io.kyodaku.replay;

import io.kyodaku.policy.Level;
import io.kyodaku.policy.Saying;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * A draft that is or was replayed.
 *
 * @param level of a policy: where it would be said; of a contract everything
 * @param says of a policy: what would be said
 * @param seen of a policy: the version that the draft was written over
 * @param contractVersion of a contract: the draft
 * @param currency in which everything is added up
 * @param since the first moment that is replayed
 * @param until the first that is not
 * @param usages how many there are to replay; 0 before it begins
 * @param done of how many of them it is known
 * @param by the account that asked for it
 */
public record Replay(
    UUID id,
    ReplayKind kind,
    Level level,
    Saying says,
    Optional<UUID> seen,
    Optional<UUID> contractVersion,
    Currency currency,
    Instant since,
    Instant until,
    ReplayStatus status,
    long usages,
    long done,
    Optional<UUID> by,
    Instant askedAt,
    Optional<Instant> endedAt) {}
