package io.kyodaku.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.plugin.testkit.SamplePlugins;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantStatus;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the first draft to the version that ends it. */
class ContractLifeTest {

  private final TestPluginHost plugins = new TestPluginHost();
  private final Contracts contracts = new Contracts(plugins.host());
  private final TenantId tenant = TestTenants.verified(Contracts.DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(Contracts.DATABASE, "USD");
  private final UUID owner = TestTenants.member(Contracts.DATABASE, tenant, "OWNER");
  private final UUID operator = TestTenants.account(Contracts.DATABASE);
  private final CurrentContract current = new CurrentContract(Contracts.DATABASE.reader());

  @AfterEach
  void stopPlugins() {
    plugins.close();
  }

  @Test
  void draftedSignedCountersignedItIsInForce() {
    DraftingContract.Drafted draft = contracts.drafted(tenant, "STANDARD");
    assertThat(draft.number()).isEqualTo(1);
    assertThat(draft.text()).contains("70 %", "JPY");
    assertThat(contracts.sign(tenant, draft.versionId(), owner, " 山田 太郎 ", draft.documentHash()))
        .isEqualTo(new SigningContract.Signed(contracts.clock.instant()));
    assertThat(current.of(tenant)).isEmpty();
    assertThat(new ContractQueue(Contracts.DATABASE.admin()).find(draft.versionId()).orElseThrow())
        .extracting(ContractView::status, ContractView::tenantId)
        .containsExactly(ContractStatus.SIGNED, tenant);
    contracts.clock.pass(Duration.ofHours(1));
    assertThat(contracts.countersign(operator, draft.versionId()))
        .isEqualTo(new CountersigningContract.InForce(1, contracts.clock.instant()));
    ContractView inForce = current.of(tenant).orElseThrow();
    assertThat(inForce.versionId()).isEqualTo(draft.versionId());
    assertThat(inForce.terms().shareBps()).isEqualTo(7_000);
    assertThat(inForce.terms().currency().getCurrencyCode()).isEqualTo("JPY");
    assertThat(inForce.signerName()).contains("山田 太郎");
    assertThat(inForce.documentHash()).isEqualTo(draft.documentHash());
    assertThat(inForce.effectiveFrom()).contains(contracts.clock.instant());
    assertThat(actions()).isEqualTo("contract-countersigned contract-signed");
    assertThat(
            TestTenants.<Long>value(
                Contracts.DATABASE,
                "select count(*) from log_entry where kind = 'CONTRACT' and subject_id = ?",
                draft.versionId()))
        .isEqualTo(1);
  }

  @Test
  void theNextVersionEndsTheOneBefore() {
    UUID first = contracts.signed(tenant, owner, "STANDARD");
    contracts.countersign(operator, first);
    UUID second = contracts.signed(tenant, owner, "STUDIO");
    assertThat(current.of(tenant).orElseThrow().versionId()).isEqualTo(first);
    assertThat(contracts.countersign(operator, second))
        .isInstanceOf(CountersigningContract.InForce.class);
    assertThat(Contracts.status(first)).isEqualTo("ENDED");
    assertThat(current.of(tenant).orElseThrow().versionId()).isEqualTo(second);
    assertThat(contracts.versions(tenant)).extracting(ContractView::number).containsExactly(2, 1);
  }

  @Test
  void withItsTenantItEndsAndNothingMoreIsSigned() {
    UUID first = contracts.signed(tenant, owner, "STANDARD");
    contracts.countersign(operator, first);
    UUID second = contracts.signed(tenant, owner, "STUDIO");
    TestTenants.execute(
        Contracts.DATABASE, "update tenant set status = 'CLOSED' where id = ?", tenant.value());
    assertThat(contracts.countersign(operator, second))
        .isEqualTo(new CountersigningContract.TenantGone(TenantStatus.CLOSED));

    new EndingContracts(Contracts.DATABASE.admin(), contracts.clock)
        .end(operator, tenant, "It leaves. ".repeat(200), contracts.clock.instant());

    assertThat(current.of(tenant)).isEmpty();
    assertThat(Contracts.status(first)).isEqualTo("ENDED");
    assertThat(Contracts.status(second)).isEqualTo("REJECTED");
    assertThat(String.valueOf(actions())).contains("contract-ended");
    assertThatThrownBy(() -> contracts.drafted(tenant, "STANDARD"))
        .hasStackTraceContaining("the tenant is closed");
  }

  @Test
  void aDraftIsDraftedAnewUntilItIsSigned() {
    DraftingContract.Drafted first = contracts.drafted(tenant, "STANDARD");
    DraftingContract.Drafted again = contracts.drafted(tenant, "STUDIO");
    assertThat(again.versionId()).isEqualTo(first.versionId());
    assertThat(again.number()).isEqualTo(1);
    assertThat(again.documentHash()).isNotEqualTo(first.documentHash());
    assertThat(contracts.sign(tenant, first.versionId(), owner, "N", first.documentHash()))
        .isInstanceOf(SigningContract.TextChanged.class);
    assertThat(contracts.sign(tenant, first.versionId(), owner, "N", null))
        .isInstanceOf(SigningContract.TextChanged.class);
    contracts.sign(tenant, again.versionId(), owner, "N", again.documentHash());
    assertThat(contracts.draft(tenant, Contracts.plain("STANDARD")))
        .isEqualTo(new DraftingContract.AwaitsCountersignature(again.versionId()));
  }

  @Test
  void aDraftIsLetGoOfAndASignedVersionIsNot() {
    DraftingContract.Drafted draft = contracts.drafted(tenant, "STANDARD");
    assertThat(contracts.discard(stranger, tenant, draft.versionId()))
        .isEqualTo(DiscardingDraft.Outcome.NOT_A_DRAFT);
    assertThat(contracts.discard(tenant, tenant, draft.versionId()))
        .isEqualTo(DiscardingDraft.Outcome.DISCARDED);
    assertThat(contracts.versions(tenant)).isEmpty();
    assertThat(contracts.discard(tenant, tenant, draft.versionId()))
        .isEqualTo(DiscardingDraft.Outcome.NOT_A_DRAFT);
    assertThat(contracts.sign(tenant, draft.versionId(), owner, "N", draft.documentHash()))
        .isNotInstanceOf(SigningContract.Signed.class);
    UUID signed = contracts.signed(tenant, owner, "STANDARD");
    assertThat(contracts.discard(tenant, tenant, signed))
        .isEqualTo(DiscardingDraft.Outcome.NOT_A_DRAFT);
    assertThat(contracts.versions(tenant)).hasSize(1);
  }

  @Test
  void whatIsInForceIsNotWrittenOnceMore() {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    contracts.countersign(operator, version);
    assertThat(contracts.draft(tenant, Contracts.plain("STANDARD")))
        .isEqualTo(new DraftingContract.NothingNew(version));
    assertThat(contracts.versions(tenant)).hasSize(1);
    assertThat(contracts.drafted(tenant, "PARTNER").number()).isEqualTo(2);
  }

  @Test
  void theContractNamesTheRightsholderByItsLegalDetails() {
    TestTenants.execute(
        Contracts.DATABASE,
        "insert into tenant_details (tenant_id, legal_name, registration_number, address,"
            + " representative, updated_at, updated_by) values (?, 'Momiji KK', '',"
            + " E'1-2-3 Hongo\\n\\n Tokyo ', 'Hana', now(), ?)",
        tenant.value(),
        owner);
    assertThat(contracts.drafted(tenant, "STANDARD").text())
        .contains("Momiji KK, 1-2-3 Hongo, Tokyo, represented by Hana");
  }

  @Test
  void onlyAnOwnerOfTheTenantSigns() {
    DraftingContract.Drafted draft = contracts.drafted(tenant, "STANDARD");
    for (String role : new String[] {"MANAGER", "FINANCE", "VIEWER"}) {
      UUID member = TestTenants.member(Contracts.DATABASE, tenant, role);
      assertThat(contracts.sign(tenant, draft.versionId(), member, "N", draft.documentHash()))
          .isInstanceOf(SigningContract.NotAnOwner.class);
    }
    UUID otherOwner = TestTenants.member(Contracts.DATABASE, stranger, "OWNER");
    assertThat(contracts.sign(tenant, draft.versionId(), otherOwner, "N", draft.documentHash()))
        .isInstanceOf(SigningContract.NotAnOwner.class);
    assertThat(contracts.sign(stranger, draft.versionId(), otherOwner, "N", draft.documentHash()))
        .isInstanceOf(SigningContract.NotFound.class);
    assertThat(Contracts.status(draft.versionId())).isEqualTo("DRAFT");
  }

  @Test
  void aSignatureNeedsAName() {
    DraftingContract.Drafted draft = contracts.drafted(tenant, "STANDARD");
    for (String name : new String[] {"", " ", "a\nb", "x".repeat(201)}) {
      assertThat(contracts.sign(tenant, draft.versionId(), owner, name, draft.documentHash()))
          .isInstanceOf(SigningContract.Invalid.class);
    }
  }

  @Test
  void whatIsSignedIsNotSignedAgain() {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    assertThat(contracts.sign(tenant, version, owner, "Again", "x"))
        .isEqualTo(new SigningContract.NotADraft(ContractStatus.SIGNED));
  }

  @Test
  void rejectedItIsHistoryAndAnotherMayBeDrafted() {
    UUID version = contracts.signed(tenant, owner, "STUDIO");
    assertThat(contracts.reject(operator, version, " "))
        .isInstanceOf(RejectingContract.Invalid.class);
    assertThat(contracts.reject(operator, version, "Take the standard one."))
        .isInstanceOf(RejectingContract.Rejected.class);
    assertThat(contracts.versions(tenant).getFirst().rejectedBecause())
        .contains("Take the standard one.");
    assertThat(contracts.countersign(operator, version))
        .isEqualTo(new CountersigningContract.NotSigned(ContractStatus.REJECTED));
    assertThat(contracts.reject(operator, version, "Again"))
        .isEqualTo(new RejectingContract.NotSigned(ContractStatus.REJECTED));
    assertThat(contracts.drafted(tenant, "STANDARD").number()).isEqualTo(2);
  }

  @Test
  void onlyWhatIsSignedIsCountersigned() {
    DraftingContract.Drafted draft = contracts.drafted(tenant, "STANDARD");
    assertThat(contracts.countersign(operator, draft.versionId()))
        .isEqualTo(new CountersigningContract.NotSigned(ContractStatus.DRAFT));
    assertThat(contracts.countersign(operator, Ids.next()))
        .isInstanceOf(CountersigningContract.NotFound.class);
  }

  @Test
  void aRejectedTenantGetsNoContract() {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    TestTenants.execute(
        Contracts.DATABASE,
        "update tenant set status = 'REJECTED', status_reason = 'x' where id = ?",
        tenant.value());
    assertThat(contracts.countersign(operator, version))
        .isInstanceOf(CountersigningContract.TenantGone.class);
    assertThat(Contracts.status(version)).isEqualTo("SIGNED");
  }

  @Test
  void pluginsThatWereMadeAvailableArePinnedWithTheirSettings() {
    String flat = plugins.available(SamplePlugins.flatFee(), tenant);
    DraftingContract.Drafted draft =
        (DraftingContract.Drafted)
            contracts.draft(
                tenant,
                new DraftingContract.Draft(
                    "STANDARD",
                    "ja-JP",
                    new PluginChoice(flat, Map.of("feeMicros", "7000000")),
                    PluginChoice.STANDARD));
    assertThat(draft.text())
        .contains("flat-fee", flat, "\"feeMicros\":7000000")
        .contains("Fee of every generation: 7 JPY");
    ContractView view = contracts.versions(tenant).getFirst();
    assertThat(view.terms().terms().orElseThrow().hash()).isEqualTo(flat);
    assertThat(view.terms().terms().orElseThrow().configuration())
        .isEqualTo("{\"feeMicros\":7000000,\"commercialTimes\":3}");
    assertThat(view.terms().schedule()).isEmpty();
  }

  @Test
  void whatIsNotAvailableOrDoesNotFitIsNamedByField() {
    String flat = plugins.available(SamplePlugins.flatFee(), tenant);
    assertThat(errors(stranger, new PluginChoice(flat, Map.of()), PluginChoice.STANDARD))
        .containsExactly("terms");
    assertThat(errors(tenant, PluginChoice.STANDARD, new PluginChoice(flat, Map.of())))
        .containsExactly("schedule");
    assertThat(errors(tenant, new PluginChoice("nothing", Map.of()), PluginChoice.STANDARD))
        .containsExactly("terms");
    assertThat(
            errors(
                tenant, new PluginChoice(flat, Map.of("feeMicros", "-1")), PluginChoice.STANDARD))
        .containsExactly("terms.feeMicros");
    assertThat(
            ((DraftingContract.Invalid)
                    contracts.draft(
                        tenant,
                        new DraftingContract.Draft(
                            "GENEROUS", "fr", PluginChoice.STANDARD, PluginChoice.STANDARD)))
                .errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("preset", "language");
    assertThat(contracts.versions(tenant)).isEmpty();
  }

  @Test
  void anotherTenantsContractIsNotSeen() {
    contracts.drafted(tenant, "STANDARD");
    assertThat(contracts.versions(stranger)).isEmpty();
  }

  private java.util.List<String> errors(TenantId who, PluginChoice terms, PluginChoice schedule) {
    return ((DraftingContract.Invalid)
            contracts.draft(who, new DraftingContract.Draft("STANDARD", "en", terms, schedule)))
        .errors().stream().map(FieldError::field).toList();
  }

  private Object actions() {
    return java.util.Objects.requireNonNull(
        TestTenants.value(
            Contracts.DATABASE,
            "select string_agg(action, ' ' order by action) from audit_entry where tenant_id = ?",
            tenant.value()));
  }
}
