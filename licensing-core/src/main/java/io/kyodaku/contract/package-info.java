/**
 * What the platform and a rightsholder agreed on: drafted from a preset, signed by an owner,
 * countersigned by an operator, in force from its date until the next version or until notice or
 * termination ends it and what was granted is wound down; and which versions of its plugins took
 * the place of those that it names. It keeps the invariant that what was signed never changes, and
 * that at most one version is in force. It must not know what is licensed under it or what is paid.
 */
@NullMarked
package io.kyodaku.contract;

import org.jspecify.annotations.NullMarked;
