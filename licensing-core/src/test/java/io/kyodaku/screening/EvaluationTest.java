package io.kyodaku.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Prompts that were labelled by hand, and how many of the assets in them are found. The table is in
 * the output of the test; the floors hold what was reached.
 */
class EvaluationTest {

  private static final String TUNED_WITH = "evaluation.tsv";
  private static final String HELD_OUT = "evaluation-held-out.tsv";

  private final AliasIndex index = new AliasIndex(sought());

  private record Prompt(String language, String kind, Set<String> named, String text) {}

  private record Judged(Prompt prompt, Set<String> found) {
    long right() {
      return found.stream().filter(prompt.named()::contains).count();
    }
  }

  private record Score(int prompts, long right, long found, long named, long clean) {

    static Score of(List<Judged> judged) {
      return new Score(
          judged.size(),
          judged.stream().mapToLong(Judged::right).sum(),
          judged.stream().mapToLong(one -> one.found().size()).sum(),
          judged.stream().mapToLong(one -> one.prompt().named().size()).sum(),
          judged.stream().filter(one -> one.right() == one.found().size()).count());
    }

    double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
      return named == 0 ? 1 : (double) right / named;
    }

    double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** Prompts in which nothing is found that is not meant. */
    double quiet() {
      return (double) clean / prompts;
    }

    String row(String what) {
      return String.format(
          Locale.ROOT,
          "%-22s %5d %9.3f %9.3f %9.3f %9.3f%n",
          what,
          prompts,
          precision(),
          recall(),
          f1(),
          quiet());
    }
  }

  @Test
  void namesAreFoundAndNothingElse() {
    List<Judged> tuned = judged(TUNED_WITH);
    List<Judged> heldOut = judged(HELD_OUT);
    assertThat(tuned.size() + heldOut.size()).isGreaterThanOrEqualTo(400);
    report("the prompts that were tuned with", tuned);
    report("the prompts held out", heldOut);
    holds(tuned, 1, 0.95, 0.99);
    holds(heldOut, 0.99, 0.95, 0.99);
  }

  private static void holds(List<Judged> judged, double plain, double evasive, double quiet) {
    Map<String, Score> scores = by(judged, Prompt::kind);
    Score plainly = Objects.requireNonNull(scores.get("plain"));
    Score evasively = Objects.requireNonNull(scores.get("evasive"));
    Score innocent = Objects.requireNonNull(scores.get("innocent"));
    assertThat(plainly.recall()).isGreaterThanOrEqualTo(plain);
    assertThat(plainly.precision()).isGreaterThanOrEqualTo(0.99);
    assertThat(evasively.recall()).isGreaterThanOrEqualTo(evasive);
    assertThat(evasively.precision()).isGreaterThanOrEqualTo(0.99);
    assertThat(innocent.quiet()).isGreaterThanOrEqualTo(quiet);
  }

  private static Map<String, Score> by(List<Judged> judged, Function<Prompt, String> what) {
    Map<String, List<Judged>> groups =
        judged.stream()
            .collect(
                Collectors.groupingBy(
                    one -> what.apply(one.prompt()), TreeMap::new, Collectors.toList()));
    Map<String, Score> scores = new TreeMap<>();
    groups.forEach((group, ones) -> scores.put(group, Score.of(ones)));
    return scores;
  }

  @SuppressWarnings("SystemOut")
  private static void report(String title, List<Judged> judged) {
    StringBuilder table = new StringBuilder(2_000);
    table.append(String.format("%nScreening, %s%n", title));
    table.append(
        String.format(
            "%-22s %5s %9s %9s %9s %9s%n", "", "n", "precision", "recall", "F1", "quiet"));
    by(judged, Prompt::kind).forEach((kind, score) -> table.append(score.row(kind)));
    by(judged, prompt -> prompt.language() + " " + prompt.kind())
        .forEach((group, score) -> table.append(score.row("  " + group)));
    for (Judged one : judged) {
      if (!one.found().equals(one.prompt().named())) {
        table.append(
            String.format(
                "  %s: %s was found in: %s%n",
                one.prompt().kind(), one.found(), one.prompt().text()));
      }
    }
    System.out.println(table);
  }

  private List<Judged> judged(String file) {
    return lines(file).stream()
        .map(
            line ->
                new Prompt(
                    line[0],
                    line[1],
                    line[2].isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(line[2].split(";"))),
                    line[3]))
        .map(prompt -> new Judged(prompt, found(prompt.text())))
        .toList();
  }

  private Set<String> found(String text) {
    return index.find(text).matches().stream()
        .map(Match::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Sought> sought() {
    List<Sought> sought = new ArrayList<>();
    for (String[] line : lines("evaluation-names.tsv")) {
      UUID asset = UUID.nameUUIDFromBytes(line[0].getBytes(UTF_8));
      sought.add(
          line[1].equals("NAME")
              ? new Name(asset, asset, line[0], line[2], Grade.of(line[2]))
              : new Term(asset, line[2], Term.Role.SUPPORT));
    }
    return sought;
  }

  private static List<String[]> lines(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(EvaluationTest.class.getResourceAsStream(file)), UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(l -> l.split("\t")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
