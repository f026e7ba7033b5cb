package io.kyodaku.stripe;

/**
 * What was taken in tax at one rate.
 *
 * @param name as Stripe calls the tax, such as {@code JCT}; may be empty
 * @param country whose it is, two letters; may be empty
 * @param ratePpm parts of a million; 100,000 are 10 %
 * @param netMinor what it was taken of, in minor units
 * @param taxMinor in minor units
 */
public record TaxLine(String name, String country, int ratePpm, long netMinor, long taxMinor) {}
