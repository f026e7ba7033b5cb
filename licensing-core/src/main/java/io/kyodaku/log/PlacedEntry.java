package io.kyodaku.log;

import java.util.OptionalLong;

/**
 * An entry with its place.
 *
 * @param index from 0; empty while it waits for its place, for seconds
 */
public record PlacedEntry(LogEntry entry, OptionalLong index) {}
