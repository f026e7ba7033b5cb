package io.kyodaku.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveIndexTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final LiveIndex live =
      new LiveIndex(AliasIndexTest.indexOf("Momotaro", "Kintaro"), background::add);

  private int found(String text) {
    return live.current().find(text).matches().size();
  }

  @Test
  void aChangeIsFoundAtOnce() {
    live.change(AliasIndexTest.names("Urashima"), AliasIndexTest.names("Kintaro"));
    assertThat(found("Urashima")).isEqualTo(1);
    assertThat(found("Kintaro")).isZero();
    assertThat(found("Momotaro")).isEqualTo(1);
    assertThat(background).isEmpty();
  }

  @Test
  void whoHoldsAnIndexSeesNoChange() {
    AliasIndex held = live.current();
    live.change(List.of(), AliasIndexTest.names("Kintaro"));
    assertThat(held.find("Kintaro").matches()).hasSize(1);
  }

  @Test
  void whereNothingRunsInTheBackgroundTheNextChangeTriesAgain() {
    int[] asked = new int[1];
    LiveIndex alone =
        new LiveIndex(
            AliasIndexTest.indexOf(),
            task -> {
              asked[0]++;
              throw new RejectedExecutionException();
            });
    String[] many = IntStream.range(0, 6_000).mapToObj(i -> "Oni " + i).toArray(String[]::new);
    alone.change(AliasIndexTest.names(many), List.of());
    alone.change(AliasIndexTest.names("Urashima"), List.of());
    assertThat(asked[0]).isEqualTo(2);
    assertThat(alone.current().find("Urashima, Oni 18").matches()).hasSize(2);
  }

  @Test
  void manyChangesAreMergedInTheBackgroundWithThoseThatComeMeanwhile() {
    String[] many = IntStream.range(0, 6_000).mapToObj(i -> "Oni " + i).toArray(String[]::new);
    live.change(AliasIndexTest.names(many), AliasIndexTest.names("Kintaro"));
    assertThat(background).hasSize(1);
    live.change(AliasIndexTest.names("Urashima"), AliasIndexTest.names("Oni 17"));
    assertThat(background).hasSize(1);

    background.remove().run();

    assertThat(live.current().changes()).isEqualTo(2);
    assertThat(found("Urashima, Oni 18, Momotaro")).isEqualTo(3);
    assertThat(found("Kintaro, Oni 17")).isZero();
    live.change(AliasIndexTest.names("Oni 17"), List.of());
    assertThat(found("Oni 17")).isEqualTo(1);
  }
}
