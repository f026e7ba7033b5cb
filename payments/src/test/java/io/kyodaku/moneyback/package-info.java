/** Tests of money that goes back, against the real tables and the stand-in over HTTP. */
@NullMarked
package io.kyodaku.moneyback;

import org.jspecify.annotations.NullMarked;
