package io.kyodaku.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/**
 * A rate that was entered.
 *
 * @param base what one unit is of
 * @param quote what it comes to
 * @param version counts the rates of a pair
 * @param source where it was published
 * @param date for which day
 * @param enteredBy an operator's name
 */
public record FxRate(
    UUID id,
    Currency base,
    Currency quote,
    int version,
    Rate rate,
    String source,
    LocalDate date,
    String enteredBy,
    Instant enteredAt) {}
