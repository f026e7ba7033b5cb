package io.kyodaku.replay;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums of some usages, by each split; those of others can be added. Of one thread. */
final class Tally {

  /** Of an owner's assets and rules no more are kept; what is beyond is one sum. */
  static final int VALUES_AT_MOST = 300;

  static final String THE_REST = "*";

  private final Map<Split, Map<String, Sum>> sums = new EnumMap<>(Split.class);
  private final Samples samples = new Samples();

  /** Of a split, the sum of a value. */
  record Line(Split split, String value, Sum sum) {}

  Samples samples() {
    return samples;
  }

  void add(Split split, String value, Sum sum) {
    sums.computeIfAbsent(split, unused -> new HashMap<>()).merge(value, sum, Sum::plus);
  }

  void addAll(Tally others) {
    others.sums.forEach((split, values) -> values.forEach((value, sum) -> add(split, value, sum)));
    samples.addAll(others.samples);
  }

  Sum all() {
    return sums.getOrDefault(Split.ALL, Map.of()).getOrDefault("", Sum.NOTHING);
  }

  /** All of them; where a split has too many values, those that differ most and the rest as one. */
  List<Line> lines() {
    return sums.entrySet().stream()
        .flatMap(
            split ->
                bounded(split.getKey(), split.getValue()).entrySet().stream()
                    .map(value -> new Line(split.getKey(), value.getKey(), value.getValue())))
        .toList();
  }

  private static Map<String, Sum> bounded(Split split, Map<String, Sum> values) {
    Map<String, Sum> bounded = new TreeMap<>();
    List<Map.Entry<String, Sum>> inOrder =
        values.entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, Sum> one) -> one.getValue().difference())
                    .thenComparingLong(one -> one.getValue().usages())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .toList();
    boolean all = split != Split.ASSET && split != Split.RULE;
    for (int i = 0; i < inOrder.size(); i++) {
      String value = all || i < VALUES_AT_MOST ? inOrder.get(i).getKey() : THE_REST;
      bounded.merge(value, inOrder.get(i).getValue(), Sum::plus);
    }
    return bounded;
  }
}
