package io.kyodaku.onboarding;

import java.time.Instant;

/**
 * Who a rightsholder is in legal terms.
 *
 * @param registrationNumber of the register of companies; empty for a person
 * @param address of several lines
 * @param representative who signs for it
 * @param version grows with each change
 */
public record LegalDetails(
    String legalName,
    String registrationNumber,
    String address,
    String representative,
    Instant updatedAt,
    int version) {}
