/**
 * Finds by words or by an id what somebody may see anyway: rightsholders what is theirs, creators
 * what they made, operators what they run. It keeps the invariant that the answer about what is
 * another's is the same as about what does not exist. It changes nothing.
 */
@NullMarked
package io.kyodaku.search;

import org.jspecify.annotations.NullMarked;
