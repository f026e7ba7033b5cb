/**
 * Whole stretches of the product's life on a clock that tests move, with the books proved on the
 * way.
 */
@NullMarked
package io.kyodaku.scenario;

import org.jspecify.annotations.NullMarked;
