package io.kyodaku.screening;

import java.util.UUID;

/**
 * A blocked term found in a text.
 *
 * @param term as its owner wrote it
 * @param start UTF-16 offset of its first unit in the text as sent
 * @param end UTF-16 offset behind its last unit
 */
public record FoundTerm(UUID subjectId, String term, int start, int end) {}
