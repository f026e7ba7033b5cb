package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.PluginAnswer.Answered;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.Quality;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.testkit.PluginJar;
import io.kyodaku.plugin.testkit.UsageTermsContract;
import io.kyodaku.shared.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page docs/write-a-plugin.md, followed step by step. */
class WriteAPluginTest {

  private static final String SOURCES = "src/main/java/";
  private static final String RESOURCES = "src/main/resources/";
  private static final String TESTS = "src/test/java/";

  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private final TenantId tenant = Hosts.tenant();
  private WriteAPluginPage page = new WriteAPluginPage(Map.of(), List.of());

  @BeforeEach
  void read() throws IOException {
    page = WriteAPluginPage.read();
  }

  @AfterEach
  void stopWatching() {
    host.close();
  }

  @Test
  void everyFileOfThePageIsOneThatIsTriedHere() {
    assertThat(page.files().keySet())
        .containsExactly(
            "pom.xml",
            SOURCES + "example/premium/PremiumSettings.java",
            SOURCES + "example/premium/PremiumQuality.java",
            RESOURCES + "META-INF/services/" + KyodakuPlugin.class.getName(),
            TESTS + "example/premium/PremiumQualityTest.java");
  }

  @Test
  void thePomIsForThisProductsVersionAndForItsToolsOwn() throws IOException {
    String pom = page.files().getOrDefault("pom.xml", "");
    String ours = Files.readString(WriteAPluginPage.checkout().resolve("pom.xml"));
    assertThat(pom)
        .contains("<kyodaku.version>" + versionOf("kyodaku", ours) + "</kyodaku.version>");
    for (String tool : List.of("maven-compiler-plugin", "maven-surefire-plugin")) {
      assertThat(versionOf(tool, pom)).isEqualTo(versionOf(tool, ours));
    }
  }

  @Test
  void theHostLetsTheJarInAndThePagesFeesAreAsked() {
    PluginPin pin = Hosts.seated(host, jar(), tenant);
    assertThat(host.choices(tenant, Capability.USAGE_TERMS))
        .extracting(plugin -> plugin.name() + " " + plugin.version())
        .contains("Premium quality 1.0.0");
    assertThat(page.fees()).hasSize(5);
    for (List<String> row : page.fees()) {
      PluginPin chosen = configured(pin, row.get(0));
      UsageFacts usage = usage(Quality.valueOf(row.get(1)), micros(row.get(2)));
      assertThat(host.usageTerms(tenant, chosen, Hosts.TEN_TIMES).fee(usage))
          .as("%s", row)
          .isEqualTo(new Answered<>(new Fee(micros(row.get(3)), usage.currency())));
    }
    assertThat(host.lastFailures()).isEmpty();
  }

  @Test
  void whatTheFormDoesNotTakeIsRefused() {
    PluginPin pin = Hosts.seated(host, jar(), tenant);
    assertThat(host.configure(tenant, pin.hash(), Map.of("premiumBps", "9999")))
        .isInstanceOf(ConfigurationCheck.Invalid.class);
  }

  @Test
  void itsOwnTestPasses(@TempDir Path classes) throws Exception {
    compile(classes);
    Thread test = Thread.currentThread();
    ClassLoader before = test.getContextClassLoader();
    try (URLClassLoader own =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      test.setContextClassLoader(own);
      assertThat(runEveryTestOf(own.loadClass("example.premium.PremiumQualityTest")))
          .contains(
              "fewerSecondsNeverCostMore",
              "itIsFoundByTheServiceLoader",
              "theBestQualityCostsMoreAndTheUsualOneAsListed");
    } finally {
      test.setContextClassLoader(before);
    }
  }

  /** Gives their names. */
  private static List<String> runEveryTestOf(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> made = type.getDeclaredConstructor();
    made.setAccessible(true);
    List<String> run = new ArrayList<>();
    List<Method> methods =
        Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getMethods()))
            .distinct()
            .filter(method -> method.isAnnotationPresent(Test.class))
            .toList();
    for (Method method : methods) {
      method.setAccessible(true);
      method.invoke(made.newInstance());
      run.add(method.getName());
    }
    return run;
  }

  /** As Maven does with the page's pom: the API, the test kit and what that brings along. */
  private void compile(Path classes) throws IOException {
    Path folder = Files.createDirectories(classes.resolve("sources"));
    List<String> arguments = new ArrayList<>(List.of("--release", "21", "-proc:none"));
    arguments.addAll(List.of("-d", classes.toString(), "-classpath", classpath()));
    for (String sources : List.of(SOURCES, TESTS)) {
      for (Map.Entry<String, String> source : page.below(sources).entrySet()) {
        arguments.add(write(folder, source).toString());
      }
    }
    for (Map.Entry<String, String> resource : page.below(RESOURCES).entrySet()) {
      write(classes, resource);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int outcome =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(new String[0]));
    assertThat(outcome).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static Path write(Path folder, Map.Entry<String, String> file) throws IOException {
    Path path = folder.resolve(file.getKey());
    Files.createDirectories(path.resolveSibling(""));
    return Files.writeString(path, file.getValue());
  }

  private static String classpath() {
    return Stream.of(KyodakuPlugin.class, UsageTermsContract.class, Test.class, Assertions.class)
        .map(WriteAPluginTest::location)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " lies nowhere on this machine", e);
    }
  }

  private byte[] jar() {
    PluginJar jar = new PluginJar();
    page.below(SOURCES)
        .forEach(
            (path, text) -> jar.source(path.replaceFirst("\\.java$", "").replace('/', '.'), text));
    page.below(RESOURCES)
        .forEach((path, text) -> jar.entry(path, text.getBytes(StandardCharsets.UTF_8)));
    return jar.bytes();
  }

  private PluginPin configured(PluginPin pin, String premiumBps) {
    ConfigurationCheck checked =
        host.configure(tenant, pin.hash(), Map.of("premiumBps", premiumBps));
    assertThat(checked).isInstanceOf(ConfigurationCheck.Valid.class);
    return PluginPin.of(pin.hash(), ((ConfigurationCheck.Valid) checked).json());
  }

  private static UsageFacts usage(Quality quality, long listFeeMicros) {
    UsageFacts some = Hosts.USAGE;
    return new UsageFacts(
        some.assetId(),
        some.assetKind(),
        some.use(),
        some.territories(),
        1,
        quality,
        listFeeMicros,
        10_000,
        10_000,
        listFeeMicros,
        some.currency());
  }

  private static long micros(String amount) {
    return new BigDecimal(amount).movePointRight(6).longValueExact();
  }

  /** What a pom says right behind a name. */
  private static String versionOf(String artifact, String pom) {
    Matcher version =
        Pattern.compile(
                "<artifactId>"
                    + Pattern.quote(artifact)
                    + "</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(pom);
    assertThat(version.find()).as("a version of %s", artifact).isTrue();
    return version.group(1);
  }
}
