package io.kyodaku.rule;

import java.util.List;
import java.util.OptionalInt;

/**
 * One thing that an owner says: when its conditions hold, this is allowed, asked for or blocked.
 * Rules are read in order, and the first that speaks decides.
 *
 * @param id by which it is known in the answers, the same over all versions: lower-case letters and
 *     digits, at most {@value #ID_LENGTH_AT_MOST}
 * @param name in the owner's words
 * @param factorBps what the list price is multiplied by, in basis points; empty for what is usual:
 *     three times for COMMERCIAL, else once. 0 is free
 * @param obligations what comes with a grant; empty where it blocks
 */
public record Rule(
    String id,
    String name,
    Action action,
    Conditions conditions,
    OptionalInt factorBps,
    List<Obligation> obligations) {

  public static final int ID_LENGTH_AT_MOST = 20;
  public static final int NAME_LENGTH_AT_MOST = 100;

  /** A hundred times the list price. */
  public static final int FACTOR_BPS_AT_MOST = 1_000_000;

  private static final int ONCE_BPS = 10_000;
  private static final int COMMERCIAL_BPS = 30_000;

  public Rule {
    obligations = List.copyOf(obligations);
  }

  /** What the list price is multiplied by for {@code use}, in basis points; 0 where it blocks. */
  public int factorBps(Use use) {
    return action == Action.BLOCK ? 0 : factorBps.orElse(usualFactorBps(use));
  }

  public static int usualFactorBps(Use use) {
    return use == Use.COMMERCIAL ? COMMERCIAL_BPS : ONCE_BPS;
  }
}
