package io.kyodaku.royalty;

import io.kyodaku.ledger.LotBooks;

/**
 * What one lot paid of one fee.
 *
 * @param creditsMicros burned for it
 * @param recognisedMicros the revenue that this made, in the lot's currency
 */
public record Paid(LotBooks lot, long creditsMicros, long recognisedMicros) {}
