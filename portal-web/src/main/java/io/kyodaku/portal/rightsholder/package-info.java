/**
 * A rightsholder's pages, under {@code /t/{slug}/}: its standing, contract, catalogue, approvals,
 * usage, statements and keys. It keeps the invariants that a page works for the tenant that its
 * address names, and that every action first asks whether the member's role allows it. It must not
 * decide or price anything itself.
 */
@NullMarked
package io.kyodaku.portal.rightsholder;

import org.jspecify.annotations.NullMarked;
