package io.kyodaku.joint;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.joint.MoveOutcome.Moved;
import io.kyodaku.joint.MoveOutcome.NotNow;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Agreements in the database: who proposes, sees, answers and ends them, and who tries to. */
class AgreementWorkflowTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final TwoOwners owners = new TwoOwners(clock, "JPY", "USD");
  private final Sql owner = new Sql(owners.database.owner());

  @Test
  void bothSeeWhatOneProposedAndTheOtherAccepted() {
    UUID id = owners.proposed(owners.form("60", "40"));
    assertThat(owners.accept(owners.second, owners.secondOwner, id))
        .isEqualTo(new Moved(JointStatus.ACCEPTED));
    for (TenantId side : List.of(owners.first, owners.second)) {
      JointAgreement seen = seen(side, id).getFirst();
      assertThat(seen.isInForceAt(clock.instant())).isTrue();
      assertThat(seen.bpsOf(owners.first)).isEqualTo(6_000);
      assertThat(seen.bpsOf(owners.second)).isEqualTo(4_000);
      assertThat(seen.nameOf(seen.of(owners.second).id())).startsWith("Kaguya");
    }
    assertThat(inForce(owners.second, owners.kaguya))
        .extracting(JointAgreement::id)
        .containsExactly(id);
    assertThat(inForce(owners.second, Ids.next())).isEmpty();
  }

  @Test
  void nobodyElseSeesOrMovesIt() {
    UUID id = owners.agreed("60", "40");
    TenantId third = owners.licensing("JPY");
    UUID thirdOwner = TestTenants.member(owners.database, third, "OWNER");
    assertThat(seen(third, id)).isEmpty();
    assertThat(owners.end(third, thirdOwner, id, "")).isEqualTo(new MoveOutcome.NotFound());
    assertThat(owners.accept(third, thirdOwner, id)).isEqualTo(new MoveOutcome.NotFound());
    assertThat(owners.end(owners.first, owners.firstOwner, Ids.next(), ""))
        .isEqualTo(new MoveOutcome.NotFound());
    assertThat(number(third, "select count(*) from joint_agreement where id = '" + id + "'"))
        .as("the wall alone")
        .isZero();
    assertThat(
            changed(
                third,
                "update joint_agreement set status = 'ENDED', over_at = now(),"
                    + " over_side = 'OTHER' where id = '"
                    + id
                    + "'"))
        .isZero();
  }

  @Test
  void onlyWhoSignsForAnOwnerBindsIt() {
    UUID manager = TestTenants.member(owners.database, owners.first, "MANAGER");
    assertThat(owners.propose(owners.first, manager, owners.form("60", "40")))
        .isEqualTo(new ProposingAgreement.NotAnOwner());
    UUID id = owners.proposed(owners.form("60", "40"));
    UUID looksOn = TestTenants.member(owners.database, owners.second, "VIEWER");
    assertThat(owners.accept(owners.second, looksOn, id)).isEqualTo(new MoveOutcome.NotAnOwner());
    assertThat(owners.accept(owners.second, owners.firstOwner, id))
        .as("an owner of the other side")
        .isEqualTo(new MoveOutcome.NotAnOwner());
  }

  @Test
  void whatIsWrongIsToldByItsField() {
    String other = WireId.ASSET.format(owners.kaguya);
    String own = WireId.ASSET.format(owners.momo);
    wrong("own", form -> with(form, other, other));
    wrong("own", form -> with(form, WireId.ASSET.format(Ids.next()), other));
    wrong("own", form -> with(form, WireId.WORK.format(owners.secondWork), other));
    wrong("own", form -> with(form, "", other));
    wrong("own", form -> with(form, "momo", other));
    wrong("with", form -> with(form, own, own));
    wrong("with", form -> with(form, own, WireId.ASSET.format(Ids.next())));
    wrong("with", form -> with(form, own, "kaguya"));
    wrong("with", form -> with(form, own, ""));
    wrong("otherShare", form -> shares(form, "60", "41"));
    wrong("ownShare", form -> shares(form, "100.5", "0"));
    wrong("ownShare", form -> shares(form, "-1", "100"));
    wrong("otherShare", form -> shares(form, "60", ""));
    wrong("territories", form -> where(form, "JP|XX"));
    wrong("territories", form -> where(form, ""));
    wrong("uses", form -> uses(form, List.of()));
    wrong("uses", form -> uses(form, List.of("SHARED", "EVERYTHING")));
    wrong("until", form -> days(form, "2026-04-02", "2026-04-01", "Asia/Tokyo"));
    wrong("from", form -> days(form, "2026-02-28", "", "Asia/Tokyo"));
    wrong("from", form -> days(form, "2026-02-30", "", "Asia/Tokyo"));
    wrong("until", form -> days(form, "", "999999999-01-01", "Asia/Tokyo"));
    wrong("zone", form -> days(form, "", "", "Nowhere/Land"));
    wrong("note", form -> note(form, "x".repeat(100_000)));
    assertThat(
            owner.list("select 1 from joint_agreement where proposer_id = ?", r -> 1, owners.first))
        .as("nothing half applied")
        .isEmpty();
  }

  private void wrong(String field, UnaryOperator<JointForm> change) {
    assertThat(owners.propose(change.apply(owners.form("60", "40"))))
        .isInstanceOfSatisfying(
            ProposingAgreement.Invalid.class,
            invalid ->
                assertThat(invalid.errors()).extracting(FieldError::field).containsExactly(field));
  }

  @Test
  void whatTheCatalogueDoesNotListIsAsUnknownAsWhatIsNot() {
    ProposingAgreement.Outcome unknown =
        owners.propose(
            with(
                owners.form("60", "40"),
                WireId.ASSET.format(owners.momo),
                WireId.ASSET.format(Ids.next())));
    execute(owners.database, "update asset set stopped_at = now() where id = ?", owners.kaguya);
    assertThat(owners.propose(owners.form("60", "40"))).isEqualTo(unknown);
  }

  @Test
  void anAssetAndTheWorkThatItIsOfAreNotTwoSides() {
    UUID shared = Ids.next();
    execute(
        owners.database,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) values (?, ?, ?, 1, 'AQ', 1, 'JPY',"
            + " 'LIVE')",
        shared,
        owners.first.value(),
        owners.kaguya);
    JointForm form =
        with(
            owners.form("60", "40"),
            WireId.ASSET.format(owners.kaguya),
            WireId.ASSET.format(owners.kaguya));
    for (JointForm both : List.of(form, wholeWork(form))) {
      assertThat(owners.propose(both))
          .isInstanceOfSatisfying(
              ProposingAgreement.Invalid.class,
              invalid ->
                  assertThat(invalid.errors())
                      .extracting(error -> error.fault().code())
                      .containsExactly("fault.on-both-sides"));
    }
  }

  @Test
  void anAnswerIsGivenOnceAndInTime() {
    UUID id = owners.proposed(owners.form("60", "40"));
    assertThat(owners.accept(owners.first, owners.firstOwner, id))
        .as("by its proposer")
        .isEqualTo(new MoveOutcome.NotThisSide());
    assertThat(owners.withdraw(owners.second, owners.secondOwner, id))
        .isEqualTo(new MoveOutcome.NotThisSide());
    assertThat(owners.end(owners.first, owners.firstOwner, id, ""))
        .isEqualTo(new NotNow(JointStatus.PROPOSED));
    assertThat(owners.withdraw(owners.first, owners.firstOwner, id))
        .isEqualTo(new Moved(JointStatus.WITHDRAWN));
    assertThat(owners.accept(owners.second, owners.secondOwner, id))
        .isEqualTo(new NotNow(JointStatus.WITHDRAWN));

    UUID second = owners.agreed("60", "40");
    assertThat(owners.accept(owners.second, owners.secondOwner, second))
        .isEqualTo(new NotNow(JointStatus.ACCEPTED));
    assertThat(owners.decline(owners.second, owners.secondOwner, second, ""))
        .isEqualTo(new NotNow(JointStatus.ACCEPTED));

    UUID third = owners.proposed(owners.form("50", "50"));
    clock.pass(Duration.ofDays(30));
    assertThat(owners.accept(owners.second, owners.secondOwner, third))
        .isEqualTo(new NotNow(JointStatus.LAPSED));
    new AgreementDates(owners.database.admin(), clock).run("");
    assertThat(status(third)).isEqualTo("LAPSED");
    assertThat(owners.accept(owners.second, owners.secondOwner, third))
        .isEqualTo(new NotNow(JointStatus.LAPSED));
  }

  @Test
  void aLongReasonIsRefusedAndNothingIsDeclined() {
    UUID id = owners.proposed(owners.form("60", "40"));
    assertThat(owners.decline(owners.second, owners.secondOwner, id, "x".repeat(100_000)))
        .isInstanceOf(MoveOutcome.Invalid.class);
    assertThat(status(id)).isEqualTo("PROPOSED");
    assertThat(owners.decline(owners.second, owners.secondOwner, id, "Not now."))
        .isEqualTo(new Moved(JointStatus.DECLINED));
    assertThat(seen(owners.first, id).getFirst().reason()).isEqualTo("Not now.");
  }

  @Test
  void ofTwoWhoAcceptAtOnceOneDoes() throws Exception {
    UUID id = owners.proposed(owners.form("60", "40"));
    Callable<MoveOutcome> accepts = () -> owners.accept(owners.second, owners.secondOwner, id);
    assertThat(atOnce(accepts, accepts))
        .containsExactlyInAnyOrder(
            new Moved(JointStatus.ACCEPTED), new NotNow(JointStatus.ACCEPTED));
  }

  @Test
  void ofTwoProposalsOfOnePairThatAreAcceptedAtOnceTheLaterHolds() throws Exception {
    UUID here = owners.proposed(owners.form("60", "40"));
    JointForm other =
        with(
            owners.form("10", "90"),
            WireId.ASSET.format(owners.kaguya),
            WireId.ASSET.format(owners.momo));
    UUID there =
        ((ProposingAgreement.Proposed) owners.propose(owners.second, owners.secondOwner, other))
            .id();
    assertThat(
            atOnce(
                () -> owners.accept(owners.second, owners.secondOwner, here),
                () -> owners.accept(owners.first, owners.firstOwner, there)))
        .containsOnly(new Moved(JointStatus.ACCEPTED));
    assertThat(List.of(status(here), status(there)))
        .containsExactlyInAnyOrder("ACCEPTED", "REPLACED");
  }

  private List<MoveOutcome> atOnce(Callable<MoveOutcome> one, Callable<MoveOutcome> other)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Function<Callable<MoveOutcome>, Callable<MoveOutcome>> meeting =
        what ->
            () -> {
              together.await();
              return what.call();
            };
    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      List<Future<MoveOutcome>> both =
          List.of(nodes.submit(meeting.apply(one)), nodes.submit(meeting.apply(other)));
      return List.of(both.getFirst().get(), both.getLast().get());
    }
  }

  @Test
  void otherTermsReplaceWhatWasAgreedWhereTheyBegin() {
    UUID first = owners.agreed("60", "40");
    UUID second = owners.proposed(days(owners.form("50", "50"), "2026-03-10", "", "Asia/Tokyo"));
    assertThat(status(first)).as("nothing follows from a proposal").isEqualTo("ACCEPTED");
    assertThat(owners.accept(owners.second, owners.secondOwner, second))
        .isEqualTo(new Moved(JointStatus.ACCEPTED));
    JointAgreement before = seen(owners.first, first).getFirst();
    assertThat(before.status()).isEqualTo(JointStatus.REPLACED);
    assertThat(before.overAt()).contains(Instant.parse("2026-03-09T15:00:00Z"));
    assertThat(inForce(owners.first, owners.momo))
        .extracting(JointAgreement::id)
        .containsExactly(first);
    clock.pass(Duration.ofDays(10));
    assertThat(inForce(owners.first, owners.momo))
        .extracting(JointAgreement::id)
        .containsExactly(second);
  }

  @Test
  void itRunsOutAfterItsLastDay() {
    UUID id = owners.proposed(days(owners.form("60", "40"), "", "2026-03-31", "Asia/Tokyo"));
    MoveOutcome unused = owners.accept(owners.second, owners.secondOwner, id);
    assertThat(seen(owners.first, id).getFirst().endsAt())
        .contains(Instant.parse("2026-03-31T15:00:00Z"));
    clock.pass(Duration.ofDays(31));
    new AgreementDates(owners.database.admin(), clock).run("");
    assertThat(status(id)).isEqualTo("RAN_OUT");
    UUID again = owners.agreed("50", "50");
    assertThat(status(again)).isEqualTo("ACCEPTED");
  }

  @Test
  void whatIsNoSidesOwnAnyMoreIsNotAccepted() {
    UUID id = owners.proposed(owners.form("60", "40"));
    execute(
        owners.database,
        "update ownership_claim set status = 'RELEASED' where tenant_id = ?",
        owners.first.value());
    assertThat(owners.accept(owners.second, owners.secondOwner, id))
        .isEqualTo(new MoveOutcome.SideGone());
    refused(
        owners.second,
        "something of its own",
        "update joint_agreement set status = 'ACCEPTED', answered_by = '"
            + owners.secondOwner
            + "', answered_at = '2026-03-01T10:00:00Z' where id = '"
            + id
            + "'");
  }

  @Test
  void theDatabaseHoldsTermsAndTurnsByItself() {
    UUID id = owners.proposed(owners.form("60", "40"));
    String of = " where id = '" + id + "'";
    String accepted =
        "update joint_agreement set status = 'ACCEPTED', answered_by = '"
            + owners.firstOwner
            + "', answered_at = '2026-03-01T10:00:00Z'"
            + of;
    refused(owners.first, "from PROPOSED to ACCEPTED by PROPOSER", accepted);
    refused(
        owners.second,
        "from PROPOSED to WITHDRAWN by OTHER",
        "update joint_agreement set status = 'WITHDRAWN'" + of);
    refused(
        owners.second,
        "permission denied",
        "update joint_agreement set proposer_bps = 1, other_bps = 9999" + of);
    refused(owners.second, "permission denied", "delete from joint_agreement" + of);
    for (String past :
        List.of(
            "update joint_agreement set proposer_bps = 1, other_bps = 9999" + of,
            "update joint_agreement set territories = 'JP'" + of,
            "delete from joint_agreement" + of,
            accepted)) {
      assertThatThrownBy(() -> execute(owners.database, past))
          .as("past the wall: %s", past)
          .rootCause()
          .hasMessageMatching("(?s).*(never change|does not go).*");
    }
  }

  private void refused(TenantId tenant, String why, String sql) {
    assertThatThrownBy(() -> changed(tenant, sql))
        .isInstanceOf(DatabaseFailure.class)
        .rootCause()
        .hasMessageContaining(why);
  }

  @Test
  void noOneWritesAProposalInAnothersName() {
    refused(
        owners.second,
        "begins as a proposal of one side",
        "insert into joint_agreement (id, proposer_id, other_id, proposer_asset_id, other_asset_id,"
            + " proposer_bps, other_bps, uses, territories, zone, note, status, proposed_by,"
            + " proposed_at, lapses_at) values (gen_random_uuid(), '"
            + owners.first.value()
            + "', '"
            + owners.second.value()
            + "', '"
            + owners.momo
            + "', '"
            + owners.kaguya
            + "', 1, 9999, 'SHARED', '*', 'UTC', '', 'PROPOSED', '"
            + owners.secondOwner
            + "', now(), now() + interval '1 day')");
    refused(
        owners.second,
        "something of its own",
        "insert into joint_agreement (id, proposer_id, other_id, proposer_asset_id, other_asset_id,"
            + " proposer_bps, other_bps, uses, territories, zone, note, status, proposed_by,"
            + " proposed_at, lapses_at) values (gen_random_uuid(), '"
            + owners.second.value()
            + "', '"
            + owners.first.value()
            + "', '"
            + owners.momo
            + "', '"
            + owners.kaguya
            + "', 1, 9999, 'SHARED', '*', 'UTC', '', 'PROPOSED', '"
            + owners.secondOwner
            + "', now(), now() + interval '1 day')");
  }

  /** With no trigger, and every right on the table. */
  @Test
  void theWallAloneKeepsOthersOutAndNobodyProposesForAnother() throws Exception {
    UUID id = owners.proposed(owners.form("60", "40"));
    TenantId third = owners.licensing("JPY");
    try (Connection connection = owners.database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("alter table joint_agreement disable trigger user");
      statement.execute("grant all on joint_agreement to kyodaku_tenant");
      statement.execute("set local role kyodaku_tenant");
      for (TenantId one : List.of(third, owners.first, owners.second)) {
        statement.execute("set local app.tenant = '" + one.value() + "'");
        int expected = one.equals(third) ? 0 : 1;
        assertThat(
                statement.executeUpdate(
                    "update joint_agreement set note = note where id = '" + id + "'"))
            .isEqualTo(expected);
      }
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "insert into joint_agreement (proposer_id) values ('"
                          + owners.first.value()
                          + "')"))
          .isInstanceOfSatisfying(
              SQLException.class, denied -> assertThat(denied.getSQLState()).isEqualTo("42501"));
      connection.rollback();
    }
  }

  @Test
  void soManyMayWaitAndNoMore() {
    for (int i = 0; i < ProposingAgreement.WAITING_AT_MOST; i++) {
      UUID asset = owners.asset(owners.second, owners.secondWork, "More", "USD");
      owners.proposed(
          with(
              owners.form("60", "40"),
              WireId.ASSET.format(owners.momo),
              WireId.ASSET.format(asset)));
    }
    assertThat(owners.propose(owners.form("60", "40")))
        .isEqualTo(new ProposingAgreement.TooMany(ProposingAgreement.WAITING_AT_MOST));
  }

  @Test
  void onePairWaitsOnce() {
    UUID id = owners.proposed(owners.form("60", "40"));
    assertThat(owners.propose(owners.form("50", "50")))
        .isEqualTo(new ProposingAgreement.WaitsAlready(id));
  }

  @Test
  void anOperatorEndsItWithAReasonThatBothRead() {
    UUID id = owners.agreed("60", "40");
    UUID operator = TestTenants.account(owners.database);
    EndingAgreement ending =
        new EndingAgreement(owners.database.admin(), owners.database.admin(), owners.sides, clock);
    assertThat(ending.byOperator(operator, id, " ")).isInstanceOf(MoveOutcome.Invalid.class);
    assertThat(ending.byOperator(operator, id, "The rights are in court."))
        .isEqualTo(new Moved(JointStatus.ENDED));
    assertThat(seen(owners.second, id).getFirst().reason()).isEqualTo("The rights are in court.");
    assertThat(
            owner.list(
                "select action || ' ' || actor_kind as line from audit_entry where subject_id = ?"
                    + " and action = 'joint-ended'",
                row -> row.getString(1),
                id))
        .containsExactly("joint-ended ACCOUNT", "joint-ended ACCOUNT");
  }

  @Test
  void withAnOwnerWhoClosesEndsWhatItAgreed() {
    UUID id = owners.agreed("60", "40");
    new EndingWithOwner(owners.database.admin(), owners.sides, clock)
        .end(TestTenants.account(owners.database), owners.second, "Fraud.", clock.instant());
    assertThat(seen(owners.first, id).getFirst().status()).isEqualTo(JointStatus.ENDED);
    assertThat(seen(owners.first, id).getFirst().reason()).doesNotContain("Fraud");
  }

  @Test
  void eachStepIsInBothTrailsAndBothAreTold() {
    UUID id = owners.agreed("60", "40");
    owners.end(id);
    assertThat(
            owner.list(
                "select a.action || ' ' || a.actor_kind || ' ' || case a.tenant_id when ? then"
                    + " 'first' else 'second' end as line from audit_entry a join log_entry l on"
                    + " l.subject_id = a.id where a.subject_id = ? order by a.action, line",
                row -> row.getString(1),
                owners.first,
                id))
        .containsExactly(
            "joint-accepted ACCOUNT second",
            "joint-accepted SYSTEM first",
            "joint-ended ACCOUNT first",
            "joint-ended SYSTEM second",
            "joint-offered SYSTEM second",
            "joint-proposed ACCOUNT first");
    assertThat(
            owner.list(
                "select kind from happening where subject_id = ? and tenant_id = ? order by seq",
                row -> row.getString(1),
                id,
                owners.second))
        .contains("joint-offered", "joint-ended");
  }

  private List<JointAgreement> seen(TenantId tenant, UUID id) {
    return owners.transactions.run(
        tenant, (entities, rows) -> owners.own(rows).find(tenant, id).stream().toList());
  }

  private List<JointAgreement> inForce(TenantId tenant, UUID asset) {
    return owners.transactions.run(
        tenant, (entities, rows) -> owners.own(rows).inForce(tenant, asset, null));
  }

  private String status(UUID id) {
    return String.valueOf(
        TestTenants.<String>value(
            owners.database, "select status from joint_agreement where id = ?", id));
  }

  private int number(TenantId tenant, String sql) {
    return owners.transactions.run(
        tenant, (entities, rows) -> new Sql(rows).first(sql, row -> row.getInt(1)).orElseThrow());
  }

  private int changed(TenantId tenant, String sql) {
    return owners.transactions.run(tenant, (entities, rows) -> new Sql(rows).update(sql));
  }

  private static JointForm with(JointForm of, String own, String with) {
    return new JointForm(
        own,
        with,
        of.wholeWork(),
        of.ownShare(),
        of.otherShare(),
        of.uses(),
        of.territories(),
        of.from(),
        of.until(),
        of.zone(),
        of.note());
  }

  private static JointForm wholeWork(JointForm of) {
    return new JointForm(
        of.own(),
        of.with(),
        true,
        of.ownShare(),
        of.otherShare(),
        of.uses(),
        of.territories(),
        of.from(),
        of.until(),
        of.zone(),
        of.note());
  }

  private static JointForm shares(JointForm of, String own, String other) {
    return new JointForm(
        of.own(),
        of.with(),
        of.wholeWork(),
        own,
        other,
        of.uses(),
        of.territories(),
        of.from(),
        of.until(),
        of.zone(),
        of.note());
  }

  private static JointForm where(JointForm of, String territories) {
    return new JointForm(
        of.own(),
        of.with(),
        of.wholeWork(),
        of.ownShare(),
        of.otherShare(),
        of.uses(),
        territories,
        of.from(),
        of.until(),
        of.zone(),
        of.note());
  }

  private static JointForm uses(JointForm of, List<String> uses) {
    return new JointForm(
        of.own(),
        of.with(),
        of.wholeWork(),
        of.ownShare(),
        of.otherShare(),
        uses,
        of.territories(),
        of.from(),
        of.until(),
        of.zone(),
        of.note());
  }

  private static JointForm days(JointForm of, String from, String until, String zone) {
    return new JointForm(
        of.own(),
        of.with(),
        of.wholeWork(),
        of.ownShare(),
        of.otherShare(),
        of.uses(),
        of.territories(),
        from,
        until,
        zone,
        of.note());
  }

  private static JointForm note(JointForm of, String note) {
    return new JointForm(
        of.own(),
        of.with(),
        of.wholeWork(),
        of.ownShare(),
        of.otherShare(),
        of.uses(),
        of.territories(),
        of.from(),
        of.until(),
        of.zone(),
        note);
  }
}
