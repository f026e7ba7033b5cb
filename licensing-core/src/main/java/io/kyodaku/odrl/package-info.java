/**
 * Contracts as others read them: an ODRL 2.2 Agreement in JSON-LD, with the contract's terms and
 * what its owner says, in a profile of our own where ODRL has no word. It keeps the invariant that
 * every term of a contract and every part of a policy is in it. It must not know how anything is
 * decided: it is a format of export, and decisions are made from the rules themselves.
 */
@NullMarked
package io.kyodaku.odrl;

import org.jspecify.annotations.NullMarked;
