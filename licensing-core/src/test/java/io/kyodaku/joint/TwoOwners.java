package io.kyodaku.joint;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Two owners, each with a character that it keeps apart from the other's, and what they agree. */
public final class TwoOwners {

  final TestDatabase database = TestDatabase.shared();
  final TenantTransactions transactions = TenantTransactions.of(database);
  final CatalogSides sides =
      new CatalogSides(database.reader(), new AssetDetails(database.reader()));
  private final Clock clock;

  public final TenantId first;
  public final TenantId second;
  public final UUID firstWork;
  public final UUID secondWork;
  public final UUID momo;
  public final UUID kaguya;
  final UUID firstOwner;
  final UUID secondOwner;

  public TwoOwners(Clock clock, String currency, String others) {
    this.clock = clock;
    first = licensing(currency);
    second = licensing(others);
    firstOwner = TestTenants.member(database, first, "OWNER");
    secondOwner = TestTenants.member(database, second, "OWNER");
    firstWork = TestLicensing.work(database, first);
    secondWork = TestLicensing.work(database, second);
    momo = asset(first, firstWork, "Momo", currency);
    kaguya = asset(second, secondWork, "Kaguya", others);
    apart(first, second);
    apart(second, first);
  }

  TenantId licensing(String currency) {
    TenantId tenant = TestTenants.verified(database, currency);
    TestLicensing.contract(database, tenant, currency);
    return tenant;
  }

  UUID asset(TenantId tenant, UUID work, String name, String currency) {
    return TestLicensing.asset(
        database,
        tenant,
        work,
        name + Ids.next().toString().replace("-", ""),
        "*",
        currency.equals("JPY") ? 5_000_000 : 50_000,
        currency);
  }

  /** Open to everybody, but never beside what is the other's. */
  private void apart(TenantId tenant, TenantId from) {
    TestTenants.execute(
        database,
        "insert into policy (id, tenant_id, preset, controls, updated_at) values (?, ?, 'OPEN', ?,"
            + " now())",
        Ids.next(),
        tenant.value(),
        "{\"guards\":{\"neverWith\":[\"tenant:" + from.value() + "\"]}}");
  }

  JointForm form(String ownShare, String otherShare) {
    return new JointForm(
        WireId.ASSET.format(momo),
        WireId.ASSET.format(kaguya),
        false,
        ownShare,
        otherShare,
        List.of("PERSONAL", "SHARED"),
        "*",
        null,
        null,
        "Asia/Tokyo",
        "Both of the moon.");
  }

  ProposingAgreement.Outcome propose(JointForm form) {
    return propose(first, firstOwner, form);
  }

  ProposingAgreement.Outcome propose(TenantId tenant, UUID account, JointForm form) {
    return transactions.run(
        tenant,
        (entities, rows) ->
            new ProposingAgreement(rows, sides, clock).propose(tenant, account, form));
  }

  UUID proposed(JointForm form) {
    return ((ProposingAgreement.Proposed) propose(form)).id();
  }

  MoveOutcome accept(TenantId tenant, UUID account, UUID id) {
    return transactions.run(
        tenant,
        (entities, rows) -> new AnsweringProposal(rows, sides, clock).accept(tenant, account, id));
  }

  MoveOutcome decline(TenantId tenant, UUID account, UUID id, String reason) {
    return transactions.run(
        tenant,
        (entities, rows) ->
            new AnsweringProposal(rows, sides, clock).decline(tenant, account, id, reason));
  }

  MoveOutcome withdraw(TenantId tenant, UUID account, UUID id) {
    return transactions.run(
        tenant,
        (entities, rows) ->
            new AnsweringProposal(rows, sides, clock).withdraw(tenant, account, id));
  }

  MoveOutcome end(TenantId tenant, UUID account, UUID id, String reason) {
    return transactions.run(
        tenant,
        (entities, rows) ->
            new EndingAgreement(rows, database.admin(), sides, clock)
                .bySide(tenant, account, id, reason));
  }

  OwnAgreements own(javax.sql.DataSource rows) {
    return new OwnAgreements(rows, sides, clock);
  }

  /** Both characters may appear together, and are paid in these parts, in percent. */
  public UUID agreed(String firstShare, String secondShare) {
    return agreed(form(firstShare, secondShare));
  }

  /** The same from a day of Tokyo on. */
  public UUID agreedFrom(String firstShare, String secondShare, LocalDate day) {
    return agreed(from(form(firstShare, secondShare), day));
  }

  static JointForm from(JointForm of, LocalDate day) {
    return new JointForm(
        of.own(),
        of.with(),
        of.wholeWork(),
        of.ownShare(),
        of.otherShare(),
        of.uses(),
        of.territories(),
        day.toString(),
        of.until(),
        of.zone(),
        of.note());
  }

  private UUID agreed(JointForm form) {
    UUID id = proposed(form);
    MoveOutcome outcome = accept(second, secondOwner, id);
    if (!outcome.equals(new MoveOutcome.Moved(JointStatus.ACCEPTED))) {
      throw new IllegalStateException(String.valueOf(outcome));
    }
    return id;
  }

  /** The first has enough of it. */
  public void end(UUID id) {
    MoveOutcome unused = end(first, firstOwner, id, "");
  }
}
