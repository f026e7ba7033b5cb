package io.kyodaku.rule;

/**
 * How often something may be granted at most. It is counted where credits are held: what is voided
 * is given back, and what has expired is not, as it may be settled still.
 *
 * @param per whose grants are counted together
 * @param span over which time; a day is one of the owner's time zone
 * @param limit grants, from 1
 */
public record Ceiling(Per per, Span span, long limit) {

  public static final long LIMIT_AT_MOST = 1_000_000_000L;

  /** Whose grants are counted together. */
  public enum Per {
    CREATOR,
    EVERYBODY
  }

  /** Over which time. Months are what contracts count by; owners say days, or for ever. */
  public enum Span {
    DAY,
    MONTH,
    EVER
  }

  public Ceiling {
    if (limit < 1 || limit > LIMIT_AT_MOST) {
      throw new IllegalArgumentException("a ceiling of " + limit);
    }
  }
}
