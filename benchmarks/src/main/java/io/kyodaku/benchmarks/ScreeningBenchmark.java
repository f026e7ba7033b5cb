package io.kyodaku.benchmarks;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import io.kyodaku.screening.AliasIndex;
import io.kyodaku.screening.AliasKey;
import io.kyodaku.screening.Name;
import io.kyodaku.screening.Sought;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Screens prompts of 200 characters for a million names, beside an Aho-Corasick automaton of fewer
 * names that is given its prompts already normalised, and beside what ICU alone would take for a
 * part of the folding. Before that it builds and changes the index and says what that takes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class ScreeningBenchmark {

  private static final int PROMPTS = 600;
  private static final int CHANGES = 200;
  private static final double MILLION = 1e6;

  /** Prompts as they come. */
  @State(Scope.Benchmark)
  public static class Prompts {
    private String[] texts = {};

    @Setup
    public void write() {
      texts = new ManyNames(10_000).prompts(PROMPTS);
    }
  }

  /** The index, and prompts in which its names are said. */
  @State(Scope.Benchmark)
  public static class Indexed {
    @Param("1000000")
    private int names;

    private String[] texts = {};
    private AliasIndex index = new AliasIndex(List.of());

    @Setup
    public void build() {
      ManyNames many = new ManyNames(names);
      texts = many.prompts(PROMPTS);
      index = new AliasIndex(sought(many));
    }
  }

  /** The same after some changes, which are searched apart. */
  @State(Scope.Benchmark)
  public static class Changed {
    private AliasIndex index = new AliasIndex(List.of());

    @Setup
    public void change(Indexed indexed) {
      index = indexed.index.with(new ManyNames(CHANGES).names(), List.of());
    }
  }

  /** The automaton, and prompts that are normalised. */
  @State(Scope.Benchmark)
  public static class Peer {
    @Param("100000")
    private int peerNames;

    private String[] texts = {};
    private final AhoCorasickDoubleArrayTrie<Name> automaton = new AhoCorasickDoubleArrayTrie<>();

    @Setup
    public void build() {
      ManyNames many = new ManyNames(peerNames);
      texts = Stream.of(many.prompts(PROMPTS)).map(AliasKey::normalize).toArray(String[]::new);
      TreeMap<String, Name> names = new TreeMap<>();
      many.names().forEach(name -> names.put(AliasKey.normalize(name.alias()), name));
      long start = System.nanoTime();
      automaton.build(names);
      System.out.printf(
          Locale.ROOT,
          "automaton of %,d names: %.1f s%n",
          peerNames,
          (System.nanoTime() - start) / MILLION / 1e3);
    }
  }

  @Benchmark
  @OperationsPerInvocation(PROMPTS)
  public void find(Indexed indexed, Blackhole hole) {
    for (String text : indexed.texts) {
      hole.consume(indexed.index.find(text));
    }
  }

  @Benchmark
  @OperationsPerInvocation(PROMPTS)
  public void findAfterChanges(Indexed indexed, Changed changed, Blackhole hole) {
    for (String text : indexed.texts) {
      hole.consume(changed.index.find(text));
    }
  }

  @Benchmark
  @OperationsPerInvocation(PROMPTS)
  public void peerOnNormalisedText(Peer peer, Blackhole hole) {
    AhoCorasickDoubleArrayTrie.IHit<Name> hit = (begin, end, name) -> hole.consume(name);
    for (String text : peer.texts) {
      peer.automaton.parseText(text, hit);
    }
  }

  @Benchmark
  @OperationsPerInvocation(PROMPTS)
  public void icuCasefoldAlone(Prompts prompts, Blackhole hole) {
    Normalizer2 casefold = Normalizer2.getNFKCCasefoldInstance();
    for (String text : prompts.texts) {
      hole.consume(casefold.normalize(text));
    }
  }

  @Benchmark
  @OperationsPerInvocation(PROMPTS)
  public void icuSkeletonAlone(Prompts prompts, Blackhole hole) {
    SpoofChecker checker = new SpoofChecker.Builder().build();
    for (String text : prompts.texts) {
      hole.consume(checker.getSkeleton(text));
    }
  }

  private static List<Sought> sought(ManyNames many) {
    List<Sought> all = new ArrayList<>(many.names());
    all.addAll(many.supports());
    return all;
  }

  /** The numbers of names for the index and for its peer. */
  public static void main(String[] numbers) throws RunnerException {
    build(Integer.parseInt(numbers[0]));
    new Runner(
            new OptionsBuilder()
                .include(ScreeningBenchmark.class.getSimpleName())
                .param("names", numbers[0])
                .param("peerNames", numbers[1])
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }

  private static void build(int count) {
    AliasIndex empty = new AliasIndex(List.of());
    System.out.printf(Locale.ROOT, "nothing in nothing: %s%n", empty.find("x"));
    long without = used();
    ManyNames many = new ManyNames(count);
    long withNames = used();
    long start = System.nanoTime();
    AliasIndex index = new AliasIndex(sought(many));
    System.out.printf(
        Locale.ROOT,
        "index of %,d names, built cold: %.1f s%n",
        count,
        (System.nanoTime() - start) / MILLION / 1e3);
    System.out.printf(
        Locale.ROOT,
        "memory: %.0f MB, of which names %.0f MB%n",
        (used() - without) / MILLION,
        (withNames - without) / MILLION);
    List<Name> added = new ManyNames(CHANGES).names();
    AliasIndex changed = index;
    start = System.nanoTime();
    for (Name name : added) {
      changed = changed.with(List.of(name), List.of());
    }
    System.out.printf(
        Locale.ROOT,
        "one name added and found: %.2f ms%n",
        (System.nanoTime() - start) / MILLION / CHANGES);
    System.out.printf(
        Locale.ROOT, "found: %d%n", changed.find(added.getLast().alias()).matches().size());
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
