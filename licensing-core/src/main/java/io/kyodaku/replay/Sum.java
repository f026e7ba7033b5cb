package io.kyodaku.replay;

/**
 * Usages added up: what they were, and what they would be with the draft.
 *
 * @param earnedWas micros of the owner's currency
 * @param earnedWould the same, for what would be granted
 * @param openWould the same, for what the owner would have to say yes to first
 * @param changedSince how many would be answered otherwise today, without the draft
 * @param ageUnknown of how many the age would have counted and is not known
 */
public record Sum(
    long usages,
    long grantedWas,
    long askedWas,
    long refusedWas,
    long grantedWould,
    long askedWould,
    long refusedWould,
    long earnedWas,
    long earnedWould,
    long openWould,
    long changedSince,
    long ageUnknown) {

  static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  Sum plus(Sum other) {
    return new Sum(
        usages + other.usages,
        grantedWas + other.grantedWas,
        askedWas + other.askedWas,
        refusedWas + other.refusedWas,
        grantedWould + other.grantedWould,
        askedWould + other.askedWould,
        refusedWould + other.refusedWould,
        Math.addExact(earnedWas, other.earnedWas),
        Math.addExact(earnedWould, other.earnedWould),
        Math.addExact(openWould, other.openWould),
        changedSince + other.changedSince,
        ageUnknown + other.ageUnknown);
  }

  public long was(Answer answer) {
    return switch (answer) {
      case GRANTED -> grantedWas;
      case ASKED -> askedWas;
      case REFUSED -> refusedWas;
    };
  }

  public long would(Answer answer) {
    return switch (answer) {
      case GRANTED -> grantedWould;
      case ASKED -> askedWould;
      case REFUSED -> refusedWould;
    };
  }

  /** How far it is from what it was: in answers first, then in money. */
  long difference() {
    return Math.abs(grantedWould - grantedWas)
        + Math.abs(askedWould - askedWas)
        + Math.abs(refusedWould - refusedWas);
  }

  /** While it is added up, by one thread. */
  static final class Adding {
    private final long[] was = new long[3];
    private final long[] would = new long[3];
    private long usages;
    private long earnedWas;
    private long earnedWould;
    private long openWould;
    private long changedSince;
    private long ageUnknown;

    /** Of a rule: what it decided then. */
    void was(Answer answer, long earned) {
      was[place(answer)]++;
      earnedWas = Math.addExact(earnedWas, earned);
      usages++;
    }

    /** Of a rule: what it would decide. */
    void would(Answer answer, long earned, long open) {
      would[place(answer)]++;
      earnedWould = Math.addExact(earnedWould, earned);
      openWould = Math.addExact(openWould, open);
    }

    void add(Judged judged, Money money) {
      was(judged.was(), money.was());
      would(money.would(judged), money.would(), money.open());
      changedSince += judged.changedSince() ? 1 : 0;
      ageUnknown += judged.ageUnknown() ? 1 : 0;
    }

    private static int place(Answer answer) {
      return switch (answer) {
        case GRANTED -> 0;
        case ASKED -> 1;
        case REFUSED -> 2;
      };
    }

    Sum sum() {
      return new Sum(
          usages,
          was[0],
          was[1],
          was[2],
          would[0],
          would[1],
          would[2],
          earnedWas,
          earnedWould,
          openWould,
          changedSince,
          ageUnknown);
    }
  }
}
