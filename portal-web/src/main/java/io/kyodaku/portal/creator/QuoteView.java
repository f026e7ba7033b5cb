package io.kyodaku.portal.creator;

import io.kyodaku.portal.ReasonTexts;
import java.util.List;
import java.util.Map;

/**
 * A quote as a page shows it.
 *
 * @param decision GRANTED, NEEDS_APPROVAL or REFUSED
 * @param creditMicros all that would be held; 0 when refused
 * @param computeMicros the generator's part of it
 * @param together whether owners agreed that characters of theirs may appear together
 * @param prompt in pieces, with the names that were recognised marked
 */
public record QuoteView(
    String decision,
    long creditMicros,
    long computeMicros,
    List<Fee> fees,
    boolean together,
    List<Piece> prompt,
    List<String> recognised,
    List<String> obligations,
    List<ReasonTexts.Told> reasons,
    List<Instead> alternatives) {

  /** One owner's fee for one character, in its currency and in credits. */
  public record Fee(String asset, String owner, long micros, String currency, long creditMicros) {}

  /** A piece of the prompt; {@code asset} is empty where nothing was recognised. */
  public record Piece(String text, String asset) {}

  /**
   * A request near this one that would not be refused, and what it would cost.
   *
   * @param text what is otherwise about it
   * @param fields the same as a form's values; empty where a form can't say it
   */
  public record Instead(
      String text, Map<String, List<String>> fields, boolean asks, long creditMicros) {}
}
