package io.kyodaku.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.mail.Outbox;
import io.kyodaku.testing.TestMail;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who binds an owner is told of what another proposes, and of what became of its own proposal. */
class AgreementMailTest {

  private final TwoOwners owners = new TwoOwners(Clock.systemUTC(), "JPY", "USD");

  @Test
  void theOthersOwnersAreMailedEachStep() {
    UUID japanese = TestMail.owner(owners.database, owners.second, "ja");
    UUID viewer = TestTenants.member(owners.database, owners.second, "VIEWER");
    UUID id = owners.agreed("60", "40");
    owners.end(id);
    assertThat(mails(owners.secondOwner))
        .extracting(Outbox.Letter::subject)
        .satisfiesExactly(
            offered -> assertThat(offered).contains("proposes", "Momo", "Kaguya"),
            ended -> assertThat(ended).contains("has ended"));
    assertThat(mails(owners.secondOwner).getFirst().body())
        .contains("https://kyodaku.test/t/", "/agreement?id=joint_");
    assertThat(mails(japanese).getFirst().subject()).contains("共演の提案");
    assertThat(mails(owners.firstOwner))
        .extracting(Outbox.Letter::subject)
        .singleElement()
        .asString()
        .contains("may appear together");
    assertThat(mails(viewer)).isEmpty();
  }

  @Test
  void whyItWasDeclinedIsMailedInTheWordsOfWhoDid() {
    UUID id = owners.proposed(owners.form("60", "40"));
    MoveOutcome unused =
        owners.decline(owners.second, owners.secondOwner, id, "Not before {0} spring isn't over.");
    assertThat(mails(owners.firstOwner).getFirst().body())
        .contains("Not before {0} spring isn't over.");
  }

  @Test
  void nobodyIsMailedWhatItsOwnSideDid() {
    UUID ours = TestTenants.member(owners.database, owners.first, "OWNER");
    UUID theirs = TestTenants.member(owners.database, owners.second, "OWNER");
    UUID declined = owners.proposed(owners.form("60", "40"));
    MoveOutcome first = owners.decline(owners.second, owners.secondOwner, declined, "No.");
    UUID withdrawn = owners.proposed(owners.form("50", "50"));
    MoveOutcome second = owners.withdraw(owners.first, owners.firstOwner, withdrawn);
    owners.end(owners.agreed("40", "60"));
    assertThat(List.of(first, second)).doesNotHaveDuplicates();
    for (UUID one : List.of(owners.firstOwner, ours)) {
      assertThat(mails(one)).as("declined, accepted").hasSize(2);
    }
    for (UUID one : List.of(owners.secondOwner, theirs)) {
      assertThat(mails(one)).as("offered, offered, withdrawn, offered, ended").hasSize(5);
    }
  }

  @Test
  void bothSidesAreMailedWhatAnOperatorEnds() {
    UUID id = owners.agreed("60", "40");
    MoveOutcome unused =
        new EndingAgreement(
                owners.database.admin(), owners.database.admin(), owners.sides, Clock.systemUTC())
            .byOperator(TestTenants.account(owners.database), id, "The rights are in court.");
    for (UUID one : List.of(owners.firstOwner, owners.secondOwner)) {
      assertThat(mails(one))
          .last()
          .satisfies(letter -> assertThat(letter.body()).contains("The rights are in court."));
    }
  }

  private List<Outbox.Letter> mails(UUID account) {
    return TestMail.to(owners.database, account);
  }
}
