/**
 * What owners earn of settled usages. Pure: frozen terms and what the lots paid go in, an accrual
 * comes out. It keeps the invariant that each fee is split exactly between owner and platform. It
 * must not know tiers, guarantees or caps: those are lines of a period's statement.
 */
@NullMarked
package io.kyodaku.royalty;

import org.jspecify.annotations.NullMarked;
