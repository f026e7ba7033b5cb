package io.kyodaku.screening;

import java.util.UUID;

/**
 * A registered name found in a text.
 *
 * @param name the asset's own name
 * @param alias the alias that matched, as its owner wrote it
 * @param start UTF-16 offset of its first unit in the text as sent
 * @param end UTF-16 offset behind its last unit
 */
public record Match(UUID assetId, String name, String alias, int start, int end) {}
