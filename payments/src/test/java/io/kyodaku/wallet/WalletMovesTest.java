package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.TransferCode;
import io.kyodaku.ledger.Transfers;
import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WalletMovesTest {

  private final World world = new World(TestDatabase.shared());
  private final UUID creator = world.creator();
  private final UUID generator = world.generator();
  private final WalletMoves moves = new WalletMoves(world.database.admin());
  private final Transfers transfers = new Transfers(world.database.admin());
  private final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);

  @AfterEach
  void stop() {
    charges.close();
  }

  @Test
  void oneEventOfOneGenerationIsOneMoveWhateverTheLots() {
    Authorization settled = settled();
    assertThat(moves.of(creator, 10))
        .extracting(
            WalletMoves.Move::code, WalletMoves.Move::micros, WalletMoves.Move::authorizationId)
        .containsExactlyInAnyOrder(
            tuple("BURNED_FEE", 9 * CREDIT, Optional.of(settled.id())),
            tuple("BURNED_COMPUTE", 6 * CREDIT, Optional.of(settled.id())),
            tuple("RELEASED", 5 * CREDIT, Optional.of(settled.id())),
            tuple("HELD", 20 * CREDIT, Optional.of(settled.id())),
            tuple("LOT_ISSUED", 12 * CREDIT, Optional.empty()),
            tuple("LOT_GRANTED", 100 * CREDIT, Optional.empty()));
  }

  @Test
  void whatCameLessWhatWentIsWhatIsLeft() {
    settled();
    assertThat(moves.of(creator, 10))
        .filteredOn(move -> move.direction() == 0)
        .extracting(WalletMoves.Move::code)
        .containsExactlyInAnyOrder("HELD", "RELEASED");
    assertThat(
            moves.of(creator, 10).stream()
                .mapToLong(move -> move.direction() * move.micros())
                .sum())
        .isEqualTo((12 + 100 - 9 - 6) * CREDIT);
  }

  @Test
  void theNewestComeFirstAndNoMoreThanAskedFor() {
    settled();
    assertThat(moves.of(creator, 1)).extracting(WalletMoves.Move::code).doesNotContain("HELD");
    assertThat(moves.of(creator, 10).getLast().code()).isIn("LOT_ISSUED", "LOT_GRANTED");
  }

  @Test
  void pagesShowEachMoveOnceInTheSameOrder() {
    settled();
    List<WalletMoves.Move> byTwo = new ArrayList<>();
    for (int page = 0; page < 4; page++) {
      byTwo.addAll(moves.of(creator, page, 2));
    }
    assertThat(byTwo).hasSize(6).isEqualTo(moves.of(creator, 10));
    assertThat(moves.of(creator, Integer.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void whatIsReservedIsNamedUntilItIsSettled() {
    WalletHolds holds = new WalletHolds(world.database.admin());
    world.gift(creator, 100);
    world.link(creator, generator, null);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Price price = World.price(generator, 2 * CREDIT, 4, 3 * CREDIT, claim);
    Authorization asked =
        world.authorization(creator, generator, 4, price, AuthorizationStatus.AUTHORIZED);
    charges.hold(world.request(asked));
    assertThat(holds.of(creator))
        .extracting(WalletHolds.Hold::authorizationId, WalletHolds.Hold::micros)
        .containsExactly(tuple(asked.id(), 20 * CREDIT));
    assertThat(holds.of(world.creator())).isEmpty();
    charges.settle(asked, 3, World.price(generator, 2 * CREDIT, 3, 3 * CREDIT, claim));
    assertThat(holds.of(creator)).isEmpty();
  }

  @Test
  void anotherCreatorsMovesAreNotSeen() {
    settled();
    assertThat(moves.of(world.creator(), 10)).isEmpty();
  }

  @Test
  void everythingThatAnAuthorizationMovedIsFoundByItsId() {
    Authorization settled = settled();
    assertThat(transfers.ofAuthorization(settled.id()))
        .extracting(Transfers.Entry::code)
        .contains(
            TransferCode.HELD,
            TransferCode.BURNED_FEE,
            TransferCode.RELEASED,
            TransferCode.ROYALTY_OWED,
            TransferCode.COMPUTE_OWED);
    assertThat(transfers.ofAuthorization(settled.id()))
        .filteredOn(entry -> entry.code() == TransferCode.HELD)
        .allSatisfy(
            entry -> {
              assertThat(entry.debit().kind()).isEqualTo(AccountKind.CREATOR_AVAILABLE);
              assertThat(entry.credit().kind()).isEqualTo(AccountKind.CREATOR_HELD);
              assertThat(entry.debit().ownerId()).contains(creator);
              assertThat(entry.about().authorization()).contains(settled.id());
              assertThat(entry.ledger()).isEqualTo("CREDIT");
            });
    assertThat(transfers.ofAuthorization(Ids.next())).isEmpty();
  }

  /**
   * Two lots hold 20 credits for four seconds; three are rendered, for 6 of compute and 9 of fee.
   */
  private Authorization settled() {
    world.purchase(
        creator, 12, 1_200, USD, Optional.of(world.clock.instant().plus(Duration.ofDays(2))));
    world.gift(creator, 100);
    world.link(creator, generator, null);
    World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);
    Price price = World.price(generator, 2 * CREDIT, 4, 3 * CREDIT, claim);
    Authorization asked =
        world.authorization(creator, generator, 4, price, AuthorizationStatus.AUTHORIZED);
    charges.hold(world.request(asked));
    world.clock.pass(Duration.ofMinutes(1));
    charges.settle(asked, 3, World.price(generator, 2 * CREDIT, 3, 3 * CREDIT, claim));
    return asked;
  }
}
