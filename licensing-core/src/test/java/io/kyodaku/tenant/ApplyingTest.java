package io.kyodaku.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.identity.IdentityFixture;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ApplyingTest {

  private final IdentityFixture identity = new IdentityFixture();
  private final DataSource admin = IdentityFixture.TRANSACTIONS.dataSource();
  private final JpaTenants store = new JpaTenants(IdentityFixture.TRANSACTIONS.entities());
  private final Memberships memberships = new Memberships(admin);
  private final Tenants tenants = new Tenants(admin);
  private final RegisteringTenant registering = new RegisteringTenant(store, admin, identity.clock);
  private final MovingTenant moving = new MovingTenant(store, admin, identity.clock);
  private final List<TenantId> ended = new ArrayList<>();
  private final UUID operator = identity.creator().accountId();
  private final String email = IdentityFixture.address();

  @Test
  void anApplicantWaitsWithAnOwnerAndTheSellingEntityOfItsCurrency() {
    assertThat(apply("Tōei Momotarō 桃太郎", "JPY"))
        .isInstanceOf(ApplyingAsRightsholder.Outcome.MailSent.class);

    Membership owner = memberships.of(accountId()).getFirst();
    Tenants.Listed tenant = tenants.find(owner.tenant()).orElseThrow();
    assertThat(owner.role()).isEqualTo(MemberRole.OWNER);
    assertThat(tenant.status()).isEqualTo(TenantStatus.APPLIED);
    assertThat(tenant.sellingEntity()).isEqualTo("JP");
    assertThat(tenant.slug()).startsWith("toei-momotaro-tao-tai-lang");
    assertThat(identity.lastSubject(email)).contains("confirm");
  }

  @Test
  void theSameNameGetsAnotherSlug() {
    String name = "Same " + Ids.next();
    apply(name, "EUR");
    String first = memberships.of(accountId()).getFirst().slug();

    applyAgain(name);

    assertThat(memberships.of(accountId()))
        .extracting(Membership::slug)
        .containsExactlyInAnyOrder(first, first + "-2");
  }

  @Test
  void everyWrongFieldIsToldOnce() {
    ApplyingAsRightsholder.Outcome outcome =
        IdentityFixture.TRANSACTIONS.run(
            () ->
                new ApplyingAsRightsholder(identity.opening, registering)
                    .apply(
                        new RightsholderForm("CLUB", "", "Japan", "", "GBP"),
                        new ApplyingAsRightsholder.Member("", "@", "", false)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ApplyingAsRightsholder.Outcome.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactlyInAnyOrder(
                        "kind",
                        "organisation",
                        "country",
                        "language",
                        "currency",
                        "name",
                        "email",
                        "password",
                        "agreed"));
  }

  @Test
  void aKnownAddressGetsTheSameAnswerAndNoTenant() {
    String known = identity.creator().email();
    int before = identity.mails(known);

    ApplyingAsRightsholder.Outcome outcome = apply("Anything", "USD", known);

    assertThat(outcome).isInstanceOf(ApplyingAsRightsholder.Outcome.MailSent.class);
    assertThat(memberships.of(identity.finder.findByEmail(known).orElseThrow().accountId()))
        .isEmpty();
    assertThat(identity.mails(known)).isEqualTo(before + 1);
    assertThat(identity.lastSubject(known)).contains("already");
  }

  @Test
  void anOperatorVerifiesSuspendsAndReinstatesAndTheOwnerIsTold() {
    apply("Kente " + Ids.next(), "USD");
    Membership owner = memberships.of(accountId()).getFirst();

    assertThat(decide(owner, new DecidingApplication.Verdict.Verify()))
        .isEqualTo(new StandingOutcome.Moved(TenantStatus.VERIFIED));
    assertThat(identity.lastSubject(email)).contains("accepted");
    assertThat(decide(owner, new DecidingApplication.Verdict.Reject("too late")))
        .isEqualTo(new StandingOutcome.NotPossible(TenantStatus.VERIFIED));

    assertThat(
            IdentityFixture.TRANSACTIONS.run(
                () -> new SuspendingTenant(moving).suspend(operator, owner.tenant(), " ")))
        .isInstanceOf(StandingOutcome.Invalid.class);
    assertThat(
            IdentityFixture.TRANSACTIONS.run(
                () ->
                    new SuspendingTenant(moving)
                        .suspend(operator, owner.tenant(), "claims are disputed")))
        .isEqualTo(new StandingOutcome.Moved(TenantStatus.SUSPENDED));
    assertThat(identity.lastSubject(email)).contains("suspended");
    assertThat(tenants.find(owner.tenant()).orElseThrow().statusReason())
        .contains("claims are disputed");

    assertThat(
            IdentityFixture.TRANSACTIONS.run(
                () -> new ReinstatingTenant(moving).reinstate(operator, owner.tenant())))
        .isEqualTo(new StandingOutcome.Moved(TenantStatus.VERIFIED));
    assertThat(identity.lastSubject(email)).contains("active again");
    assertThat(audited(owner))
        .containsExactly(
            "tenant-applied", "tenant-verified", "tenant-suspended", "tenant-reinstated");
  }

  @Test
  void aTenantIsClosedForGoodByItsNameAndEverybodyInItIsTold() {
    apply("Parting " + Ids.next(), "EUR");
    Membership owner = memberships.of(accountId()).getFirst();
    var viewer = identity.creator();
    identity.rows.update(
        "insert into member (tenant_id, account_id, role, since) values (?, ?, 'VIEWER', now())",
        owner.tenant(),
        viewer.accountId());
    assertThat(close(owner, owner.name(), "too early", false))
        .isEqualTo(new StandingOutcome.NotPossible(TenantStatus.APPLIED));
    decide(owner, new DecidingApplication.Verdict.Verify());
    UUID key = Ids.next();
    identity.rows.update(
        "insert into api_key (id, hash, label, kind, owner_id, scopes, created_at) values"
            + " (?, ?, 'import', 'RIGHTSHOLDER', ?, '{}', now())",
        key,
        (key.toString() + key).replace("-", ""),
        owner.tenant());

    assertThat(close(owner, "Somebody else", "leaves", false))
        .isInstanceOf(StandingOutcome.Invalid.class);
    assertThat(close(owner, owner.name(), " ", false)).isInstanceOf(StandingOutcome.Invalid.class);
    assertThat(ended).isEmpty();
    assertThat(close(owner, owner.name(), "It leaves the platform.", false))
        .isEqualTo(new StandingOutcome.Moved(TenantStatus.CLOSED));

    assertThat(ended).containsExactly(owner.tenant());
    assertThat(tenants.find(owner.tenant()).orElseThrow().statusReason())
        .contains("It leaves the platform.");
    assertThat(identity.lastSubject(email)).contains("closed");
    assertThat(identity.lastSubject(viewer.email())).contains("closed");
    assertThat(audited(owner)).endsWith("tenant-closed");
    assertThat(
            identity.rows.first(
                "select revoked_at is not null from api_key where id = ?",
                row -> row.getBoolean(1),
                key))
        .contains(true);
    assertThat(stopped(owner)).isFalse();
    assertThat(
            IdentityFixture.TRANSACTIONS.run(
                () -> new ReinstatingTenant(moving).reinstate(operator, owner.tenant())))
        .isEqualTo(new StandingOutcome.NotPossible(TenantStatus.CLOSED));
    assertThatThrownBy(
            () ->
                identity.rows.update(
                    "update tenant set status = 'VERIFIED' where id = ?", owner.tenant()))
        .hasMessageContaining("does not go from CLOSED");
  }

  @Test
  void whatWasGrantedBeforeIsTakenBackOnlyWhereTheOperatorSaysSo() {
    apply("Stopping " + Ids.next(), "EUR");
    Membership owner = memberships.of(accountId()).getFirst();
    decide(owner, new DecidingApplication.Verdict.Verify());

    close(owner, owner.name(), "The rights were never its own.", true);

    assertThat(stopped(owner)).isTrue();
  }

  private StandingOutcome close(Membership of, String name, String reason, boolean stopNow) {
    return IdentityFixture.TRANSACTIONS.run(
        () ->
            new ClosingTenant(moving, tenants, List.of(this::ends), admin, identity.clock)
                .close(operator, of.tenant(), new ClosingTenant.Farewell(reason, name, stopNow)));
  }

  private void ends(UUID by, TenantId tenant, String reason, Instant now) {
    ended.add(tenant);
  }

  private boolean stopped(Membership of) {
    return identity
        .rows
        .first(
            "select stopped_at is not null from tenant where id = ?",
            row -> row.getBoolean(1),
            of.tenant())
        .orElseThrow();
  }

  @Test
  void aRejectionNeedsAReasonAndIsFinal() {
    apply("Dalbit " + Ids.next(), "JPY");
    Membership owner = memberships.of(accountId()).getFirst();

    assertThat(decide(owner, new DecidingApplication.Verdict.Reject(null)))
        .isInstanceOf(StandingOutcome.Invalid.class);
    assertThat(decide(owner, new DecidingApplication.Verdict.Reject("no proof of authority")))
        .isEqualTo(new StandingOutcome.Moved(TenantStatus.REJECTED));
    assertThat(identity.lastSubject(email)).contains("rejected");
    assertThat(decide(owner, new DecidingApplication.Verdict.Verify()))
        .isEqualTo(new StandingOutcome.NotPossible(TenantStatus.REJECTED));
  }

  @Test
  void theQueueHasThoseWhoseAddressIsConfirmed() {
    apply("Unconfirmed " + Ids.next(), "EUR");
    Membership owner = memberships.of(accountId()).getFirst();
    identity.rows.update(
        "update tenant set created_at = '2001-01-01T00:00:00Z' where id = ?", owner.tenant());
    assertThat(tenants.list(TenantStatus.APPLIED, 0))
        .noneMatch(tenant -> tenant.id().equals(owner.tenant()));

    identity.rows.update(
        "update account set confirmed_at = ? where id = ?", identity.clock.instant(), accountId());

    assertThat(tenants.list(TenantStatus.APPLIED, 0))
        .anyMatch(tenant -> tenant.id().equals(owner.tenant()));
  }

  private StandingOutcome decide(Membership of, DecidingApplication.Verdict verdict) {
    return IdentityFixture.TRANSACTIONS.run(
        () -> new DecidingApplication(moving).decide(operator, of.tenant(), verdict));
  }

  private List<String> audited(Membership of) {
    return identity.rows.list(
        "select action from audit_entry where tenant_id = ? order by id",
        row -> row.getString(1),
        of.tenant());
  }

  private UUID accountId() {
    return identity.finder.findByEmail(email).orElseThrow().accountId();
  }

  private ApplyingAsRightsholder.Outcome apply(String name, String currency) {
    return apply(name, currency, email);
  }

  private ApplyingAsRightsholder.Outcome apply(String name, String currency, String address) {
    return IdentityFixture.TRANSACTIONS.run(
        () ->
            new ApplyingAsRightsholder(identity.opening, registering)
                .apply(
                    new RightsholderForm("ORGANISATION", name, "JP", "en", currency),
                    new ApplyingAsRightsholder.Member("Momo", address, "kyodaku-demo", true)));
  }

  private void applyAgain(String name) {
    assertThat(
            IdentityFixture.TRANSACTIONS.<ApplyingAgain.Outcome>run(
                () ->
                    new ApplyingAgain(registering, memberships)
                        .apply(
                            accountId(), new RightsholderForm("PERSON", name, "JP", "ja", "JPY"))))
        .isInstanceOf(ApplyingAgain.Outcome.Applied.class);
  }
}
