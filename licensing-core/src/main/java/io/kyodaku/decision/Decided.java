package io.kyodaku.decision;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A decision with whom it concerns.
 *
 * @param concern finds the owner on whom a refusal hangs, if it hangs on one alone. It takes longer
 *     than the answer may, so whoever wants to know calls it, once, on a thread that has the time.
 *     Empty where it was not refused, since what is granted or asked is recorded with its terms
 */
public record Decided(Decision decision, Supplier<Optional<Concern>> concern) {}
