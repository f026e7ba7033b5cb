/**
 * Identity verification: sessions, their hosted page, and the reports that they end in.
 *
 * <p>Invariant: what a person stated is shown only to those who expand it, and a redacted session
 * shows nothing.
 *
 * <p>It must not know what the platform asks an identity for.
 */
@NullMarked
package io.kyodaku.standin.identity;

import org.jspecify.annotations.NullMarked;
