/**
 * Who calls and what they may reach: sign-in, sessions, keys, rules by path, the tenant in the
 * address, and the defences of the browser. It keeps the invariants that nothing protected is
 * reached without the right caller, that a tenant's pages answer its members alone, and that no
 * inner detail of a failure reaches a client. It must not know what the pages and calls do.
 */
@NullMarked
package io.kyodaku.security;

import org.jspecify.annotations.NullMarked;
