package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemberShareTest {

  @Test
  void anAdministratorThatIsAMemberHasItsFeeFirstAndThenItsShare() {
    assertThat(divided(Optional.of("Film"), "Film 100", "Film 450", "Grue 270", "Music 180"))
        .containsExactly(
            new MemberShare("Film", 100, 450),
            new MemberShare("Grue", 0, 270),
            new MemberShare("Music", 0, 180));
    assertThat(divided(Optional.empty(), "Music 100", "Film 450", "Music 180"))
        .as("a name that comes again is known without the contract")
        .containsExactly(new MemberShare("Film", 0, 450), new MemberShare("Music", 100, 180));
  }

  @Test
  void anAdministratorOfAnotherCompanyHasItsFeeAlone() {
    assertThat(divided(Optional.of(" Agency "), "Agency 100", "Film 600", "Grue 300"))
        .containsExactly(
            new MemberShare("Agency", 100, 0),
            new MemberShare("Film", 0, 600),
            new MemberShare("Grue", 0, 300));
  }

  @Test
  void withoutAFeeAllHaveTheirShares() {
    assertThat(divided(Optional.empty(), "Film 600", "Grue 400"))
        .containsExactly(new MemberShare("Film", 0, 600), new MemberShare("Grue", 0, 400));
    assertThat(divided(Optional.of("Grue"), "Film 600"))
        .containsExactly(new MemberShare("Film", 0, 600));
  }

  private static List<MemberShare> divided(Optional<String> administrator, String... lines) {
    return MemberShare.divided(
        List.of(lines).stream().map(MemberShareTest::line).toList(), administrator);
  }

  private static Statement.Line line(String said) {
    String[] parts = said.split(" ");
    return new Statement.Line(
        LineKind.MEMBER_SHARE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Long.parseLong(parts[1]),
        0,
        Optional.empty(),
        parts[0]);
  }
}
