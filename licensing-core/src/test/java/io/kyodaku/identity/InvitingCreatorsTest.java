package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.identity.InvitingCreators.Invite;
import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitingCreatorsTest {

  private final IdentityFixture people = new IdentityFixture();
  private final InvitingCreators inviting = people.inviting();
  private final UUID inviter = creator(IdentityFixture.address(), true);

  @Test
  void whoComesByALinkIsCountedOnceAndOnlyWhenTheAddressIsConfirmed() {
    Invite invite = made();
    String guest = IdentityFixture.address();
    people.signUpBy(guest, invite.code());
    people.signUpBy(guest, invite.code());

    assertThat(inviting.of(inviter)).hasValueSatisfying(i -> assertThat(i.joined()).isZero());
    assertThat(inviting.joined(inviter)).isZero();
    people.rows.update("update account set confirmed_at = now() where email = ?", guest);
    assertThat(inviting.of(inviter)).hasValueSatisfying(i -> assertThat(i.joined()).isOne());
    assertThat(inviting.joined(inviter)).isOne();
  }

  @Test
  void theInviterLearnsNothingOfAnAddressBySigningItUp() {
    Invite before = made();
    people.signUpBy(people.creator().email(), before.code());
    assertThat(inviting.of(inviter)).contains(before);

    people.signUpBy(IdentityFixture.address(), before.code());
    assertThat(inviting.of(inviter)).contains(before);
  }

  @Test
  void whoConfirmsNothingTakesNoPlace() {
    Invite invite = made();
    for (int i = 0; i < InvitingCreators.JOINS_AT_MOST + 1; i++) {
      inviting.join(creator(IdentityFixture.address(), false), invite.code());
    }

    assertThat(inviting.works(invite.code())).isTrue();
    assertThat(inviting.of(inviter)).contains(invite);
  }

  @Test
  void aLinkEndsByTimeByAnotherAndWhenEnoughCame() {
    Invite first = made();
    Invite second = made();
    assertThat(second.code()).isNotEqualTo(first.code());
    assertThat(inviting.works(first.code())).isFalse();
    assertThat(inviting.works(second.code())).isTrue();
    for (int i = 0; i < InvitingCreators.JOINS_AT_MOST + 1; i++) {
      UUID guest = creator(IdentityFixture.address(), true);
      inviting.join(guest, second.code());
    }
    assertThat(inviting.of(inviter).orElseThrow())
        .satisfies(
            invite -> {
              assertThat(invite.joined()).isEqualTo(InvitingCreators.JOINS_AT_MOST);
              assertThat(invite.live()).isFalse();
            });
    assertThat(inviting.works(second.code())).isFalse();

    Invite third = made();
    people.clock.pass(InvitingCreators.LIFE.plus(Duration.ofSeconds(1)));
    assertThat(inviting.works(third.code())).isFalse();
    assertThat(inviting.of(inviter).orElseThrow().live()).isFalse();
  }

  @Test
  void nobodyComesByTheirOwnLinkAndWhatIsNoCodeChangesNothing() {
    Invite invite = made();
    inviting.join(inviter, invite.code());
    UUID guest = creator(IdentityFixture.address(), true);
    inviting.join(guest, "");
    inviting.join(guest, "x".repeat(100_000));
    inviting.join(guest, invite.code().substring(1));

    assertThat(inviting.of(inviter).orElseThrow().joined()).isZero();
    assertThat(inviting.works(null)).isFalse();
  }

  @Test
  void onlyTheHashOfACodeIsKept() {
    Invite invite = made();
    assertThat(
            people.rows.first(
                "select hash from creator_invite where creator_id = ?",
                row -> row.getString("hash"),
                inviter))
        .contains(Secrets.hash(invite.code()));
  }

  private Invite made() {
    inviting.renew(inviter);
    return inviting.of(inviter).orElseThrow();
  }

  /** Without the rounds of a password: there are many. */
  private UUID creator(String email, boolean confirmed) {
    UUID account = Ids.next();
    UUID creator = Ids.next();
    people.rows.update(
        "insert into account (id, email, password_hash, name, language, confirmed_at, created_at)"
            + " values (?, ?, ?, 'Ada', 'en', case when ? then now() end, now())",
        account,
        email,
        IdentityFixture.CHEAP_HASH,
        confirmed);
    people.rows.update(
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'GB', now())",
        creator,
        account);
    return creator;
  }
}
