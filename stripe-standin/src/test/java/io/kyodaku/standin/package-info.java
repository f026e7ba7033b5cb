/** The stand-in, tried over real HTTP with stripe-java, as the product uses it. */
@NullMarked
package io.kyodaku.standin;

import org.jspecify.annotations.NullMarked;
