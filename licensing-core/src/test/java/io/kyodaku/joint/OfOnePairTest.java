package io.kyodaku.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.joint.MoveOutcome.Moved;
import io.kyodaku.joint.MoveOutcome.NotNow;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Agreements of the same two, one after the other: of each moment there is at most one. */
class OfOnePairTest {

  private static final LocalDate SUMMER = LocalDate.of(2026, 6, 1);

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final TwoOwners owners = new TwoOwners(clock, "JPY", "USD");

  @Test
  void whatBeginsSoonerEndsWhatWasToHoldUntilLater() {
    UUID first = owners.agreed("60", "40");
    clock.pass(Duration.ofDays(1));
    UUID summer = owners.agreedFrom("50", "50", SUMMER);
    owners.end(summer);
    assertThat(inForce()).as("what was replaced goes on until then").containsExactly(first);
    clock.pass(Duration.ofDays(1));
    UUID now = owners.agreed("10", "90");
    assertThat(inForce()).containsExactly(now);
    JointAgreement before = find(owners.first, first);
    assertThat(before.overAt()).contains(clock.instant());
    assertThat(before.replacedBy()).contains(now);
  }

  @Test
  void whatEndsBeforeItBeginsBringsNothingBack() {
    UUID first = owners.agreed("60", "40");
    owners.end(owners.agreedFrom("50", "50", SUMMER));
    assertThat(inForce()).containsExactly(first);
    clock.pass(Duration.ofDays(120));
    assertThat(inForce()).isEmpty();
  }

  @Test
  void whatBeginsSoonerTakesThePlaceOfWhatHasNotBegun() {
    UUID summer = owners.agreedFrom("50", "50", SUMMER);
    UUID spring = owners.proposed(TwoOwners.from(owners.form("40", "60"), SUMMER.minusDays(30)));
    assertThat(replacedBy(owners.first, spring)).containsExactly(summer);
    assertThat(replacedBy(owners.second, spring)).containsExactly(summer);
    assertThat(owners.accept(owners.second, owners.secondOwner, spring))
        .isEqualTo(new Moved(JointStatus.ACCEPTED));
    assertThat(replacedBy(owners.first, spring)).as("it has").isEmpty();
    assertThat(find(owners.first, summer).isEndableAt(clock.instant()))
        .as("what will never hold")
        .isFalse();
    clock.pass(Duration.ofDays(120));
    assertThat(inForce()).containsExactly(spring);
  }

  @Test
  void whatWasReplacedIsEndedByASideAsLongAsItHolds() {
    UUID first = owners.agreed("60", "40");
    UUID summer = owners.agreedFrom("50", "50", SUMMER);
    assertThat(find(owners.second, first).isEndableAt(clock.instant())).isTrue();
    assertThat(owners.end(owners.second, owners.secondOwner, first, "Enough."))
        .isEqualTo(new Moved(JointStatus.ENDED));
    assertThat(inForce()).isEmpty();
    assertThat(find(owners.first, first).overAt()).contains(clock.instant());
    assertThat(find(owners.first, summer).status()).isEqualTo(JointStatus.ACCEPTED);
    assertThat(owners.end(owners.first, owners.firstOwner, first, ""))
        .isEqualTo(new NotNow(JointStatus.ENDED));
  }

  @Test
  void whatWasReplacedAndIsOverStaysSo() {
    UUID first = owners.agreed("60", "40");
    UUID unused = owners.agreedFrom("50", "50", SUMMER);
    clock.pass(Duration.ofDays(120));
    assertThat(find(owners.second, first).isEndableAt(clock.instant())).isFalse();
    assertThat(owners.end(owners.second, owners.secondOwner, first, ""))
        .isEqualTo(new NotNow(JointStatus.REPLACED));
  }

  @Test
  void anOperatorEndsWhatWasReplacedToo() {
    UUID first = owners.agreed("60", "40");
    UUID unused = owners.agreedFrom("50", "50", SUMMER);
    EndingAgreement ending =
        new EndingAgreement(owners.database.admin(), owners.database.admin(), owners.sides, clock);
    assertThat(ending.byOperator(TestTenants.account(owners.database), first, "In court."))
        .isEqualTo(new Moved(JointStatus.ENDED));
    assertThat(inForce()).isEmpty();
  }

  @Test
  void withAnOwnerWhoClosesEndsWhatWasReplacedToo() {
    UUID first = owners.agreed("60", "40");
    UUID summer = owners.agreedFrom("50", "50", SUMMER);
    new EndingWithOwner(owners.database.admin(), owners.sides, clock)
        .end(TestTenants.account(owners.database), owners.second, "Fraud.", clock.instant());
    for (UUID id : List.of(first, summer)) {
      assertThat(find(owners.first, id).status()).isEqualTo(JointStatus.ENDED);
    }
  }

  /** With no trigger, and every right on the table. */
  @Test
  void theDatabaseAloneKeepsThemApart() throws Exception {
    UUID first = owners.agreed("60", "40");
    UUID unused = owners.agreedFrom("50", "50", SUMMER);
    try (Connection connection = owners.database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("alter table joint_agreement disable trigger user");
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "update joint_agreement set over_at = '2026-06-02' where id = '"
                          + first
                          + "'"))
          .isInstanceOfSatisfying(
              SQLException.class, apart -> assertThat(apart.getSQLState()).isEqualTo("23P01"));
      connection.rollback();
    }
  }

  @Test
  void nobodyMakesItHoldLonger() {
    UUID first = owners.agreed("60", "40");
    UUID summer = owners.agreedFrom("50", "50", SUMMER);
    owners.end(summer);
    assertThatThrownBy(
            () ->
                TestTenants.execute(
                    owners.database,
                    "update joint_agreement set over_at = '2026-07-01' where id = ?",
                    first))
        .rootCause()
        .hasMessageContaining("does not go from REPLACED to REPLACED");
  }

  private List<UUID> inForce() {
    return owners.transactions.run(
        owners.first,
        (entities, rows) ->
            owners.own(rows).inForce(owners.first, owners.momo, null).stream()
                .map(JointAgreement::id)
                .toList());
  }

  private List<UUID> replacedBy(TenantId tenant, UUID id) {
    return owners.transactions.run(
        tenant,
        (entities, rows) ->
            owners.own(rows).replacedBy(tenant, id).stream().map(JointAgreement::id).toList());
  }

  private JointAgreement find(TenantId tenant, UUID id) {
    return owners.transactions.run(
        tenant, (entities, rows) -> owners.own(rows).find(tenant, id).orElseThrow());
  }
}
