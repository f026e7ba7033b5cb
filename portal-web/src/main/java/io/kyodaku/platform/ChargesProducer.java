package io.kyodaku.platform;

import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.Charges;
import io.kyodaku.generation.SigningReceipts;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.log.ReceiptSigner;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.wallet.ChargeSettings;
import io.kyodaku.wallet.NaturalBatching;
import io.kyodaku.wallet.ParTables;
import io.kyodaku.wallet.SweepingCharges;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Keeps this node's charging writers from the first charge to the portal's end. */
@ApplicationScoped
class ChargesProducer {

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  @Typed({Charges.class, NaturalBatching.class})
  NaturalBatching charges(
      @DatabaseRole(Kind.CHARGE) DataSource charge, SnapshotHolder snapshots, Clock clock) {
    return new NaturalBatching(
        charge, new ParTables(snapshots), clock, ChargeSettings.defaults(), threads);
  }

  void stop(@Disposes NaturalBatching charges) {
    charges.close();
  }

  @Produces
  @Dependent
  Authorizations authorizations(@DatabaseRole(Kind.CHARGE) DataSource charge) {
    return Authorizations.over(charge);
  }

  @Produces
  @Dependent
  SweepingCharges sweeping(
      NaturalBatching charges, @DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    return new SweepingCharges(charges, admin, clock);
  }

  @Produces
  @Dependent
  RollingUpBalances balances(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    return new RollingUpBalances(admin);
  }

  @Produces
  @Dependent
  SigningReceipts receipts(@DatabaseRole(Kind.ADMIN) DataSource admin, ReceiptSigner signer) {
    return new SigningReceipts(admin, signer);
  }
}
