package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page of each of the four who come, as it is in the demo: it fits a window and a phone and
 * shuts nobody out. With {@code -Dkyodaku.screens=all} there are pictures of each, in the dark, in
 * Japanese and in Chinese too.
 */
@ExtendWith(Stage.class)
class EveryPageIT {

  private static final boolean ALL = "all".equals(System.getProperty("kyodaku.screens"));
  private static final int AT_ONCE = 2;

  /** They only look, and so need not wait for each other. */
  @Test
  void fitsAndShutsNobodyOut() throws InterruptedException {
    try (ExecutorService visits = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Boolean>> all =
          Stream.of(Who.OPERATOR, Who.RIGHTSHOLDER, Who.CREATOR, Who.ANYBODY)
              .map(who -> Executors.callable(() -> visit(who), true))
              .toList();
      List<Future<Boolean>> ended = visits.invokeAll(all);
      assertThat(ended).allSatisfy(visit -> assertThat(visit).succeedsWithin(Duration.ZERO));
    }
  }

  private static void visit(Who who) {
    Map<String, String> pages = named(who);
    try (Visitor visitor = who.enters("en-GB")) {
      pages.forEach(
          (name, path) -> {
            visitor.open(path);
            if (ALL) {
              visitor.look(name).lookInTheDark(name);
            } else {
              visitor.judge(name);
            }
          });
    }
    if (ALL) {
      for (String language : List.of("ja-JP", "zh-CN")) {
        try (Visitor visitor = who.enters(language)) {
          pages.forEach((name, path) -> visitor.open(path).picture(name + "-" + language));
        }
      }
    }
  }

  /** One of each kind of page. */
  private static Map<String, String> named(Who who) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String path : Crawl.as(who).pages()) {
      String page = path.replaceFirst("\\?.*", "").replaceFirst("^/t/[a-z0-9-]+/", "/t/");
      named.putIfAbsent(
          "page-" + who.name().toLowerCase(Locale.ROOT) + page.replaceAll("[^a-z0-9]+", "-"), path);
    }
    return named;
  }
}
