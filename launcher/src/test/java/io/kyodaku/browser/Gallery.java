package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import io.kyodaku.launcher.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Pictures of pages for people to look at, in {@code target/screens}, and what can be judged
 * without them: nothing sticks out of the window, and nobody who reads otherwise is shut out.
 */
final class Gallery {

  private static final int PHONE_WIDE = 390;
  private static final int PHONE_HIGH = 844;
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final Path FOLDER = RunningProgram.target().resolve("screens");

  /** Takes half the time of a format without loss, and shows as much to somebody who looks. */
  private static final String SUFFIX = ".jpg";

  private static final int QUALITY = 85;

  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private final Page page;

  Gallery(Page page) {
    this.page = page;
  }

  /** Looks once at what has this name. */
  void look(String name) {
    if (SEEN.add(name)) {
      assertNoBarriers(name, axe());
      picture(name);
    }
  }

  /** The same without pictures. */
  void judge(String name) {
    assertNoBarriers(name, axe());
    assertFits(name, Visitor.WIDE);
    page.setViewportSize(PHONE_WIDE, PHONE_HIGH);
    assertFits(name, PHONE_WIDE);
    page.setViewportSize(Visitor.WIDE, Visitor.HIGH);
  }

  /** For a page that has been looked at, in other words. */
  void picture(String name) {
    assertFits(name, Visitor.WIDE);
    shoot(name);
    page.setViewportSize(PHONE_WIDE, PHONE_HIGH);
    assertFits(name, PHONE_WIDE);
    shoot(name + "-phone");
    page.setViewportSize(Visitor.WIDE, Visitor.HIGH);
  }

  /** In the dark a page differs by its colours alone. */
  void lookInTheDark(String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertNoBarriers(name + " in the dark", axe().withRules(List.of("color-contrast")));
    shoot(name + "-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private void shoot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(FOLDER.resolve(name + SUFFIX))
            .setType(ScreenshotType.JPEG)
            .setQuality(QUALITY)
            .setFullPage(true));
  }

  /** Asked for what is wrong alone: the list of all that is right is long. */
  private AxeBuilder axe() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).setLegacyMode(true).options(options);
  }

  private static void assertNoBarriers(String name, AxeBuilder axe) {
    List<String> barriers =
        axe.analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
            .map(Gallery::told)
            .toList();
    assertThat(barriers).as("barriers on %s", name).isEmpty();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(5).map(node -> node.getHtml()).toList();
  }

  private void assertFits(String name, int wide) {
    Object needed = page.evaluate("document.documentElement.scrollWidth");
    assertThat(((Number) needed).intValue())
        .as("how wide %s is in a window of %s", name, wide)
        .isLessThanOrEqualTo(wide);
  }

  /** A page with all pictures, where there are any. */
  static void index() {
    if (Files.notExists(FOLDER)) {
      return;
    }
    try (Stream<Path> pictures = Files.list(FOLDER)) {
      StringBuilder html =
          new StringBuilder(
              "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Screens</title>"
                  + "<style>body{font-family:sans-serif}figure{display:inline-block;margin:1rem;"
                  + "vertical-align:top}img{max-width:24rem;max-height:40rem;border:1px solid"
                  + " #999}</style><h1>Screens</h1>\n");
      for (String name :
          pictures
              .map(path -> path.getFileName().toString())
              .filter(n -> n.endsWith(SUFFIX))
              .sorted()
              .toList()) {
        html.append(
            "<figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"%1$s\" loading=\"lazy\"></a><figcaption>%1$s</figcaption></figure>\n"
                .formatted(name));
      }
      Files.writeString(FOLDER.resolve("index.html"), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
