package io.kyodaku.statement;

import io.kyodaku.plugin.Scheduled;
import io.kyodaku.shared.TenantId;
import java.time.Instant;

/**
 * A tenant's next period, which has ended and is to be closed.
 *
 * @param fromAt where the last statement ended, or the first contract began
 * @param lastNumber the last statement's; 0 for none
 */
record DuePeriod(
    TenantId tenant,
    ContractInForce contract,
    Instant fromAt,
    int lastNumber,
    Scheduled scheduled) {}
