package io.kyodaku.rule;

/** Something that comes with a grant: whoever uses it has to see to it. */
public sealed interface Obligation {

  /** Text of an obligation is at most this long. */
  int TEXT_LENGTH_AT_MOST = 200;

  /** Days that something is kept are at most these: ten years. */
  int DAYS_AT_MOST = 3_650;

  /** Stable, for programs; lower-case words joined by hyphens. */
  String code();

  /**
   * The owner is named where the result is shown.
   *
   * @param text what to show; empty for the owner's own name
   */
  record Attribution(String text) implements Obligation {
    @Override
    public String code() {
      return "attribution";
    }
  }

  /** The result says visibly that it was generated. */
  record VisibleMark() implements Obligation {
    @Override
    public String code() {
      return "visible-mark";
    }
  }

  /** The result carries a C2PA manifest that says how it was made and by which licence. */
  record Provenance() implements Obligation {
    @Override
    public String code() {
      return "provenance";
    }
  }

  /**
   * The generator keeps result and prompt, to be shown to the owner in a dispute.
   *
   * @param days from the settlement on, from 1 to {@value #DAYS_AT_MOST}
   */
  record Retention(int days) implements Obligation {
    public Retention {
      if (days < 1 || days > DAYS_AT_MOST) {
        throw new IllegalArgumentException("not a number of days to keep something: " + days);
      }
    }

    @Override
    public String code() {
      return "retention";
    }
  }
}
