/**
 * Background work as rows that any node may take. It keeps the invariant that a job is done at
 * least once and by one node at a time; doing it twice must not matter to the one who wrote it. It
 * must not know what the work is.
 */
@NullMarked
package io.kyodaku.job;

import org.jspecify.annotations.NullMarked;
