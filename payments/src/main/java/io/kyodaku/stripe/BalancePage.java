package io.kyodaku.stripe;

import java.util.List;

/**
 * A page of balance transactions, the newest first.
 *
 * @param more whether older ones follow
 */
public record BalancePage(List<BalanceMove> moves, boolean more) {

  public BalancePage {
    moves = List.copyOf(moves);
    if (more && moves.isEmpty()) {
      throw new IllegalArgumentException("nothing follows an empty page");
    }
  }
}
