/** Tests of everything that is said to Stripe and heard from it, against the stand-in over HTTP. */
@NullMarked
package io.kyodaku.stripe;

import org.jspecify.annotations.NullMarked;
