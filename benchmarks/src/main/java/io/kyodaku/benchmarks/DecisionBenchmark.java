package io.kyodaku.benchmarks;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.ManyRuledAssets;
import io.kyodaku.decision.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.casbin.jcasbin.main.CoreEnforcer;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Decides usages of three assets out of a hundred thousand with five rules each: guards, rules,
 * price and all. Beside it Cedar and jCasbin, which are given the fifteen rules of the three assets
 * concerned and nothing else, and asked once for each asset; they make no price.
 */
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "--enable-native-access=ALL-UNNAMED"})
public class DecisionBenchmark {

  private static final int USAGES = 4_096;
  private static final int PEERS_USAGES = 32;

  /** All assets, and usages of some. */
  @State(Scope.Benchmark)
  public static class Ruled {
    @Param("100000")
    private int assets;

    @Param({"true", "false"})
    private boolean alike;

    private ManyRuledAssets many = new ManyRuledAssets(0, true);
    private Usage[] usages = {};
    private int next;

    @Setup
    public void build() {
      many = new ManyRuledAssets(assets, alike);
      usages = new Usage[USAGES];
      for (int i = 0; i < USAGES; i++) {
        usages[i] = many.usage();
      }
    }

    Usage next() {
      next = (next + 1) % usages.length;
      return usages[next];
    }
  }

  @Benchmark
  public Decision kyodaku(Ruled ruled) {
    return ruled.many.decide(ruled.next());
  }

  /** A usage in the peers' words: one request for each asset. */
  private record Question(Usage usage, List<Integer> numbers) {}

