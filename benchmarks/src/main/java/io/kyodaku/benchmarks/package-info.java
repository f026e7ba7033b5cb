/**
 * Measures what the product promises, on the machine it runs on: never part of the test run, and
 * without a word on what the numbers should be.
 */
@NullMarked
package io.kyodaku.benchmarks;

import org.jspecify.annotations.NullMarked;
