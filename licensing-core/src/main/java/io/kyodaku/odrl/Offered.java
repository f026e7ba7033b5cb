package io.kyodaku.odrl;

import io.kyodaku.plugin.api.AssetKind;
import java.util.Currency;
import java.util.UUID;

/**
 * An asset that an owner brings, as it claims it.
 *
 * @param territories country codes with {@code |} between, or {@code *}
 * @param shareBps the owner's part of the asset, in basis points
 */
record Offered(
    UUID assetId,
    UUID workId,
    String name,
    AssetKind kind,
    String territories,
    int shareBps,
    long pricePerSecondMicros,
    Currency currency) {}
