/**
 * The portal's REST interface, version 1: what generators, rightsholders' programs and operators
 * send is read strictly, handed to a use case, and its outcome written as JSON or as a problem (RFC
 * 9457). It keeps the invariant that no answer under {@code /api} is anything else, and that a
 * caller sees only what its key may see. It must not know pages, tables or entities, and it decides
 * nothing.
 */
@NullMarked
package io.kyodaku.api;

import org.jspecify.annotations.NullMarked;
