/**
 * What the platform and a rightsholder agreed on: drafted from a preset, signed by an owner,
 * countersigned by an operator, in force until the next version. It keeps the invariant that what
 * was signed never changes, and that at most one version is in force. It must not know what is
 * licensed under it or what is paid.
 */
@NullMarked
package io.kyodaku.contract;

import org.jspecify.annotations.NullMarked;
