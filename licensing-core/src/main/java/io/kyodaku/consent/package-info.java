/**
 * What people agreed to, and when they took it back: which document, in which edition and language,
 * exactly as it was shown. It keeps the invariant that an entry never changes; withdrawing is
 * another entry, and each has a leaf in the log. It must not know what follows from a consent.
 */
@NullMarked
package io.kyodaku.consent;

import org.jspecify.annotations.NullMarked;
