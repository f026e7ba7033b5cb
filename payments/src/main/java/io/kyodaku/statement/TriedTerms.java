package io.kyodaku.statement;

import io.kyodaku.plugin.PluginPin;

/**
 * What is tried in place of what a statement was closed under.
 *
 * @param guaranteeAYearMicros the most that guarantees add in a calendar year; 0 for none
 */
record TriedTerms(
    Books books, int shareBps, PluginPin terms, PluginPin schedule, long guaranteeAYearMicros) {}
