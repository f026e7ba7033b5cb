/**
 * What a rightsholder says and shows of itself before it may license: who it is in legal terms, and
 * files that prove it. It keeps the invariants that a file is what it says it is, and that
 * operators and the rightsholder's own members alone see it. It must not know what is licensed or
 * paid.
 */
@NullMarked
package io.kyodaku.onboarding;

import org.jspecify.annotations.NullMarked;
