/**
 * The state of the stand-in: JSON documents on shelves, held in memory and written to a journal
 * before anyone is told.
 *
 * <p>Invariant: a transaction is in the journal, synced to the disk, whole or not at all, before
 * its result leaves {@link io.kyodaku.standin.store.Store#write}.
 *
 * <p>It must not know what the documents mean.
 */
@NullMarked
package io.kyodaku.standin.store;

import org.jspecify.annotations.NullMarked;
