package io.kyodaku.portal.creator;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.promotion.GrantingAllowance;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.wallet.WalletHolds;
import io.kyodaku.wallet.WalletMoves;
import io.kyodaku.wallet.Wallets;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the creator has: balances, the lots they came in, and what happened to them lately. */
@Named
@RequestScoped
public class WalletPage {

  private static final int MOVES_SHOWN = 25;

  @Inject private Wallets wallets;
  @Inject private WalletMoves moves;
  @Inject private WalletHolds holds;
  @Inject private GrantingAllowance allowance;
  @Inject private CurrentCaller caller;
  @Inject private PageErrors texts;
  private Wallets.@Nullable WalletView wallet;
  private @Nullable List<WalletMoves.Move> latest;
  private int page;

  public Wallets.WalletView getWallet() {
    if (wallet == null) {
      // The day's credits are there for who looks.
      var unused = allowance.grant(creator());
      wallet = wallets.of(creator());
    }
    return wallet;
  }

  public List<WalletMoves.Move> getMoves() {
    if (latest == null) {
      latest = moves.of(creator(), page, MOVES_SHOWN);
    }
    return latest;
  }

  /** What is reserved now. */
  public List<WalletHolds.Hold> getHolds() {
    return holds.of(creator());
  }

  public String getNewer() {
    return page > 0 ? "/creator/wallet?page=" + (page - 1) + "#history" : "";
  }

  public String getOlder() {
    return getMoves().size() == MOVES_SHOWN && page < WalletMoves.PAGES_AT_MOST - 1
        ? "/creator/wallet?page=" + (page + 1) + "#history"
        : "";
  }

  /** What a transfer's code means to a creator. */
  public String text(String code) {
    return texts.text("move." + code, "move.other");
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, WalletMoves.PAGES_AT_MOST - 1);
  }
}
