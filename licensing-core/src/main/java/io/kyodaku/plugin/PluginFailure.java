package io.kyodaku.plugin;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.TenantId;
import java.time.Instant;

/**
 * One failure of a plugin, for the operators' page.
 *
 * @param at when
 * @param tenant for whom it was asked
 * @param hash its jar
 * @param capability what it was asked for
 * @param kind how it failed
 * @param text what was wrong, without control characters
 */
public record PluginFailure(
    Instant at,
    TenantId tenant,
    String hash,
    Capability capability,
    FailureKind kind,
    String text) {}
