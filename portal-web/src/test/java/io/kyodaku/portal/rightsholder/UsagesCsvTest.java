package io.kyodaku.portal.rightsholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.OwnUsages.After;
import io.kyodaku.generation.OwnUsages.OwnUsage;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import java.io.IOException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsagesCsvTest {

  private static final Instant AT = Instant.parse("2027-03-01T09:00:00Z");
  private static final Currency YEN = Currency.getInstance("JPY");

  private final UsagesCsv csv = new UsagesCsv(key -> key, 5, 2);

  @Test
  void batchesFollowOneAnotherAndTheLastLineSaysThatThereAreMore() throws IOException {
    List<String> lines = lines(6);

    assertThat(lines).hasSize(7);
    assertThat(lines.getFirst()).startsWith("\uFEFFusages.file.id,");
    assertThat(lines.subList(1, 6)).allMatch(line -> line.startsWith("auth_"));
    assertThat(lines.subList(1, 6)).doesNotHaveDuplicates();
    assertThat(lines.getLast()).isEqualTo("usages.file.more");
  }

  @Test
  void whatIsCompleteSaysNothingOfMore() throws IOException {
    assertThat(lines(5)).hasSize(6).doesNotContain("usages.file.more");
    assertThat(lines(4)).hasSize(5).doesNotContain("usages.file.more");
    assertThat(lines(0)).hasSize(1);
  }

  @Test
  void whatSomebodyTypedIsNoFormula() throws IOException {
    assertThat(lines(1).getLast()).contains("'=cmd()");
  }

  private List<String> lines(int many) throws IOException {
    List<OwnUsage> all = IntStream.range(0, many).mapToObj(UsagesCsvTest::usage).toList();
    StringBuilder file = new StringBuilder();
    csv.print(file, (after, size) -> page(all, after, size));
    return file.toString().lines().toList();
  }

  private static List<OwnUsage> page(List<OwnUsage> all, Optional<After> after, int size) {
    int from =
        after.map(last -> all.stream().map(OwnUsage::after).toList().indexOf(last) + 1).orElse(0);
    return all.subList(from, Math.min(from + size, all.size()));
  }

  private static OwnUsage usage(int position) {
    return new OwnUsage(
        Ids.next(),
        position,
        AT,
        Ids.next(),
        "=cmd()",
        "Momotaro",
        Use.SHARED,
        List.of("JP"),
        "Studio",
        5,
        AuthorizationStatus.SETTLED,
        Money.ofMinor(100, YEN),
        Optional.empty());
  }
}
