package io.kyodaku.tenant;

import org.jspecify.annotations.Nullable;

/**
 * What an applicant typed of the rightsholder.
 *
 * @param kind a {@link TenantKind}'s name
 * @param organisation its name
 * @param country an ISO 3166-1 alpha-2 code
 * @param language a BCP 47 tag
 * @param currency a {@link SettlementCurrency}'s name
 */
public record RightsholderForm(
    @Nullable String kind,
    @Nullable String organisation,
    @Nullable String country,
    @Nullable String language,
    @Nullable String currency) {}