  private static List<Question> questions() {
    ManyRuledAssets many = new ManyRuledAssets(1_000, true);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < PEERS_USAGES; i++) {
      Usage usage = many.usage();
      questions.add(new Question(usage, usage.assets().stream().map(many::number).toList()));
    }
    return questions;
  }

  private static String closedIn(int number) {
    return List.of("JP", "US", "DE", "FR", "BR", "IN").get(number % 6);
  }

  /** The rules of the assets concerned as Cedar policies, kept by the library. */
  @State(Scope.Benchmark)
  public static class Cedar {
    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Entities nobody = new Entities(Set.of());
    private final List<PolicySet> policies = new ArrayList<>();
    private final List<List<AuthorizationRequest>> requests = new ArrayList<>();
    private int next;

    @Setup
    public void write() throws Exception {
      for (Question question : questions()) {
        StringBuilder text = new StringBuilder();
        List<AuthorizationRequest> asked = new ArrayList<>();
        for (int number : question.numbers()) {
          text.append(policies(number));
          asked.add(request(question.usage(), number));
        }
        PolicySet set = PolicySet.parsePolicies(text.toString());
        set.cache();
        policies.add(set);
        requests.add(asked);
      }
    }

    private static String policies(int number) {
      String of = "(principal, action == Action::\"use\", resource == Asset::\"" + number + "\")";
      return "forbid"
          + of
          + " when { context.themes.contains(\"violence\") };\n"
          + "forbid"
          + of
          + " when { context.territories.contains(\""
          + closedIn(number)
          + "\") };\n"
          + "forbid"
          + of
          + " when { context.seconds >= 60 };\n"
          + "permit"
          + of
          + " when { context.use == \"PERSONAL\" || context.use == \"SHARED\" };\n"
          + "permit"
          + of
          + " when { context.use == \"COMMERCIAL\" && context.quality == \"PREMIUM\" };\n";
    }

    private static AuthorizationRequest request(Usage usage, int number) {
      Map<String, Value> context = new HashMap<>();
      context.put("use", new PrimString(usage.use().name()));
      context.put("quality", new PrimString(usage.quality().name()));
      context.put("seconds", new PrimLong(usage.seconds()));
      context.put("territories", set(usage.territories()));
      context.put("themes", set(usage.themes().orElse(Set.of())));
      return new AuthorizationRequest(
          uid("Creator::\"c\""), uid("Action::\"use\""), uid("Asset::\"" + number + "\""), context);
    }

    private static CedarList set(Set<String> texts) {
      return new CedarList(new ArrayList<Value>(texts.stream().map(PrimString::new).toList()));
    }

    private static EntityUID uid(String written) {
      return EntityUID.parse(written).orElseThrow();
    }
  }

  @Benchmark
  public boolean cedar(Cedar cedar) throws Exception {
    cedar.next = (cedar.next + 1) % cedar.requests.size();
    boolean all = true;
    for (AuthorizationRequest request : cedar.requests.get(cedar.next)) {
      AuthorizationResponse answer =
          cedar.engine.isAuthorized(request, cedar.policies.get(cedar.next), cedar.nobody);
      all &= answer.success.orElseThrow().isAllowed();
    }
    return all;
  }

  /** The rules of the assets concerned as lines of jCasbin, first match wins. */
  @State(Scope.Benchmark)
  public static class Casbin {
    private static final String MODEL =
        """
        [request_definition]
        r = asset, use, quality, territory, seconds, theme
        [policy_definition]
        p = asset, use, quality, territory, longest, theme, eft
        [policy_effect]
        e = priority(p.eft) || deny
        [matchers]
        m = r.asset == p.asset && (p.theme == '*' || r.theme == p.theme) && (p.territory == '*' || \
        r.territory == p.territory) && (p.longest == '*' || r.seconds >= 60) && (p.use == '*' || \
        r.use == p.use) && (p.quality == '*' || r.quality == p.quality)
        """;

    private final List<Enforcer> enforcers = new ArrayList<>();
    private final List<List<Object[]>> requests = new ArrayList<>();
    private int next;

    @Setup
    public void write() {
      for (Question question : questions()) {
        Model model = CoreEnforcer.newModel(MODEL);
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        List<Object[]> asked = new ArrayList<>();
        for (int number : question.numbers()) {
          String of = "a" + number;
          enforcer.addPolicy(of, "*", "*", "*", "*", "violence", "deny");
          enforcer.addPolicy(of, "*", "*", closedIn(number), "*", "*", "deny");
          enforcer.addPolicy(of, "*", "*", "*", "60", "*", "deny");
          enforcer.addPolicy(of, "SHARED", "*", "*", "*", "*", "allow");
          enforcer.addPolicy(of, "COMMERCIAL", "PREMIUM", "*", "*", "*", "allow");
          Usage usage = question.usage();
          asked.add(
              new Object[] {
                of,
                usage.use().name(),
                usage.quality().name(),
                usage.territories().getFirst(),
                usage.seconds(),
                usage.themes().orElse(Set.of()).stream().findFirst().orElse("none")
              });
        }
        enforcers.add(enforcer);
        requests.add(asked);
      }
    }
  }

  @Benchmark
  public boolean casbin(Casbin casbin) {
    casbin.next = (casbin.next + 1) % casbin.requests.size();
    boolean all = true;
    for (Object[] request : casbin.requests.get(casbin.next)) {
      all &= casbin.enforcers.get(casbin.next).enforce(request);
    }
    return all;
  }

  /** The peers are asked the same: all three come to the same answer, or nothing is measured. */
  private static void compare() throws Exception {
    Cedar cedar = new Cedar();
    cedar.write();
    Casbin casbin = new Casbin();
    casbin.write();
    ManyRuledAssets many = new ManyRuledAssets(1_000, true);
    Set<Boolean> answers = new HashSet<>();
    for (int i = 0; i < PEERS_USAGES; i++) {
      Usage usage = many.usage();
      boolean granted = many.decide(usage) instanceof Decision.Granted;
      answers.add(granted);
      cedar.next = i - 1;
      casbin.next = i - 1;
      DecisionBenchmark peers = new DecisionBenchmark();
      if (peers.cedar(cedar) != granted || peers.casbin(casbin) != granted) {
        throw new IllegalStateException("the peers decide otherwise: " + usage);
      }
    }
    if (answers.size() != 2) {
      throw new IllegalStateException("all usages come to the same");
    }
  }

  public static void main(String[] arguments) throws Exception {
    compare();
    run(arguments.length > 0 ? arguments[0] : "100000");
  }

  private static void run(String assets) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(DecisionBenchmark.class.getSimpleName())
                .param("assets", assets)
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
