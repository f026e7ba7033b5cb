package io.kyodaku.decision;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What counts of a contract version that is in force. */
record ContractFacts(
    UUID contractId,
    UUID versionId,
    int number,
    Instant effectiveFrom,
    Currency currency,
    String sellingEntity,
    int shareBps,
    RoyaltyBase royaltyBase,
    boolean chargebackOnOwner,
    int maxFeeBps,
    @Nullable String termsPlugin,
    @Nullable String termsHash,
    @Nullable String termsConfig) {}
