package io.kyodaku.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts that begin at a date and end by notice, by a clock that is moved. */
class ContractEndTest {

  /** Contracts begin on the first of November; a standard one has thirty days of notice. */
  private static final Instant END = Instant.parse("2026-12-02T00:00:00Z");

  /** A partner's has sixty. */
  private static final Instant PARTNERS_END = Instant.parse("2027-01-01T00:00:00Z");

  private static final Instant OVER = Instant.parse("2027-01-01T00:00:00Z");

  private final TestPluginHost plugins = new TestPluginHost();
  private final Contracts contracts = new Contracts(plugins.host());
  private final TenantId tenant = TestTenants.verified(Contracts.DATABASE, "JPY");
  private final UUID owner = TestTenants.member(Contracts.DATABASE, tenant, "OWNER");
  private final UUID operator = TestTenants.account(Contracts.DATABASE);

  @AfterEach
  void stopPlugins() {
    plugins.close();
  }

  private UUID inForce() {
    UUID version = contracts.signed(tenant, owner, "STANDARD");
    contracts.countersign(operator, version);
    return version;
  }

  private UUID signedFrom(String day) {
    DraftingContract.Drafted draft =
        (DraftingContract.Drafted)
            contracts.draft(
                tenant,
                new DraftingContract.Draft(
                    "PARTNER",
                    "en",
                    PluginChoice.STANDARD,
                    PluginChoice.STANDARD,
                    wishes(null, day, null)));
    contracts.sign(tenant, draft.versionId(), owner, "Some Owner", draft.documentHash());
    return draft.versionId();
  }

  private static Wishes wishes(
      @Nullable String noticeDays, @Nullable String startsOn, @Nullable String seconds) {
    return new Wishes(
        noticeDays, null, startsOn, false, List.of(), seconds, null, null, List.of(), null, null);
  }

  private void at(Instant moment) {
    contracts.clock.pass(Duration.between(contracts.clock.instant(), moment));
    contracts.moveOn();
  }

  private @Nullable String notice() {
    return TestTenants.<String>value(
        Contracts.DATABASE,
        "select string_agg(status, ' ' order by given_at, id) from contract_notice where tenant_id"
            + " = ?",
        tenant.value());
  }

