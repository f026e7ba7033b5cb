package io.kyodaku.decision;

import io.kyodaku.rule.Ceiling;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A ceiling that a grant has to fit under, as it was when it was decided.
 *
 * @param subjectId what the policy is of that has it: an asset, a work or the tenant
 * @param day of the owner's time zone; {@link LocalDate#EPOCH} where it is for ever
 */
public record CeilingTerms(UUID subjectId, Ceiling ceiling, LocalDate day) {}
