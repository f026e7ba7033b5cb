package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/**
 * A creator with credits whose usages name two assets: one of an owner that is paid in yen and gets
 * 70 % of 3 credits a second, one of another that is paid in dollars.
 */
public final class TwoOwners implements AutoCloseable {

  private static final TenantTransactions TRANSACTIONS =
      TenantTransactions.of(TestDatabase.shared());

  public final World world = new World(TestDatabase.shared());
  public final World.Claim yen = world.claim(JPY, 7_000, RoyaltyBase.LIST);
  public final World.Claim dollar = world.claim(USD, 5_000, RoyaltyBase.LIST);
  public final UUID creator = world.creator();
  final UUID generator = generator();
  final NaturalBatching charges =
      new NaturalBatching(
          world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new);

  public TwoOwners() {
    world.gift(creator, 100_000);
  }

  /** One that the creator has linked. */
  UUID generator() {
    UUID linked = world.generator();
    world.link(creator, linked, null);
    return linked;
  }

  public Authorization granted(int seconds) {
    return granted(generator, seconds);
  }

  Authorization granted(UUID by, int seconds) {
    Authorization asked = asked(by, seconds, AuthorizationStatus.AUTHORIZED);
    assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
    return asked;
  }

  /** One that waits for the answer of the owner that is paid in yen. */
  Authorization pending(int seconds) {
    Authorization asked = asked(generator, seconds, AuthorizationStatus.PENDING_APPROVAL);
    assertThat(charges.hold(world.request(asked, yen.tenant())))
        .isInstanceOf(ChargeOutcome.PendingApproval.class);
    return asked;
  }

  public void settle(Authorization granted, int seconds) {
    assertThat(charges.settle(granted, seconds, price(granted.generatorId(), seconds)))
        .isInstanceOf(ChargeOutcome.Settled.class);
  }

  private Authorization asked(UUID by, int seconds, AuthorizationStatus status) {
    return world.authorization(creator, by, seconds, price(by, seconds), status);
  }

  private Price price(UUID by, int seconds) {
    return World.price(by, 2 * CREDIT, seconds, 3 * CREDIT, yen, dollar);
  }

  /** Somebody else, who has nothing to do with it. */
  World.Claim stranger() {
    return world.claim(JPY, 7_000, RoyaltyBase.LIST);
  }

  /** In a transaction of an owner. */
  public static <T> T as(World.Claim owner, BiFunction<TenantId, DataSource, T> look) {
    TenantId tenant = new TenantId(owner.tenant());
    return TRANSACTIONS.run(tenant, (entities, rows) -> look.apply(tenant, rows));
  }

  @Override
  public void close() {
    charges.close();
  }
}
