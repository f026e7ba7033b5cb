package io.kyodaku.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.IdentityFixture;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TeamTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final DataSource ADMIN = IdentityFixture.TRANSACTIONS.dataSource();
  private static final String NEW_PASSWORD = "a peach floats by";

  private final IdentityFixture identity = new IdentityFixture();
  private final Team team = new Team(ADMIN, identity.clock);
  private final InvitingMember inviting =
      new InvitingMember(ADMIN, identity.portal, identity.clock);
  private final JoiningTeam joining =
      new JoiningTeam(
          identity.openingProven(), new Memberships(ADMIN), identity.portal, ADMIN, identity.clock);
  private final ChangingTeam changing = new ChangingTeam(ADMIN, identity.portal, identity.clock);
  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final UUID owner = TestTenants.member(DATABASE, tenant, "OWNER");

  @Test
  void somebodyWithAnAccountJoinsByTheMailedLinkOnce() {
    Accounts.Person person = identity.creator();
    String token = invited(person.email().toUpperCase(Locale.ROOT), "FINANCE");

    assertThat(joining.offer(token).orElseThrow().known()).isTrue();
    assertThat(in(() -> joining.join(token, owner, "somebody@else.example")))
        .isInstanceOf(JoiningTeam.Outcome.OthersInvitation.class);
    assertThat(in(() -> joining.join(token, person.accountId(), person.email())))
        .isInstanceOf(JoiningTeam.Outcome.Joined.class);
    assertThat(in(() -> joining.join(token, person.accountId(), person.email())))
        .isInstanceOf(JoiningTeam.Outcome.LinkNotValid.class);
    assertThat(team.member(tenant, person.accountId()).orElseThrow().role())
        .isEqualTo(MemberRole.FINANCE);
    assertThat(invite(person.email(), "VIEWER")).isInstanceOf(InvitingMember.Outcome.Invalid.class);
  }

  @Test
  void somebodyNewOpensAnAccountThatTheLinkConfirms() {
    String email = IdentityFixture.address();
    String token = invited(email, "MANAGER");

    assertThat(joining.offer(token).orElseThrow().known()).isFalse();
    assertThat(joinAsNew(token, "short", true)).isInstanceOf(JoiningTeam.Outcome.Invalid.class);
    assertThat(joinAsNew(token, NEW_PASSWORD, false))
        .isInstanceOf(JoiningTeam.Outcome.Invalid.class);
    assertThat(joinAsNew(token, NEW_PASSWORD, true)).isInstanceOf(JoiningTeam.Outcome.Joined.class);

    Accounts.Person opened = identity.finder.findByEmail(email).orElseThrow();
    assertThat(opened.confirmed()).isTrue();
    assertThat(new Memberships(ADMIN).of(opened.accountId()))
        .singleElement()
        .satisfies(one -> assertThat(one.role()).isEqualTo(MemberRole.MANAGER));
  }

  @Test
  void theInviterSeesNoDifferenceBetweenKnownAndUnknownAddresses() {
    String known = identity.creator().email();
    String unknown = IdentityFixture.address();

    assertThat(invite(known, "VIEWER")).isEqualTo(new InvitingMember.Outcome.Invited(known));
    assertThat(invite(unknown, "VIEWER")).isEqualTo(new InvitingMember.Outcome.Invited(unknown));
    assertThat(identity.lastSubject(known)).isEqualTo(identity.lastSubject(unknown));
    assertThat(team.invited(tenant)).hasSize(2);
  }

  @Test
  void aLinkEndsAfterAWeekWithANewerOneAndWhenItIsTakenBack() {
    String email = IdentityFixture.address();
    String first = invited(email, "VIEWER");
    identity.clock.pass(Duration.ofMinutes(1));
    String second = invited(email, "MANAGER");
    assertThat(joining.offer(first)).isEmpty();
    assertThat(joining.offer(second)).isPresent();

    UUID id = team.invited(tenant).getFirst().id();
    TenantId other = TestTenants.verified(DATABASE, "USD");
    WithdrawingInvitation withdrawing = new WithdrawingInvitation(ADMIN, identity.clock);
    assertThat(in(() -> withdrawing.withdraw(owner, other, id))).as("another's").isFalse();
    assertThat(in(() -> withdrawing.withdraw(owner, tenant, id))).isTrue();
    assertThat(joining.offer(second)).isEmpty();

    String third = invited(email, "VIEWER");
    identity.clock.pass(Duration.ofDays(7));
    assertThat(joining.offer(third)).isEmpty();
    assertThat(joining.offer("x".repeat(100_000))).isEmpty();
    assertThat(team.invited(tenant)).isEmpty();
  }

  @Test
  void wrongFieldsAndTooManyInvitationsAreTold() {
    assertThat(invite("nobody", "KING")).isInstanceOf(InvitingMember.Outcome.Invalid.class);
    for (int i = 0; i < 50; i++) {
      invite("p" + i + "@people.example", "VIEWER");
    }
    assertThat(invite("one.more@people.example", "VIEWER"))
        .isInstanceOf(InvitingMember.Outcome.Invalid.class);
  }

  @Test
  void anInviterHasNoMoreForSeveralRightsholders() {
    TenantId other = TestTenants.verified(DATABASE, "USD");
    for (int i = 0; i < 50; i++) {
      invite("p" + i + "@people.example", "VIEWER");
    }
    assertThat(in(() -> inviting.invite(owner, other, "one@people.example", "VIEWER")))
        .isInstanceOf(InvitingMember.Outcome.Invalid.class);
    UUID colleague = TestTenants.member(DATABASE, other, "OWNER");
    assertThat(in(() -> inviting.invite(colleague, other, "one@people.example", "VIEWER")))
        .isInstanceOf(InvitingMember.Outcome.Invited.class);
  }

  @Test
  void ofManyInvitationsAtOnceNoMoreAreSentThanOneAfterAnother() throws Exception {
    for (int i = 0; i < 47; i++) {
      invite("p" + i + "@people.example", "VIEWER");
    }
    try (ExecutorService many = Executors.newFixedThreadPool(6)) {
      List<Callable<InvitingMember.Outcome>> invitations =
          IntStream.range(0, 6)
              .<Callable<InvitingMember.Outcome>>mapToObj(
                  i -> () -> invite("q" + i + "@people.example", "VIEWER"))
              .toList();
      many.invokeAll(invitations);
    }
    assertThat(team.invited(tenant)).hasSize(50);
  }

  @Test
  void whoIsNotVerifiedInvitesAFewAlsoByTakingBack() {
    standing(tenant, "APPLIED");
    for (int i = 0; i < 5; i++) {
      invited(IdentityFixture.address(), "VIEWER");
    }
    UUID first = team.invited(tenant).getFirst().id();
    in(() -> new WithdrawingInvitation(ADMIN, identity.clock).withdraw(owner, tenant, first));

    assertThat(invite(IdentityFixture.address(), "VIEWER"))
        .isInstanceOf(InvitingMember.Outcome.Invalid.class);
    identity.clock.pass(Duration.ofDays(7));
    invited(IdentityFixture.address(), "VIEWER");
    standing(tenant, "VERIFIED");
    for (int i = 0; i < 6; i++) {
      invited(IdentityFixture.address(), "VIEWER");
    }
  }

  @Test
  void whoIsOverInvitesNobody() {
    for (String over : List.of("REJECTED", "CLOSED")) {
      TenantId other = TestTenants.verified(DATABASE, "USD");
      standing(other, over);
      assertThat(in(() -> inviting.invite(owner, other, IdentityFixture.address(), "VIEWER")))
          .as(over)
          .isInstanceOf(InvitingMember.Outcome.Invalid.class);
    }
  }

  private static void standing(TenantId of, String status) {
    TestTenants.execute(DATABASE, "update tenant set status = ? where id = ?", status, of.value());
  }

  @Test
  void theLastOwnerNeitherLeavesNorBecomesLess() {
    assertThat(in(() -> changing.remove(owner, tenant, owner)))
        .isEqualTo(ChangingTeam.Outcome.LAST_OWNER);
    assertThat(in(() -> changing.changeRole(owner, tenant, owner, MemberRole.VIEWER)))
        .isEqualTo(ChangingTeam.Outcome.LAST_OWNER);
    UUID second = TestTenants.member(DATABASE, tenant, "VIEWER");
    assertThat(in(() -> changing.changeRole(owner, tenant, second, MemberRole.OWNER)))
        .isEqualTo(ChangingTeam.Outcome.CHANGED);
    assertThat(in(() -> changing.remove(owner, tenant, owner)))
        .isEqualTo(ChangingTeam.Outcome.CHANGED);
    assertThat(new Memberships(ADMIN).of(owner)).isEmpty();
    assertThatThrownBy(
            () ->
                TestTenants.execute(
                    DATABASE, "delete from member where tenant_id = ?", tenant.value()))
        .hasStackTraceContaining("keeps an owner");
    assertThat(audited()).containsExactly("member-role-changed", "member-removed");
  }

  @Test
  void ofTwoOwnersWhoLeaveAtOnceOneStays() throws Exception {
    UUID second = TestTenants.member(DATABASE, tenant, "OWNER");
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Callable<ChangingTeam.Outcome>> leave =
          List.of(
              () -> in(() -> changing.remove(owner, tenant, owner)),
              () -> in(() -> changing.remove(second, tenant, second)));
      List<ChangingTeam.Outcome> outcomes = new ArrayList<>();
      for (Future<ChangingTeam.Outcome> one : both.invokeAll(leave)) {
        outcomes.add(one.get());
      }
      assertThat(outcomes)
          .containsExactlyInAnyOrder(ChangingTeam.Outcome.CHANGED, ChangingTeam.Outcome.LAST_OWNER);
    }
    assertThat(team.members(tenant)).hasSize(1);
  }

  @Test
  void anOwnerWhoLeftDoesNotComeBackByAnInvitationOfItsOwn() {
    UUID second = TestTenants.member(DATABASE, tenant, "OWNER");
    Accounts.Person person = identity.creator();
    String token = invited(person.email(), "OWNER");
    assertThat(in(() -> changing.remove(second, tenant, owner)))
        .isEqualTo(ChangingTeam.Outcome.CHANGED);
    assertThat(joining.offer(token)).isEmpty();
    assertThat(in(() -> joining.join(token, person.accountId(), person.email())))
        .isInstanceOf(JoiningTeam.Outcome.LinkNotValid.class);
  }

  @Test
  void anothersMemberIsNotThere() {
    TenantId other = TestTenants.verified(DATABASE, "EUR");
    UUID theirs = TestTenants.member(DATABASE, other, "VIEWER");

    assertThat(team.member(tenant, theirs)).isEmpty();
    assertThat(in(() -> changing.remove(owner, tenant, theirs)))
        .isEqualTo(ChangingTeam.Outcome.UNKNOWN);
    assertThat(in(() -> changing.changeRole(owner, tenant, theirs, MemberRole.OWNER)))
        .isEqualTo(ChangingTeam.Outcome.UNKNOWN);
    assertThat(team.member(other, theirs).orElseThrow().role()).isEqualTo(MemberRole.VIEWER);
  }

  private String invited(String email, String role) {
    assertThat(invite(email, role)).isInstanceOf(InvitingMember.Outcome.Invited.class);
    return identity.mailedToken(email);
  }

  private InvitingMember.Outcome invite(String email, String role) {
    return in(() -> inviting.invite(owner, tenant, email, role));
  }

  private JoiningTeam.Outcome joinAsNew(String token, String password, boolean agreed) {
    return in(
        () -> joining.joinAsNew(token, new JoiningTeam.Newcomer("Nova", password, "en", agreed)));
  }

  private static <T> T in(Supplier<T> step) {
    return IdentityFixture.TRANSACTIONS.run(step);
  }

  private List<String> audited() {
    return identity.rows.list(
        "select action from audit_entry where tenant_id = ? order by id",
        row -> row.getString(1),
        tenant);
  }
}
