package io.kyodaku.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.contract.TextDifference.Fate;
import io.kyodaku.contract.TextDifference.Piece;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {

  @Test
  void aChangedNumberIsTheOnlyThingThatChanged() {
    TextDifference change =
        TextDifference.between(
            "1. Royalty. It earns 70 % of the fee.\n2. End.",
            "1. Royalty. It earns 75 % of the fee.\n2. End.", "en");
    assertThat(change.lines().getFirst().pieces())
        .containsExactly(
            new Piece(Fate.SAME, "1. Royalty. It earns "),
            new Piece(Fate.REMOVED, "70"),
            new Piece(Fate.ADDED, "75"),
            new Piece(Fate.SAME, " % of the fee."));
    assertThat(change.lines().getLast().isSame()).isTrue();
    assertThat(change.isNone()).isFalse();
  }

  @Test
  void japaneseHasWordsToo() {
    assertThat(
            TextDifference.between("権利者は許諾料を受け取ります。", "権利者は売上を受け取ります。", "ja")
                .lines()
                .getFirst()
                .pieces())
        .contains(new Piece(Fate.ADDED, "売上"))
        .anyMatch(piece -> piece.fate() == Fate.SAME && piece.text().contains("権利者"));
  }

  @Test
  void aSentenceThatSaysSomethingElseIsReplacedAsAWhole() {
    assertThat(
            TextDifference.between(
                    "It stays with the owner.", "Credits given away pay nothing.", "en")
                .lines())
        .extracting(line -> line.pieces().size())
        .containsExactly(1, 1);
  }

  @Test
  void theSameTextHasNoDifference() {
    assertThat(TextDifference.between("a\n\nb\n", "a\n\nb\n", "zh").isNone()).isTrue();
    assertThat(TextDifference.between("", "", "en").isNone()).isTrue();
  }

  @Test
  void textsThatAreTooLongAreReplacedAsAWhole() {
    String before = "old\n".repeat(3_000);
    String after = "new\n".repeat(3_000);
    assertThat(TextDifference.between(before, after, "en").lines()).hasSize(6_000);
  }

  @Property(tries = 200)
  void whatStayedAndWasRemovedIsTheOldTextAndWhatStayedAndWasAddedTheNew(
      @ForAll @Size(max = 6) List<@StringLength(max = 12) String> before,
      @ForAll @Size(max = 6) List<@StringLength(max = 12) String> after) {
    String old = one(before);
    String now = one(after);
    TextDifference change = TextDifference.between(old, now, "en");
    assertThat(read(change, Fate.REMOVED)).isEqualTo(old.lines().toList());
    assertThat(read(change, Fate.ADDED)).isEqualTo(now.lines().toList());
  }

  private static String one(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("[\\n\\r]", " ") + "x")
        .collect(Collectors.joining("\n"));
  }

  private static List<String> read(TextDifference change, Fate side) {
    return change.lines().stream()
        .map(
            line ->
                line.pieces().stream()
                    .filter(piece -> piece.fate() == Fate.SAME || piece.fate() == side)
                    .map(Piece::text)
                    .collect(Collectors.joining()))
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
