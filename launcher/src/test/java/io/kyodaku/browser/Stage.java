package io.kyodaku.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.kyodaku.launcher.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The program and the browser that all browser tests share. Started for the first of them, closed
 * after the last test of all. Without a browser the tests are skipped, and it is said loudly.
 */
final class Stage implements BeforeAllCallback {

  private static final String CHROMIUM = "KYODAKU_CHROMIUM";
  private static final String CLOCK = "KYODAKU_DEMO_CLOCK_OFFSET";
  private static final String SKIPPED =
      """

      ################################################################################
      # BROWSER TESTS ARE SKIPPED: KYODAKU_CHROMIUM does not name a Chromium.         #
      # ./kyodaku test installs one where it may.                                     #
      ################################################################################
      """;

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<String> chromium =
        Optional.ofNullable(System.getenv(CHROMIUM)).filter(path -> !path.isBlank());
    if (chromium.isEmpty()) {
      System.err.println(SKIPPED);
    }
    Assumptions.assumeTrue(chromium.isPresent(), "KYODAKU_CHROMIUM does not name a Chromium");
    Scene.current(context, chromium.orElseThrow());
  }

  /** Somebody new, in a browser of its own. */
  static Visitor visitor(String language) {
    return visitor(language, true);
  }

  /** Somebody whose browser runs no scripts. */
  static Visitor visitorWithoutScripts(String language) {
    return visitor(language, false);
  }

  private static Visitor visitor(String language, boolean scripts) {
    Scene scene = Scene.shared();
    return new Visitor(
        scene.window.get().browser, scene.program.uri("").toString(), language, scripts);
  }

  /** The folder in which the program takes in plugins. */
  static Path pluginInbox() {
    return Scene.shared().program.data().resolve("plugins");
  }

  /** Where the stand-in for Stripe listens. */
  static String standin() {
    try {
      return "http://127.0.0.1:"
          + Files.readString(Scene.shared().program.data().resolve("standin.port")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the program and starts it again when so much time has gone by. */
  static void later(Duration offset) {
    Scene.shared().again(offset);
  }

  /** The time that it is for the program. */
  static Instant now() {
    return Instant.now().plus(Scene.shared().offset);
  }

  /** What stands on the stage. */
  private static final class Scene implements AutoCloseable {

    private static volatile @Nullable Scene shared;

    private final String chromium;
    private final Queue<Window> windows = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Window> window = ThreadLocal.withInitial(this::open);
    private RunningProgram program;
    private Duration offset = Duration.ZERO;

    private Scene(String chromium) {
      this.chromium = chromium;
      program = RunningProgram.start("browser");
    }

    private Window open() {
      Window opened = new Window(chromium);
      windows.add(opened);
      return opened;
    }

    static void current(ExtensionContext context, String chromium) {
      shared =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.create(Stage.class))
              .getOrComputeIfAbsent(Scene.class, key -> new Scene(chromium), Scene.class);
    }

    static Scene shared() {
      return Objects.requireNonNull(shared, "tests of a browser are extended with Stage");
    }

    void again(Duration ahead) {
      program.close();
      program = program.again(Map.of(CLOCK, ahead.toString()));
      offset = ahead;
    }

    @Override
    public void close() {
      Gallery.index();
      windows.forEach(Window::close);
      program.close();
    }
  }

  /** A browser of one thread: no other may use it. */
  private static final class Window {

    private static final List<String> OPTIONS =
        List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Window(String chromium) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of(chromium))
                      .setArgs(OPTIONS));
    }

    /** When its thread has done with it. */
    void close() {
      browser.close();
      playwright.close();
    }
  }
}
