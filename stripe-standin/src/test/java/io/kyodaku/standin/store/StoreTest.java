package io.kyodaku.standin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Shelf CHARGES = new Shelf("JP/", "charge");
  private static final Shelf EVENTS = new Shelf("JP/", "event");

  @TempDir Path data;

  @Test
  void workThatThrowsChangesNothing() throws IOException {
    try (Store store = open()) {
      assertThatThrownBy(
              () ->
                  store.write(
                      tx -> {
                        tx.put(CHARGES, "ch_1", document(1));
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");

      assertThat(numbers(store, CHARGES)).isEmpty();
    }
    try (Store store = open()) {
      assertThat(numbers(store, CHARGES)).isEmpty();
    }
  }

  @Test
  void transactionSeesItsOwnChangesAndCanGoBackToAMark() throws IOException {
    try (Store store = open()) {
      put(store, "ch_1", 1);
      List<Integer> seen =
          store.write(
              tx -> {
                tx.put(CHARGES, "ch_2", document(2));
                Tx.Mark mark = tx.mark();
                tx.put(CHARGES, "ch_3", document(3));
                tx.remove(CHARGES, "ch_1");
                List<Integer> within = numbers(tx, CHARGES);
                tx.undoTo(mark);
                return within;
              });

      assertThat(seen).containsExactly(2, 3);
      assertThat(numbers(store, CHARGES)).containsExactly(1, 2);
    }
  }

  @Test
  void whatWasFoundIsACopy() throws IOException {
    try (Store store = open()) {
      put(store, "ch_1", 1);
      store.read(
          tx -> {
            JsonObject found = tx.find(CHARGES, "ch_1").orElseThrow();
            found.addProperty("n", 99);
            return found;
          });

      assertThat(numbers(store, CHARGES)).containsExactly(1);
    }
  }

  @Test
  void orderOfBirthOutlivesChangesAndRestarts() throws IOException {
    try (Store store = open()) {
      for (int i = 1; i <= 5; i++) {
        put(store, "ch_" + i, i);
      }
      put(store, "ch_2", 20);
      store.write(
          tx -> {
            tx.remove(CHARGES, "ch_4");
            return tx;
          });
    }
    try (Store store = open()) {
      assertThat(numbers(store, CHARGES)).containsExactly(1, 20, 3, 5);
    }
    try (Store store = open()) {
      assertThat(numbers(store, CHARGES)).containsExactly(1, 20, 3, 5);
    }
  }

  @Test
  void journalIsRewrittenBeforeItGrowsWithoutBound() throws IOException {
    String padding = "x".repeat(100_000);
    try (Store store = open()) {
      for (int i = 0; i < 200; i++) {
        JsonObject document = document(i);
        document.addProperty("padding", padding);
        store.write(
            tx -> {
              tx.put(CHARGES, "ch_1", document);
              return document;
            });
      }
      put(store, "ch_2", 2);

      assertThat(Files.size(data.resolve("journal"))).isLessThan(6_000_000);
      assertThat(numbers(store, CHARGES)).containsExactly(199, 2);
    }
    try (Store store = open()) {
      assertThat(numbers(store, CHARGES)).containsExactly(199, 2);
    }
  }

  @Test
  void whatNeedNotBeKeptIsDroppedWhenRewritten() throws IOException {
    try (Store store = open()) {
      put(store, "ch_1", 1);
      store.write(
          tx -> {
            tx.put(EVENTS, "evt_1", document(1));
            return tx;
          });
    }
    try (Store store = Store.open(data, (shelf, document) -> !shelf.equals(EVENTS))) {
      assertThat(numbers(store, CHARGES)).containsExactly(1);
      assertThat(numbers(store, EVENTS)).isEmpty();
    }
  }

  @Test
  void manyWritersAreAllDurableWhenTheyAreAnswered() throws Exception {
    try (Store store = open();
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int writer = 0; writer < 16; writer++) {
        int first = writer * 100;
        writers.add(
            () -> {
              for (int i = first; i < first + 100; i++) {
                put(store, "ch_" + i, i);
                assertThat(Files.readString(data.resolve("journal"))).contains("\"ch_" + i + "\"");
              }
              return first;
            });
      }
      for (Future<Integer> done : people.invokeAll(writers)) {
        done.get();
      }
    }
    try (Store store = open()) {
      assertThat(numbers(store, CHARGES)).hasSize(1_600).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsNotOnTheDiskIsNeverAnswered() throws IOException {
    Store store = open();
    put(store, "ch_1", 1);
    store.close();
    assertThatThrownBy(() -> put(store, "ch_2", 2)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> numbers(store, CHARGES)).isInstanceOf(UncheckedIOException.class);
    try (Store again = open()) {
      assertThat(numbers(again, CHARGES)).containsExactly(1);
    }
  }

  @Test
  void runningSumsAreThoseOfTheDocuments() throws IOException {
    Tally tally =
        new Tally() {
          @Override
          public String group(JsonObject document) {
            return document.get("n").getAsInt() % 2 == 0 ? "even" : "odd";
          }

          @Override
          public long amount(JsonObject document) {
            return document.get("n").getAsInt();
          }
        };
    try (Store store = Store.open(data, (shelf, document) -> true, Map.of(CHARGES.kind(), tally))) {
      for (int i = 1; i <= 4; i++) {
        put(store, "ch_" + i, i);
      }
      put(store, "ch_4", 5);
      Map<String, Long> within =
          store.write(
              tx -> {
                tx.remove(CHARGES, "ch_1");
                tx.put(CHARGES, "ch_2", document(20));
                return tx.tally(CHARGES);
              });
      assertThat(within).isEqualTo(Map.of("odd", 8L, "even", 20L));
    }
    try (Store store =
        Store.open(data, (shelf, document) -> !document.has("gone"), Map.of("charge", tally))) {
      Map<String, Long> kept = store.read(tx -> tx.tally(CHARGES));
      assertThat(kept).isEqualTo(Map.of("odd", 8L, "even", 20L));
    }
  }

  private Store open() throws IOException {
    return Store.open(data, (shelf, document) -> true);
  }

  private static void put(Store store, String id, int number) {
    store.write(
        tx -> {
          tx.put(CHARGES, id, document(number));
          return id;
        });
  }

  private static JsonObject document(int number) {
    JsonObject document = new JsonObject();
    document.addProperty("n", number);
    return document;
  }

  private static List<Integer> numbers(Store store, Shelf shelf) {
    return store.read(tx -> numbers(tx, shelf));
  }

  private static List<Integer> numbers(Tx tx, Shelf shelf) {
    List<Integer> numbers = new ArrayList<>();
    tx.all(shelf).forEach(document -> numbers.add(document.get("n").getAsInt()));
    return numbers;
  }
}
