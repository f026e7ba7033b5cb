package io.kyodaku.contract;

import io.kyodaku.plugin.PluginHost;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Contracts as their two sides move them, each step in a transaction of its role. */
final class Contracts {

  static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T00:00:00Z"));
  private final PluginHost plugins;

  Contracts(PluginHost plugins) {
    this.plugins = plugins;
  }

  DraftingContract.Outcome draft(TenantId tenant, DraftingContract.Draft draft) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new DraftingContract(new JpaContracts(entities), plugins, rows, clock)
                .draft(tenant, draft));
  }

  DraftingContract.Drafted drafted(TenantId tenant, String preset) {
    return (DraftingContract.Drafted) draft(tenant, plain(preset));
  }

  static DraftingContract.Draft plain(@Nullable String preset) {
    return new DraftingContract.Draft(preset, "en", PluginChoice.STANDARD, PluginChoice.STANDARD);
  }

  DiscardingDraft.Outcome discard(TenantId as, TenantId of, UUID version) {
    return TRANSACTIONS.run(
        as,
        (entities, rows) -> new DiscardingDraft(new JpaContracts(entities)).discard(of, version));
  }

  SigningContract.Outcome sign(
      TenantId tenant, UUID version, UUID account, @Nullable String name, @Nullable String hash) {
    return TRANSACTIONS.run(
        tenant,
        (entities, rows) ->
            new SigningContract(new JpaContracts(entities), rows, clock)
                .sign(tenant, version, new SigningContract.Signature(account, name, hash)));
  }

  UUID signed(TenantId tenant, UUID owner, String preset) {
    DraftingContract.Drafted draft = drafted(tenant, preset);
    sign(tenant, draft.versionId(), owner, "Some Owner", draft.documentHash());
    return draft.versionId();
  }

  CountersigningContract.Outcome countersign(UUID operator, UUID version) {
    return countersigning(DATABASE.admin()).countersign(operator, version);
  }

  RejectingContract.Outcome reject(UUID operator, UUID version, @Nullable String reason) {
    return new RejectingContract(new SignedVersions(DATABASE.admin()), DATABASE.admin(), clock)
        .reject(operator, version, reason);
  }

  CountersigningContract countersigning(DataSource admin) {
    return new CountersigningContract(new SignedVersions(admin), admin, clock);
  }

  NoticeOutcome giveNotice(TenantId tenant, UUID account, @Nullable String reason) {
    return TRANSACTIONS.run(
        tenant, (entities, rows) -> new GivingNotice(rows, clock).give(tenant, account, reason));
  }

  NoticeOutcome withdrawNotice(TenantId tenant, UUID account) {
    return TRANSACTIONS.run(
        tenant, (entities, rows) -> new WithdrawingNotice(rows, clock).withdraw(tenant, account));
  }

  NoticeOutcome terminate(UUID operator, TenantId tenant, @Nullable String reason, boolean atOnce) {
    return new TerminatingContract(DATABASE.admin(), clock)
        .terminate(operator, tenant, reason, atOnce);
  }

  NoticeOutcome takeBack(UUID operator, TenantId tenant) {
    return new TakingBackNotice(DATABASE.admin(), clock).takeBack(operator, tenant);
  }

  ProposingContract.Outcome propose(UUID operator, TenantId tenant, Wishes wishes) {
    return new ProposingContract(DATABASE.admin(), plugins, clock)
        .propose(operator, tenant, new ProposingContract.Proposal("PARTNER", "ja", wishes));
  }

  /** As the job does, for all that a date has come for. */
  void moveOn() {
    new MovingContracts(DATABASE.admin(), clock).run("");
  }

  List<ContractView> versions(TenantId tenant) {
    return TRANSACTIONS.run(tenant, (entities, rows) -> new OwnContract(rows).versions(tenant));
  }

  static @Nullable String status(UUID version) {
    return TestTenants.value(DATABASE, "select status from contract_version where id = ?", version);
  }
}
