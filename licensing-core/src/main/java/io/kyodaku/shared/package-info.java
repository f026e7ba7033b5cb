/**
 * The few value types that every room speaks: identifiers, money, rates. It keeps one invariant: a
 * value that exists is valid. It must not know any capability.
 */
@NullMarked
package io.kyodaku.shared;

import org.jspecify.annotations.NullMarked;
