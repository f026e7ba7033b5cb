package io.kyodaku.generation;

import java.util.Optional;

/**
 * What an authorization can prove, as compact JWS (Ed25519).
 *
 * @param grant why it was allowed, and at which price
 * @param settlement what was charged, and who earned what
 */
public record Receipts(Optional<String> grant, Optional<String> settlement) {}
