package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

  private static Chart chart(Chart.Row... rows) {
    return new Chart(List.of("royalty", "platform"), List.of(rows), String::valueOf);
  }

  @Test
  void columnsAreStackedToTheScale() {
    Chart chart = chart(Chart.Row.of("Jan", 30, 10), Chart.Row.of("Feb", 0, 50));

    assertThat(chart.getScale()).containsExactly("50", "25", "0");
    assertThat(chart.getWidth()).isEqualTo(200);
    assertThat(chart.getColumns())
        .extracting(Chart.Part::series, Chart.Part::y, Chart.Part::height, Chart.Part::said)
        .containsExactly(
            Tuple.tuple(1, 400L, 600L, "Jan · royalty · 30"),
            Tuple.tuple(2, 200L, 200L, "Jan · platform · 10"),
            Tuple.tuple(2, 0L, 1000L, "Feb · platform · 50"));
  }

  @Test
  void barsAreAsLongAsTheLongest() {
    Chart chart = chart(Chart.Row.of("JP", 30, 10), Chart.Row.of("US", 20, 0));

    assertThat(chart.getLines().get(0).parts())
        .extracting(Chart.Part::x, Chart.Part::width)
        .containsExactly(Tuple.tuple(0L, 750L), Tuple.tuple(750L, 250L));
    assertThat(chart.getLines().get(1).parts()).extracting(Chart.Part::width).containsExactly(500L);
    assertThat(chart.getSums()).containsExactly("50", "10");
  }

  @Test
  void whatIsBelowZeroStandsInTheTableAlone() {
    Chart chart = chart(Chart.Row.of("Jan", -30, 10));

    assertThat(chart.getColumns()).hasSize(1);
    assertThat(chart.getLines().getFirst().amounts()).containsExactly("-30", "10");
  }

  @Test
  void nothingIsEmpty() {
    assertThat(chart().isEmpty()).isTrue();
    assertThat(chart(Chart.Row.of("Jan", 0, 0)).isEmpty()).isTrue();
    assertThat(chart().getScale()).containsExactly("2", "1", "0");
    assertThat(chart().getLabels()).isEmpty();
  }

  @Test
  void labelsStandSideBySide() {
    List<Chart.Row> days =
        IntStream.rangeClosed(1, 31).mapToObj(day -> Chart.Row.of("" + day, 1)).toList();

    assertThat(new Chart(List.of("x"), days, String::valueOf).getLabels())
        .extracting(Chart.Label::text)
        .containsExactly("1", "7", "13", "19", "25", "31");
  }

  @Test
  void aLabelStandsBelowItsColumnAndSticksOutNowhere() {
    List<Chart.Row> months =
        IntStream.rangeClosed(1, 12).mapToObj(month -> Chart.Row.of("" + month, 1)).toList();

    assertThat(new Chart(List.of("x"), months, String::valueOf).getLabels())
        .containsExactly(
            new Chart.Label("1", "4.17%", "middle"),
            new Chart.Label("3", "20.83%", "middle"),
            new Chart.Label("5", "37.50%", "middle"),
            new Chart.Label("7", "54.17%", "middle"),
            new Chart.Label("9", "70.83%", "middle"),
            new Chart.Label("12", "95.83%", "middle"));
    List<Chart.Row> days =
        IntStream.rangeClosed(1, 90).mapToObj(day -> Chart.Row.of("" + day, 1)).toList();
    List<Chart.Label> labels = new Chart(List.of("x"), days, String::valueOf).getLabels();
    assertThat(labels.getFirst()).isEqualTo(new Chart.Label("1", "0.56%", "start"));
    assertThat(labels.getLast()).isEqualTo(new Chart.Label("90", "99.44%", "end"));
    assertThat(chart(Chart.Row.of("Jan", 1, 0)).getLabels())
        .containsExactly(new Chart.Label("Jan", "50.00%", "middle"));
  }

  @Test
  void thereAreSixColoursAtMost() {
    List<String> seven = Collections.nCopies(7, "x");
    List<Chart.Row> none = List.of();

    assertThatThrownBy(() -> new Chart(seven, none, String::valueOf))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {1, 2, 3, 999, 1_000_001, 9_300_000_000_000_001L, 1_000_000_000_000_000_000L})
  void nothingLeavesTheDrawing(long amount) {
    assertThat(chart(Chart.Row.of("a", amount, 0), Chart.Row.of("b", 1, amount / 3)).getColumns())
        .isNotEmpty()
        .allSatisfy(
            part -> {
              assertThat(part.y()).isBetween(0L, 1_000L);
              assertThat(part.y() + part.height()).isLessThanOrEqualTo(1_000);
              assertThat(part.x() + part.width()).isLessThanOrEqualTo(200);
            });
  }
}
