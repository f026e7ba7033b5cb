package io.kyodaku.identity;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A creator lets a generator spend its credits, until it unlinks it. Linking again begins anew.
 *
 * @param limitMicros the most that may ever be spent through this link, in microcredits; empty
 *     means as much as there is
 * @param spentMicros what is spent or held through it
 */
public record CreatorLink(
    UUID id,
    UUID creatorId,
    UUID generatorId,
    String generatorName,
    OptionalLong limitMicros,
    long spentMicros,
    Instant linkedAt) {}