  @Test
  void aVersionThatIsAgreedForLaterTakesForceAtItsDateAndTheOneBeforeGoesOnUntilThen() {
    UUID first = inForce();
    UUID second = signedFrom("2026-11-20");
    assertThat(contracts.countersign(operator, second))
        .isEqualTo(new CountersigningContract.Agreed(2, Instant.parse("2026-11-20T00:00:00Z")));
    assertThat(Contracts.status(first)).isEqualTo("IN_FORCE");
    assertThat(Contracts.status(second)).isEqualTo("AGREED");
    at(Instant.parse("2026-11-19T23:59:59Z"));
    assertThat(Contracts.status(second)).isEqualTo("AGREED");
    at(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(Contracts.status(first)).isEqualTo("ENDED");
    assertThat(Contracts.status(second)).isEqualTo("IN_FORCE");
    assertThat(contracts.versions(tenant).getFirst().effectiveFrom())
        .contains(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @Test
  void whatIsAgreedNextTakesThePlaceOfWhatHasNotBegun() {
    inForce();
    UUID later = signedFrom("2026-11-20");
    contracts.countersign(operator, later);
    UUID next = signedFrom("2026-11-25");
    contracts.countersign(operator, next);
    assertThat(Contracts.status(later)).isEqualTo("LAPSED");
    assertThat(Contracts.status(next)).isEqualTo("AGREED");
  }

  @Test
  void aDateThatHasPassedByTheCountersignatureIsAtOnce() {
    UUID version = signedFrom("2026-11-03");
    contracts.clock.pass(Duration.ofDays(5));
    assertThat(contracts.countersign(operator, version))
        .isInstanceOf(CountersigningContract.InForce.class);
  }

  @Test
  void ownersNoticeEndsTheContractAtItsDateAndWhatWasGrantedWindsDown() {
    UUID version = inForce();
    assertThat(contracts.giveNotice(tenant, owner, "We move on."))
        .isEqualTo(new NoticeOutcome.Given(END, OVER));
    assertThat(contracts.giveNotice(tenant, owner, null))
        .isEqualTo(new NoticeOutcome.RunsAlready(END));
    at(END.minusSeconds(1));
    assertThat(Contracts.status(version)).isEqualTo("IN_FORCE");
    at(END);
    assertThat(Contracts.status(version)).isEqualTo("ENDED");
    assertThat(notice()).isEqualTo("WINDING_DOWN");
    assertThat(contracts.withdrawNotice(tenant, owner))
        .isEqualTo(new NoticeOutcome.NothingToWithdraw());
    assertThat(woundDownAt()).isNull();
    at(OVER);
    assertThat(notice()).isEqualTo("OVER");
    assertThat(woundDownAt()).isEqualTo(OVER.toString());
    contracts.moveOn();
    assertThat(actions())
        .isEqualTo(
            "contract-wound-down contract-terminated contract-notice-given contract-countersigned"
                + " contract-signed");
  }

  @Test
  void withdrawnBeforeItsDateItChangesNothing() {
    UUID version = inForce();
    contracts.giveNotice(tenant, owner, null);
    assertThat(contracts.withdrawNotice(tenant, owner)).isEqualTo(new NoticeOutcome.Withdrawn());
    at(END);
    assertThat(Contracts.status(version)).isEqualTo("IN_FORCE");
    assertThat(notice()).isEqualTo("WITHDRAWN");
    assertThat(contracts.giveNotice(tenant, owner, null)).isInstanceOf(NoticeOutcome.Given.class);
  }

  @Test
  void aSideWithdrawsItsOwnNoticeAlone() {
    inForce();
    contracts.giveNotice(tenant, owner, null);
    assertThat(contracts.takeBack(operator, tenant))
        .isEqualTo(new NoticeOutcome.NothingToWithdraw());
    contracts.withdrawNotice(tenant, owner);
    assertThat(contracts.terminate(operator, tenant, "We close the region.", false))
        .isEqualTo(new NoticeOutcome.Given(END, OVER));
    assertThat(contracts.withdrawNotice(tenant, owner))
        .isEqualTo(new NoticeOutcome.NothingToWithdraw());
    assertThat(contracts.takeBack(operator, tenant)).isEqualTo(new NoticeOutcome.Withdrawn());
  }

  @Test
  void forCauseThePlatformEndsItAtOnceAndOvertakesANotice() {
    UUID version = inForce();
    contracts.giveNotice(tenant, owner, null);
    assertThat(contracts.terminate(operator, tenant, " ", true))
        .isInstanceOfSatisfying(
            NoticeOutcome.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(FieldError::field)
                    .containsExactly("reason"));
    Instant now = contracts.clock.instant();
    assertThat(contracts.terminate(operator, tenant, "Its rights were never its own.", true))
        .isEqualTo(new NoticeOutcome.Given(now, now.plus(Duration.ofDays(30))));
    assertThat(Contracts.status(version)).isEqualTo("ENDED");
    assertThat(notice()).contains("LAPSED", "WINDING_DOWN");
    assertThat(contracts.terminate(operator, tenant, "Again.", true))
        .isEqualTo(new NoticeOutcome.NothingToEnd());
  }

  @Test
  void afterItsEndAnotherContractMayBeMadeAndItsGrantsAreNotWoundDown() {
    inForce();
    contracts.giveNotice(tenant, owner, null);
    at(END);
    contracts.clock.pass(Duration.ofDays(3));
    Instant again = contracts.clock.instant();
    UUID next = contracts.signed(tenant, owner, "PARTNER");
    assertThat(contracts.countersign(operator, next))
        .isInstanceOf(CountersigningContract.InForce.class);
    at(OVER);
    assertThat(Contracts.status(next)).isEqualTo("IN_FORCE");
    assertThat(Instant.parse(String.valueOf(woundDownAt()))).isBefore(again).isAfter(END);
  }

  @Test
  void nothingBeginsAfterTheEnd() {
    inForce();
    UUID later = signedFrom("2026-12-02");
    contracts.giveNotice(tenant, owner, null);
    assertThat(contracts.countersign(operator, later))
        .isEqualTo(new CountersigningContract.EndsBefore(END));
  }

  /** Whoever signs means to go on, and notice that runs would end that too. */
  @Test
  void nothingIsCountersignedWhileNoticeRuns() {
    inForce();
    contracts.giveNotice(tenant, owner, null);
    UUID next = contracts.signed(tenant, owner, "PARTNER");
    assertThat(contracts.countersign(operator, next))
        .isEqualTo(new CountersigningContract.EndsBefore(END));
    assertThat(Contracts.status(next)).isEqualTo("SIGNED");
  }

  @Test
  void whatWasAgreedForAfterTheEndLapsesWithIt() {
    inForce();
    UUID later = signedFrom("2026-12-24");
    contracts.countersign(operator, later);
    contracts.giveNotice(tenant, owner, null);
    at(Instant.parse("2026-12-25T00:00:00Z"));
    assertThat(Contracts.status(later)).isEqualTo("LAPSED");
    assertThat(notice()).isEqualTo("WINDING_DOWN");
  }

  @Test
  void whatIsOnlyAgreedForLaterIsEndedByNoticeBeforeItBegins() {
    UUID later = signedFrom("2027-01-15");
    contracts.countersign(operator, later);
    assertThat(contracts.giveNotice(tenant, owner, "We thought better of it."))
        .isEqualTo(new NoticeOutcome.Given(PARTNERS_END, PARTNERS_END.plus(Duration.ofDays(30))));
    at(PARTNERS_END);
    assertThat(Contracts.status(later)).isEqualTo("LAPSED");
    at(Instant.parse("2027-01-16T00:00:00Z"));
    assertThat(Contracts.status(later)).isEqualTo("LAPSED");
    assertThat(contracts.giveNotice(tenant, owner, null))
        .isEqualTo(new NoticeOutcome.NothingToEnd());
  }

  @Test
  void whatBeginsBeforeNoticeIsOverIsInForceUntilThen() {
    UUID soon = signedFrom("2026-11-20");
    contracts.countersign(operator, soon);
    contracts.giveNotice(tenant, owner, null);
    at(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(Contracts.status(soon)).isEqualTo("IN_FORCE");
    at(PARTNERS_END);
    assertThat(Contracts.status(soon)).isEqualTo("ENDED");
  }

  @Test
  void forCauseWhatWasAgreedForLaterLapsesAtOnce() {
    UUID later = signedFrom("2026-12-24");
    contracts.countersign(operator, later);
    assertThat(contracts.terminate(operator, tenant, "Its rights were never its own.", true))
        .isInstanceOf(NoticeOutcome.Given.class);
    assertThat(Contracts.status(later)).isEqualTo("LAPSED");
    UUID next = contracts.signed(tenant, owner, "STANDARD");
    assertThat(contracts.countersign(operator, next))
        .isInstanceOf(CountersigningContract.InForce.class);
  }

  @Test
  void whatWasGrantedBeforeWindsDownWhateverBecomesOfTheNextContract() {
    inForce();
    contracts.terminate(operator, tenant, "Its rights were never its own.", true);
    Instant over = contracts.clock.instant().plus(Duration.ofDays(30));
    UUID next = agreedWithoutNotice("2026-11-28");
    contracts.giveNotice(tenant, owner, null);
    at(Instant.parse("2026-11-10T00:00:00Z"));
    assertThat(Contracts.status(next)).isEqualTo("LAPSED");
    assertThat(woundDownAt()).isNull();
    at(over);
    assertThat(woundDownAt()).isEqualTo(over.toString());
  }

  @Test
  void theLaterOfTwoThatWindDownIsWaitedFor() {
    inForce();
    contracts.terminate(operator, tenant, "Its rights were never its own.", true);
    Instant over = contracts.clock.instant().plus(Duration.ofDays(30));
    agreedWithoutNotice("2026-11-05");
    at(Instant.parse("2026-11-05T00:00:00Z"));
    contracts.giveNotice(tenant, owner, null);
    at(Instant.parse("2026-11-10T00:00:00Z"));
    assertThat(woundDownAt()).isNull();
    at(over);
    assertThat(woundDownAt()).as("what the second granted").isEqualTo("2026-11-06T00:00:00Z");
  }

  private UUID agreedWithoutNotice(String day) {
    DraftingContract.Drafted draft =
        (DraftingContract.Drafted)
            contracts.draft(
                tenant,
                new DraftingContract.Draft(
                    "PARTNER",
                    "en",
                    PluginChoice.STANDARD,
                    PluginChoice.STANDARD,
                    new Wishes(
                        "0", "0", day, false, List.of(), null, null, null, List.of(), null, null)));
    contracts.sign(tenant, draft.versionId(), owner, "Some Owner", draft.documentHash());
    contracts.countersign(operator, draft.versionId());
    return draft.versionId();
  }

  @Test
  void thePlatformProposesAndTheOwnerSignsOrDraftsOtherwise() {
    assertThat(contracts.propose(operator, tenant, Wishes.NONE))
        .isInstanceOf(ProposingContract.NothingToAmend.class);
    inForce();
    contracts.propose(operator, tenant, wishes("120", null, "30"));
    ProposingContract.Proposed again =
        (ProposingContract.Proposed) contracts.propose(operator, tenant, wishes("90", null, "30"));
    ContractView proposed = contracts.versions(tenant).getFirst();
    assertThat(proposed.versionId()).isEqualTo(again.versionId());
    assertThat(proposed.number()).isEqualTo(2);
    assertThat(proposed.proposedBy()).isEqualTo(Side.PLATFORM);
    assertThat(proposed.terms().tenure().noticeDays()).isEqualTo(90);
    assertThat(proposed.terms().bounds().secondsAtMost()).hasValue(30);
    contracts.sign(tenant, again.versionId(), owner, "Some Owner", proposed.documentHash());
    assertThat(contracts.propose(operator, tenant, Wishes.NONE))
        .isEqualTo(new ProposingContract.OwnerIsAtIt(ContractStatus.SIGNED));
    assertThat(contracts.countersign(operator, again.versionId()))
        .isInstanceOf(CountersigningContract.InForce.class);
    contracts.propose(operator, tenant, Wishes.NONE);
    contracts.drafted(tenant, "STUDIO");
    assertThat(contracts.versions(tenant).getFirst().proposedBy()).isEqualTo(Side.OWNER);
    assertThat(contracts.propose(operator, tenant, Wishes.NONE))
        .isEqualTo(new ProposingContract.OwnerIsAtIt(ContractStatus.DRAFT));
  }

  @Test
  void onlyAnOwnerGivesAndWithdrawsNotice() {
    inForce();
    UUID manager = TestTenants.member(Contracts.DATABASE, tenant, "MANAGER");
    assertThat(contracts.giveNotice(tenant, manager, null))
        .isEqualTo(new NoticeOutcome.NotAnOwner());
    contracts.giveNotice(tenant, owner, null);
    assertThat(contracts.withdrawNotice(tenant, manager)).isEqualTo(new NoticeOutcome.NotAnOwner());
  }

  @Test
  void withoutAContractThereIsNothingToEnd() {
    assertThat(contracts.giveNotice(tenant, owner, null))
        .isEqualTo(new NoticeOutcome.NothingToEnd());
    assertThat(contracts.terminate(operator, tenant, "Why.", false))
        .isEqualTo(new NoticeOutcome.NothingToEnd());
  }

  @Test
  void whatCannotBeReadIsNamedByField() {
    Wishes wishes =
        new Wishes(
            "-1",
            "x",
            "2026-11-01",
            false,
            List.of("SOME"),
            "0",
            "1.23456",
            "no",
            List.of("g"),
            "0",
            "1.5");
    assertThat(
            ((DraftingContract.Invalid)
                    contracts.draft(
                        tenant,
                        new DraftingContract.Draft(
                            "STANDARD",
                            "en",
                            PluginChoice.STANDARD,
                            PluginChoice.STANDARD,
                            wishes)))
                .errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "noticeDays",
            "windDownDays",
            "startsOn",
            "uses",
            "secondsAtMost",
            "feeFactorAtMost",
            "usagesAMonth",
            "generators",
            "guaranteeAYear",
            "advance");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into contract_notice (id, tenant_id, contract_id, given_by, account_id, for_cause,"
            + " reason, status, given_at, ends_at, wind_down_until) select gen_random_uuid(),"
            + " tenant_id, contract_id, 'OWNER', account_id, false, '', 'RUNNING', given_at,"
            + " given_at + interval '1 day', wind_down_until from contract_notice where tenant_id ="
            + " '%s'",
        "update contract_notice set ends_at = given_at where tenant_id = '%s'",
        "update contract_notice set status = 'OVER', over_at = '2099-01-01' where tenant_id = '%s'",
        "update contract_notice set status = 'WINDING_DOWN', ended_at = given_at where tenant_id ="
            + " '%s'",
        "update contract_notice set status = 'WITHDRAWN' where tenant_id = '%s'",
        "delete from contract_notice where tenant_id = '%s'"
      })
  void whatTheContractDoesNotSayIsRefusedByTheDatabase(String attack) {
    inForce();
    contracts.giveNotice(tenant, owner, null);
    assertThatThrownBy(
            () -> TestTenants.execute(Contracts.DATABASE, attack.formatted(tenant.value())))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'IN_FORCE'",
        "status = 'AGREED'",
        "status = 'AGREED', countersigned_at = now(), effective_from = now()",
        "notice_days = 0",
        "wind_down_days = 0",
        "bound_seconds = 3600",
        "bound_uses = ''",
        "bound_generators = ''",
        "guarantee_a_year_micros = 1000000000",
        "advance_micros = null",
        "exclusive = false, bound_usages_a_month = 9",
        "starts_on = null",
        "proposed_by = 'PLATFORM'"
      })
  void noNewTermOfASignedVersionChanges(String change) {
    DraftingContract.Drafted draft =
        (DraftingContract.Drafted)
            contracts.draft(
                tenant,
                new DraftingContract.Draft(
                    "PARTNER",
                    "en",
                    PluginChoice.STANDARD,
                    PluginChoice.STANDARD,
                    new Wishes(
                        "9",
                        "9",
                        "2026-11-20",
                        true,
                        List.of("PERSONAL"),
                        "9",
                        "9",
                        "10",
                        List.of(TestLicensing.generator(Contracts.DATABASE).toString()),
                        "9",
                        "9")));
    UUID version = draft.versionId();
    contracts.sign(tenant, version, owner, "Some Owner", draft.documentHash());
    assertThatThrownBy(
            () ->
                TestTenants.execute(
                    Contracts.DATABASE,
                    "update contract_version set " + change + " where id = ?",
                    version))
        .isInstanceOf(RuntimeException.class);
  }

  private @Nullable String woundDownAt() {
    java.sql.Timestamp at =
        TestTenants.value(
            Contracts.DATABASE, "select wound_down_at from tenant where id = ?", tenant.value());
    return at == null ? null : at.toInstant().toString();
  }

  private @Nullable String actions() {
    return TestTenants.<String>value(
        Contracts.DATABASE,
        "select string_agg(action, ' ' order by at desc, id desc) from audit_entry where tenant_id"
            + " = ?",
        tenant.value());
  }
}
