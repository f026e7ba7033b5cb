package io.kyodaku.wallet;

import java.util.UUID;

/** Microcredits of one named lot, reserved for one authorization. */
record LotHold(UUID lotId, long amountMicros) {}
