/**
 * What an owner can say, as values: uses, territories, rules with their conditions, guards,
 * ceilings and obligations, and the text that they are kept as. Pure and immutable. It keeps the
 * invariant that what was read is well-formed: whoever holds a rule need not check it again. It
 * must not know who says it, where it is stored, nor how a decision is made of it.
 */
@NullMarked
package io.kyodaku.rule;

import org.jspecify.annotations.NullMarked;
