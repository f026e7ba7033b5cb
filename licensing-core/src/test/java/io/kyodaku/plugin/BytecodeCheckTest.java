package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.plugin.Installation.Installed;
import io.kyodaku.plugin.testkit.PluginSource;
import io.kyodaku.shared.TenantId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What people write passes; what no compiler writes does not. */
class BytecodeCheckTest {

  /** Bytes of code, by the JVM specification, section 4.7.3. */
  private static final int LARGEST_METHOD = 65_535;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return List.of(1L, 2L).stream().map(x -> new Fee(x,"
            + " facts.currency())).findFirst().orElseThrow();",
        "return switch (facts.use()) { case PERSONAL -> new Fee(0, facts.currency());"
            + " case SHARED, COMMERCIAL -> new Fee(1, facts.currency()); };",
        "Object o = facts; return switch (o) { case UsageFacts f when f.seconds() > 3 -> new Fee(3,"
            + " f.currency()); default -> new Fee(1, facts.currency()); };",
        "record Pair(long a, long b) {} Pair p = new Pair(1, 2); assert p.equals(new Pair(1, 2)) :"
            + " \"no \" + p; return new Fee(p.a() + p.b() + p.hashCode() % 1, facts.currency());",
        "enum Step { ONE, TWO } return new Fee(Step.values().length +"
            + " Step.valueOf(\"ONE\").ordinal(), facts.currency());",
        "Map<Use, Long> m = new EnumMap<>(Use.class); m.put(Use.SHARED, 4L); return new"
            + " Fee(m.getOrDefault(facts.use(), 1L), facts.currency());",
        "java.math.BigInteger b ="
            + " java.math.BigInteger.valueOf(facts.listFeeMicros()).divide(java.math.BigInteger.TWO);"
            + " return new Fee(b.longValueExact(), facts.currency());",
        "long sum = 0; for (long[] a : new long[][] {{1}, {2}}) { sum += a.clone()[0]; } return new"
            + " Fee(sum, facts.currency());",
        "try { return new Fee(Math.multiplyExact(facts.listFeeMicros(), 2), facts.currency()); }"
            + " catch (ArithmeticException e) { return new Fee(0, facts.currency()); }",
        "return new Fee(LocalDate.of(2026, 7, 1).datesUntil(LocalDate.of(2026, 8, 1)).count(),"
            + " facts.currency());",
        "StringBuilder s = new StringBuilder(); for (String t : facts.territories()) {"
            + " s.append(t).append(','); } return new"
            + " Fee(s.toString().toLowerCase(Locale.ROOT).length(), facts.currency());",
        "Comparator<Long> c = Comparator.<Long>naturalOrder().reversed(); return new Fee(new"
            + " TreeSet<>(c).size(), facts.currency());",
        "interface Rule { long of(UsageFacts f); } List<Rule> rules = List.of(UsageFacts::seconds,"
            + " f -> 1L); long most = 0; for (Rule r : rules) { most = Math.max(most, r.of(facts));"
            + " } return new Fee(most, facts.currency());"
      })
  void ordinaryCodeIsLetInAndRuns(String body) {
    PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
    Installation outcome = host.install(PluginSource.named("ordinary").fee(body).jar());
    assertThat(outcome).isInstanceOf(Installed.class);
    PluginPin pin =
        Hosts.seated(host, PluginSource.named("ordinary").fee(body).jar(), Hosts.tenant());
    TenantId tenant = Hosts.tenant();
    host.makeAvailable(tenant, pin.hash(), Hosts.ADMIN);
    assertThat(host.usageTerms(tenant, pin, Integer.MAX_VALUE).fee(Hosts.USAGE))
        .isInstanceOf(PluginAnswer.Answered.class);
    host.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final List<LocalDate> FREE = List.of(LocalDate.of(2026, 1, 1));",
        "static final Map<String, Long> RATES = rates(); static Map<String, Long> rates() {"
            + " Map<String, Long> rates = new HashMap<>(); rates.put(\"JP\", 1L); return"
            + " Map.copyOf(rates); }",
        "static final Set<String> NEAR = Set.copyOf(new TreeSet<>(List.of(\"JP\", \"KR\")));"
      })
  void tablesThatNeverChangeAreLetIn(String table) {
    PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
    assertThat(host.install(PluginSource.named("tables").members(table).jar()))
        .isInstanceOf(Installed.class);
    host.close();
  }

  @Test
  void aMethodThatIsInheritedIsStillTheAncestors() {
    assertThatThrownBy(
            () ->
                check(
                    code -> {
                      code.visitInsn(Opcodes.ACONST_NULL);
                      code.visitMethodInsn(
                          Opcodes.INVOKEVIRTUAL, "forged/Forged", "notifyAll", "()V", false);
                    }))
        .hasMessageContaining("forged.Forged.notifyAll");
  }

  @Test
  void classesThatDescendFromEachOtherDoNoHarm() {
    PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
    byte[] jar =
        PluginSource.named("circle")
            .toJar()
            .entry("forged/A.class", descendant("forged/A", "forged/B"))
            .entry("forged/B.class", descendant("forged/B", "forged/A"))
            .bytes();
    assertThat(host.install(jar)).isInstanceOf(Installation.class);
    host.close();
  }

  /** Each of forty interfaces extends both of the level before: a million million ways up. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void ancestorsThatMeetAgainAreLookedAtOnce() throws RejectedJar {
    Map<String, byte[]> classes = new HashMap<>();
    for (int level = 0; level < 40; level++) {
      for (String side : new String[] {"left", "right"}) {
        String[] both =
            level == 0
                ? new String[0]
                : new String[] {"forged/left" + (level - 1), "forged/right" + (level - 1)};
        String name = "forged/" + side + level;
        classes.put(name, descendant(name, "java/lang/Object", both));
      }
    }
    classes.put("forged/Last", descendant("forged/Last", "java/lang/Object", "forged/left39"));
    BytecodeCheck.check(classes);
  }

  @Test
  void aHandlerThatCatchesEverythingIsForbidden() {
    assertThatThrownBy(() -> check(code -> handler(code, null))).hasMessageContaining("finally");
    assertThatThrownBy(() -> check(code -> handler(code, "java/lang/Throwable")))
        .hasMessageContaining("Throwable");
    assertThatThrownBy(() -> check(code -> handler(code, "java/lang/Error")))
        .hasMessageContaining("Error");
  }

  @Test
  void aConstantThatIsComputedIsForbidden() {
    Handle bootstrap =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/ConstantBootstraps",
            "invoke",
            "(Ljava/lang/invoke/MethodHandles$Lookup;)Ljava/lang/Object;",
            false);
    assertThatThrownBy(
            () ->
                check(
                    code -> {
                      code.visitLdcInsn(
                          new ConstantDynamic("forged", "Ljava/lang/Object;", bootstrap));
                      code.visitInsn(Opcodes.POP);
                    }))
        .hasMessageContaining("forged");
  }

  @Test
  void aBootstrapOfItsOwnIsForbidden() {
    Handle own = new Handle(Opcodes.H_INVOKESTATIC, "forged/Forged", "link", "()V", false);
    assertThatThrownBy(() -> check(code -> code.visitInvokeDynamicInsn("x", "()V", own)))
        .hasMessageContaining("linked by forged.Forged.link");
  }

  @Test
  void aHandleToAForbiddenMethodIsFoundInTheArgumentsOfALambda() {
    Handle factory =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/LambdaMetafactory",
            "metafactory",
            "()V",
            false);
    Handle exit = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
    assertThatThrownBy(
            () ->
                check(
                    code ->
                        code.visitInvokeDynamicInsn(
                            "run", "()Ljava/lang/Runnable;", factory, exit)))
        .hasMessageContaining("java.lang.System.exit");
  }

  @Test
  void aClassThatIsNotWhereItsNameSaysIsForbidden() {
    assertThatThrownBy(
            () -> BytecodeCheck.check(Map.of("other/Name", forged(Opcodes.V21, code -> {}))))
        .hasMessageContaining("forged.Forged");
  }

  @Test
  void aClassThatWouldHideTheTripwireIsForbidden() {
    assertThatThrownBy(
            () -> BytecodeCheck.check(Map.of("io/kyodaku/plugin/Tripwire", new byte[] {0})))
        .hasMessageContaining("io.kyodaku.plugin.Tripwire would hide");
  }

  @Test
  void theTripwireItselfIsOutOfReach() {
    assertThatThrownBy(
            () ->
                check(
                    code ->
                        code.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            "io/kyodaku/plugin/Tripwire",
                            "pass",
                            "()V",
                            false)))
        .hasMessageContaining("Tripwire.pass");
  }

  @Test
  void aMethodWithoutRoomForTheTripwireIsRejected() {
    byte[] huge =
        forged(
            Opcodes.V21,
            code -> {
              for (int i = 0; i < LARGEST_METHOD - 1; i++) {
                code.visitInsn(Opcodes.NOP);
              }
            });
    PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
    byte[] jar = PluginSource.named("huge").toJar().entry("forged/Forged.class", huge).bytes();
    assertThat(host.install(jar)).isInstanceOf(Installation.Rejected.class);
    host.close();
  }

  @Test
  void aClassForAnOldJavaIsForbidden() {
    assertThatThrownBy(
            () -> BytecodeCheck.check(Map.of("forged/Forged", forged(Opcodes.V1_6, code -> {}))))
        .hasMessageContaining("Java before 8");
  }

  private static void check(Code code) throws RejectedJar {
    BytecodeCheck.check(Map.of("forged/Forged", forged(Opcodes.V21, code)));
  }

  private static byte[] forged(int version, Code code) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "forged/Forged", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "forged", "()V", null, null);
    method.visitCode();
    code.write(method);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A class that asks itself for what it has not declared. */
  private static byte[] descendant(String name, String parent, String... interfaces) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V21, Opcodes.ACC_PUBLIC, name, null, parent, interfaces);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "forged", "()V", null, null);
    method.visitCode();
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "hashCode", "()I", false);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void handler(MethodVisitor code, @Nullable String type) {
    Label start = new Label();
    Label end = new Label();
    code.visitTryCatchBlock(start, end, end, type);
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(end);
    code.visitInsn(Opcodes.POP);
  }

  private interface Code {
    void write(MethodVisitor method);
  }
}
