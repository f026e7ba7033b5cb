package io.kyodaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** Of addresses that differ by ids and numbers alone, so many are followed. */
  private static final int OF_A_SHAPE = 3;

  private static final Pattern LINK =
      Pattern.compile("<(?:a|img|link|script|iframe)\\b[^>]*?\\b(?:href|src)=\"([^\"#]+)");
  private static final Pattern ID = Pattern.compile("[a-z]+_[0-9a-f]{32}|[0-9a-f-]{36}|[0-9]+");

  /** What changes how the portal looks, or only signs in. */
  private static final Pattern NOT_FOLLOWED = Pattern.compile("/(language|theme|login)\\b.*");

  private static final Pattern GUARDED = Pattern.compile("/(admin|creator|t|account)/.*");

  private static final Map<Who, Set<String>> FOUND = new EnumMap<>(Who.class);

  enum Who {
    ANYBODY("", "/catalog"),
    CREATOR("creator@demo.example", "/creator/home"),
    RIGHTSHOLDER("rights@demo.example", "/t/momiji-tales/home"),
    OPERATOR("admin@demo.example", "/admin/home");

    private final String email;
    private final String home;

    Who(String email, String home) {
      this.email = email;
      this.home = home;
    }

    /** Whether a path is in somebody else's part. */
    boolean isForbidden(String path) {
      return switch (this) {
        case ANYBODY -> GUARDED.matcher(path).matches();
        case CREATOR -> path.startsWith("/admin/") || path.startsWith("/t/");
        case RIGHTSHOLDER -> path.startsWith("/admin/") || path.startsWith("/creator/");
        // The demo's operator is a creator too.
        case OPERATOR -> path.startsWith("/t/");
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void noLinkIsDead(Who who) {
    Crawl crawl = crawl(who);
    assertThat(crawl.broken).as("dead links of %s", who).isEmpty();
    assertThat(crawl.answered).as("pages of %s", who).hasSizeGreaterThan(10);
    assertThat(crawl.answered).as("pages shown to %s", who).noneMatch(who::isForbidden);
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void nobodyReachesWhatIsForOthers(Who who) {
    Set<String> others = new TreeSet<>();
    for (Who other : Who.values()) {
      others.addAll(found(other).stream().filter(who::isForbidden).toList());
    }
    assertThat(others).as("pages that %s must not see", who).isNotEmpty();
    try (Visitor visitor = entering(who)) {
      for (String path : others) {
        APIResponse answer = get(visitor, path);
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
    try (Visitor visitor = entering(Who.ANYBODY)) {
      Crawl crawl = new Crawl(visitor);
      crawl.follow("/no-such-page", "/");
      assertThat(crawl.broken).containsExactly("404 /no-such-page, linked from /");
    }
  }

  private static Set<String> found(Who who) {
    return FOUND.containsKey(who) ? FOUND.get(who) : crawl(who).answered;
  }

  private static Crawl crawl(Who who) {
    try (Visitor visitor = entering(who)) {
      Crawl crawl = new Crawl(visitor);
      crawl.from("/", who.home);
      FOUND.put(who, crawl.answered);
      return crawl;
    }
  }

  private static Visitor entering(Who who) {
    Visitor visitor = Stage.visitor("en-GB");
    if (!who.email.isEmpty()) {
      new Person(who.name(), who.email).signIn(visitor);
    }
    return visitor;
  }

  /** As a browser that follows a link. */
  private static APIResponse get(Visitor visitor, String path) {
    return visitor
        .context()
        .request()
        .get(
            path,
            RequestOptions.create()
                .setMaxRedirects(0)
                .setHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
  }

  private static final class Crawl {

    private record Link(String path, String from) {}

    private final Visitor visitor;
    private final Deque<Link> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Set<String> answered = new TreeSet<>();
    private final List<String> broken = new ArrayList<>();

    Crawl(Visitor visitor) {
      this.visitor = visitor;
    }

    void from(String... starts) {
      for (String start : starts) {
        open.add(new Link(start, "the start"));
      }
      while (!open.isEmpty()) {
        Link link = open.remove();
        boolean fresh = seen.add(link.path());
        if (fresh
            && shapes.merge(ID.matcher(link.path()).replaceAll("*"), 1, Integer::sum)
                <= OF_A_SHAPE) {
          follow(link.path(), link.from());
        }
      }
    }

    void follow(String path, String from) {
      APIResponse answer = get(visitor, path);
      int status = answer.status();
      if (status / 100 == 3) {
        local(answer.headers().getOrDefault("location", ""), path)
            .ifPresent(to -> open.add(new Link(to, from)));
        return;
      }
      if (status != 200) {
        broken.add(status + " " + path + ", linked from " + from);
        return;
      }
      if (answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
        answered.add(path);
        Matcher link = LINK.matcher(answer.text());
        while (link.find()) {
          local(link.group(1).replace("&amp;", "&"), path)
              .ifPresent(to -> open.add(new Link(to, path)));
        }
      }
    }

    /** A link within the portal that is to be followed. */
    private static Optional<String> local(String href, String from) {
      if (href.startsWith("//") || NOT_FOLLOWED.matcher(href).matches()) {
        return Optional.empty();
      }
      if (href.startsWith("/")) {
        return Optional.of(href);
      }
      return href.startsWith("?")
          ? Optional.of(from.replaceFirst("\\?.*", "") + href)
          : Optional.empty();
    }
  }
}
