package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Follows every link and picture as each of the four who come: none is dead, none breaks the
 * portal, and none leads anybody to what is not for them.
 */
@ExtendWith(Stage.class)
class CrawlIT {

  @ParameterizedTest
  @EnumSource(Who.class)
  void noLinkIsDead(Who who) {
    Crawl crawl = Crawl.as(who);
    assertThat(crawl.broken()).as("dead links of %s", who).isEmpty();
    assertThat(crawl.pages()).as("pages of %s", who).hasSizeGreaterThan(10);
    assertThat(crawl.pages()).as("pages shown to %s", who).noneMatch(who::isForbidden);
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void nobodyReachesWhatIsForOthers(Who who) {
    Set<String> others = new TreeSet<>();
    for (Who other : Who.values()) {
      others.addAll(Crawl.as(other).pages().stream().filter(who::isForbidden).toList());
    }
    assertThat(others).as("pages that %s must not see", who).isNotEmpty();
    try (Visitor visitor = who.enters("en-GB")) {
      for (String path : others) {
        APIResponse answer = Crawl.get(visitor, path);
        assertThat(answer.status())
            .as("%s as it answers %s", path, who)
            .isIn(who == Who.ANYBODY ? List.of(303, 404) : List.of(403, 404));
        assertThat(answer.headers().getOrDefault("location", "/login"))
            .as("where %s leads %s", path, who)
            .startsWith("/login");
      }
    }
  }

  @Test
  void theCrawlSeesADeadLink() {
    try (Visitor visitor = Who.ANYBODY.enters("en-GB")) {
      Crawl crawl = new Crawl(visitor);
      crawl.follow("/no-such-page", "/");
      assertThat(crawl.broken()).containsExactly("404 /no-such-page, linked from /");
    }
  }
}
