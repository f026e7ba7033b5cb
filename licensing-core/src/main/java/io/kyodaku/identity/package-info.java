/**
 * Who people and programs are: accounts, creators, generators, keys, and the links by which a
 * creator lets a generator spend its credits. It keeps the invariant that a secret is stored only
 * as a hash, and that nobody learns from an answer whether an address has an account. It must not
 * know tenants, licences or money.
 */
@NullMarked
package io.kyodaku.identity;

import org.jspecify.annotations.NullMarked;
