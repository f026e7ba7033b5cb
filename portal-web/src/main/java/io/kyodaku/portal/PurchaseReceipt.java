package io.kyodaku.portal;

import java.util.List;

/**
 * What a receipt of a purchase says, word for word in the reader's language: the page and the PDF
 * are two prints of it.
 *
 * @param language as BCP 47 names it
 * @param facts who sold what to whom, and when
 * @param lines what was bought
 * @param total what was paid
 * @param notes what else is to be said
 */
public record PurchaseReceipt(
    String language,
    String title,
    List<Fact> facts,
    Line head,
    List<Line> lines,
    Line total,
    List<String> notes) {

  public PurchaseReceipt {
    facts = List.copyOf(facts);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** One thing and what it is, in as many lines as it takes. */
  public record Fact(String label, List<String> values) {

    public Fact {
      values = List.copyOf(values);
    }
  }

  /** Words on the left, an amount on the right. */
  public record Line(String what, String amount) {}
}
