/**
 * The one append-only log (RFC 6962): grants, settlements, ledger batches, statements, consents,
 * contracts and audit entries are its leaves; a background job gives each its place and signs the
 * head. It keeps the invariant that a leaf, once placed, never changes or moves. It holds ids and
 * salted hashes, and must not know any person.
 */
@NullMarked
package io.kyodaku.log;

import org.jspecify.annotations.NullMarked;
