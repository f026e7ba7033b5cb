package io.kyodaku.decision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which plugin prices a tenant's usages, configured how, within which bound.
 *
 * @param hash of its jar
 * @param config as the contract stores it; null for the plugin's defaults
 * @param maxFeeBps the most that it may ask, in basis points of the list fee
 */
public record TermsPlugin(UUID tenantId, String hash, @Nullable String config, int maxFeeBps) {}
