package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many rows charging reads is a matter of what is charged, not of how much was before. */
class ChargePlansTest {

  private static final int PAIRS = 2_000;

  /** Far above what is needed, far below what one reading of a whole table costs on average. */
  private static final long ROWS_READ_FOR_A_PAIR_AT_MOST = 500;

  private final World world = new World(TestDatabase.fresh());
  private final UUID generator = world.generator();
  private final World.Claim claim = world.claim(JPY, 7_000, RoyaltyBase.LIST);

  @Test
  void aWriterThatBeganOnEmptyTablesReadsNoMoreWhenTheyHaveGrown() {
    List<UUID> creators = new ArrayList<>();
    try (NaturalBatching charges =
        new NaturalBatching(
            world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new)) {
      for (int i = 0; i < PAIRS; i++) {
        if (i % 2 == 0) {
          creators.add(creator());
        }
        if (i == 1) {
          world.execute("analyze");
        }
        pair(charges, creators.get((int) (i * 7_919L % creators.size())));
      }
    }
    // The writers' connections are closed, and so have told what they read.
    assertThat(rowsRead()).isLessThan(ROWS_READ_FOR_A_PAIR_AT_MOST * PAIRS);
  }

  private UUID creator() {
    UUID creator = world.creator();
    world.link(creator, generator, null);
    world.gift(creator, 1_000_000);
    return creator;
  }

  /** Of the tables that charging reads, by whatever way; the test's own preparations too. */
  private long rowsRead() {
    return world.number(
        """
        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))
        from pg_stat_user_tables where relname in ('wallet', 'credit_lot', 'creator_link', 'usage_authorization',
          'idempotency_key', 'authorization_license', 'lot_hold')
        """);
  }

  private void pair(NaturalBatching charges, UUID creator) {
    Price price = World.price(generator, 2 * CREDIT, 4, 3 * CREDIT, claim);
    Authorization asked =
        world.authorization(creator, generator, 4, price, AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    assertThat(charges.settle(asked, 4, price)).isInstanceOf(ChargeOutcome.Settled.class);
  }
}
