/** Tests of payouts, against the real tables and the stand-in over HTTP. */
@NullMarked
package io.kyodaku.payout;

import org.jspecify.annotations.NullMarked;
