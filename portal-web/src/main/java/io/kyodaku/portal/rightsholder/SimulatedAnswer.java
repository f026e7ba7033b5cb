package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.rule.Use;
import java.util.List;
import java.util.UUID;

/**
 * What a rightsholder is told of a question that it tried out.
 *
 * @param decision GRANTED, NEEDS_APPROVAL or REFUSED
 * @param prompt piece by piece, with what was recognised
 * @param own its own assets that are concerned
 * @param strangers whether other owners' assets are concerned too, of which nothing is told but
 *     that they are
 * @param general reasons that are about no asset
 */
public record SimulatedAnswer(
    String decision,
    Use use,
    List<Piece> prompt,
    List<Own> own,
    boolean strangers,
    List<String> general) {

  /**
   * @param asset the own asset that this names; of another owner's only that it is one
   */
  public record Piece(String text, String asset, boolean stranger) {}

  /**
   * @param reasons why it is refused or asked for, and what would change that
   * @param fee in its currency; empty where the usage is refused
   * @param share of the fee that is the owner's
   */
  public record Own(
      UUID id,
      OwnCatalog.OwnAsset asset,
      List<String> reasons,
      List<String> remedies,
      String fee,
      String share) {}
}
