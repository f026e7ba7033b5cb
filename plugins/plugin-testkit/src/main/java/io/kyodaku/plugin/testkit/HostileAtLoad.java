package io.kyodaku.plugin.testkit;

import java.nio.charset.StandardCharsets;

/** Plugins that a host must not let in, and what its refusal has to name. */
public enum HostileAtLoad {
  STARTS_A_THREAD(fee("new Thread(() -> {}).start(); return null;"), "java.lang.Thread"),
  IS_A_THREAD(members("static class Mine extends Thread {}"), "java.lang.Thread"),
  STARTS_A_VIRTUAL_THREAD(
      fee("Thread.startVirtualThread(() -> {}); return null;"), "java.lang.Thread"),
  USES_AN_EXECUTOR(
      fee("java.util.concurrent.ForkJoinPool.commonPool().execute(() -> {}); return null;"),
      "java.util.concurrent.ForkJoinPool"),
  USES_A_PARALLEL_STREAM(
      fee(
          "return List.of(1L).parallelStream().map(x -> new Fee(x,"
              + " facts.currency())).findAny().get();"),
      "parallelStream"),
  SLEEPS(
      fee("try { Thread.sleep(1); } catch (InterruptedException e) {} return null;"),
      "java.lang.Thread"),
  LOCKS(fee("synchronized (this) { return null; }"), "synchronized"),
  HAS_A_SYNCHRONIZED_METHOD(members("synchronized void locked() {}"), "locked"),
  WAITS(members("void waiting() throws Exception { wait(); }"), "wait"),
  READS_A_FILE(
      fee(
          "try { java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/hosts\")); } catch"
              + " (Exception e) {} return null;"),
      "java.nio.file"),
  WRITES_A_FILE(
      fee(
          "try { new java.io.FileOutputStream(\"x\").close(); } catch (Exception e) {} return"
              + " null;"),
      "java.io.FileOutputStream"),
  OPENS_A_SOCKET(
      fee(
          "try { new java.net.Socket(\"127.0.0.1\", 1).close(); } catch (Exception e) {} return"
              + " null;"),
      "java.net.Socket"),
  PRINTS(fee("System.out.println(facts); return null;"), "java.lang.System"),
  READS_A_PROPERTY(
      fee("return new Fee(Long.getLong(\"user.home\"), facts.currency());"), "getLong"),
  READS_THE_ENVIRONMENT(fee("System.getenv(); return null;"), "java.lang.System"),
  STARTS_A_PROCESS(
      fee("try { new ProcessBuilder(\"true\").start(); } catch (Exception e) {} return null;"),
      "java.lang.ProcessBuilder"),
  EXITS(fee("System.exit(1); return null;"), "java.lang.System"),
  HALTS_BY_METHOD_REFERENCE(
      fee("java.util.function.Supplier<Object> s = Runtime::getRuntime; s.get(); return null;"),
      "java.lang.Runtime"),
  REFLECTS(
      fee(
          "try { facts.getClass().getDeclaredMethods()[0].invoke(facts); } catch (Exception e) {}"
              + " return null;"),
      "java.lang.Class"),
  LOADS_A_CLASS(
      fee("try { Class.forName(\"java.lang.Runtime\"); } catch (Exception e) {} return null;"),
      "java.lang.Class"),
  FINDS_METHOD_HANDLES(
      fee("java.lang.invoke.MethodHandles.lookup(); return null;"),
      "java.lang.invoke.MethodHandles"),
  READS_THE_CLOCK(fee("return new Fee(Instant.now().toEpochMilli(), facts.currency());"), "now"),
  TAKES_A_CLOCK(
      fee("return new Fee(Clock.systemUTC().millis(), facts.currency());"), "java.time.Clock"),
  ROLLS_DICE(fee("return new Fee((long) (Math.random() * 9), facts.currency());"), "random"),
  SHUFFLES(
      lines("List<StatementLine> l = new ArrayList<>(); Collections.shuffle(l); return l;"),
      "shuffle"),
  USES_A_REGULAR_EXPRESSION(
      fee("return new Fee(facts.toString().matches(\"(x+x+)+y\") ? 1 : 0, facts.currency());"),
      "matches"),
  MAKES_RANDOM_IDS(lines("UUID.randomUUID(); return List.of();"), "randomUUID"),
  CHANGES_THE_LOCALE(fee("Locale.setDefault(Locale.ROOT); return null;"), "setDefault"),
  READS_THE_ZONE(zone("return ZoneId.systemDefault();"), "systemDefault"),
  HAS_A_MUTABLE_STATIC(members("static long calls;"), "calls"),
  HAS_A_STATIC_ARRAY(members("static final long[] CALLS = {0};"), "CALLS"),
  HAS_A_STATIC_COLLECTION(
      members("static final Map<String, Long> SEEN = new HashMap<>();"), "SEEN"),
  HAS_A_MUTABLE_FIELD(members("private long calls;"), "calls"),
  HAS_A_NATIVE_METHOD(members("native long answer();"), "answer"),
  HAS_A_FINALIZER(
      members("@SuppressWarnings({\"deprecation\", \"removal\"}) protected void finalize() {}"),
      "finalize"),
  NEVER_CONSTRUCTS(members("{ long x = 1; while (x != 0) { x = x * 31 | 1; } }"), "in time"),
  NEVER_INITIALIZES(
      members(
          "static final long ANSWER = answer(); static long answer() { long x = 1; while (x != 0) {"
              + " x = x * 31 | 1; } return x; }"),
      "in time"),
  FAILS_TO_CONSTRUCT(members("{ List.of().getFirst(); }"), "NoSuchElementException"),
  IS_BUILT_FOR_ANOTHER_API(PluginSource.named("hostile").apiVersion("2").toJar(), "2"),
  HAS_A_BAD_ID(PluginSource.named("../../etc").toJar(), "id"),
  HAS_A_BAD_VERSION(PluginSource.named("hostile").version("1.0 <b>").toJar(), "version"),
  NAMES_NO_SERVICE(
      new PluginJar().entry("readme.txt", "hello".getBytes(StandardCharsets.UTF_8)),
      "META-INF/services"),
  NAMES_A_MISSING_CLASS(new PluginJar().service("nowhere.Plugin"), "nowhere.Plugin"),
  NAMES_TWO_SERVICES(
      PluginSource.named("hostile").toJar().service("dropin.DropInPlugin", "dropin.Other"), "one"),
  SHADOWS_THE_API(
      PluginSource.named("hostile")
          .toJar()
          .entry("io/kyodaku/plugin/api/Fee.class", new byte[] {0}),
      "io.kyodaku.plugin.api.Fee"),
  HOLDS_A_BROKEN_CLASS(
      PluginSource.named("hostile").toJar().entry("dropin/Broken.class", new byte[] {1, 2, 3}),
      "dropin.Broken"),
  IS_A_ZIP_BOMB(
      PluginSource.named("hostile").toJar().entry("zeros.txt", new byte[32 << 20]), "unpacked"),
  HAS_TOO_MANY_ENTRIES(manyEntries(), "entries");

  // The builder is shared with nobody and never added to again.
  @SuppressWarnings("ImmutableEnumChecker")
  private final PluginJar jar;

  private final String named;

  HostileAtLoad(PluginJar jar, String named) {
    this.jar = jar;
    this.named = named;
  }

  /** What the refusal's text has to contain: the class, member or rule. */
  public String named() {
    return named;
  }

  /** This plugin's jar. */
  public byte[] jar() {
    return jar.bytes();
  }

  private static PluginJar fee(String body) {
    return PluginSource.named("hostile").fee(body).toJar();
  }

  private static PluginJar lines(String body) {
    return PluginSource.named("hostile").lines(body).toJar();
  }

  private static PluginJar zone(String body) {
    return PluginSource.named("hostile").zone(body).toJar();
  }

  private static PluginJar members(String declarations) {
    return PluginSource.named("hostile").members(declarations).toJar();
  }

  private static PluginJar manyEntries() {
    PluginJar jar = PluginSource.named("hostile").toJar();
    for (int i = 0; i < 5_000; i++) {
      jar.entry("e/" + i, new byte[0]);
    }
    return jar;
  }
}
