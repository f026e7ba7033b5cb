package io.kyodaku.odrl;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Controls;
import java.util.Optional;

/**
 * What an owner says at one level.
 *
 * @param target by its IRI: an asset, a work, or all that the owner has
 * @param preset whose rules are read after its own
 */
record Saying(String target, Optional<PolicyPreset> preset, Controls controls) {}
