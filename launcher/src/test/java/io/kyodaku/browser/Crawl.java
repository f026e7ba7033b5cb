package io.kyodaku.browser;

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

/** Follows every link and picture from where it starts, as the one who is signed in. */
final class Crawl {
  /** Of addresses that differ by ids, numbers and what is asked for, so many are followed. */
  private static final int OF_A_SHAPE = 3;

  private static final Pattern LINK =
      Pattern.compile("<(?:a|img|link|script|iframe)\\b[^>]*?\\b(?:href|src)=\"([^\"#]+)");
  private static final Pattern ID =
      Pattern.compile("[a-z]+_[0-9a-f]{32}|[0-9a-f-]{36}|[0-9]+|(?<==)[^&]*");

  /** What changes how the portal looks, or only signs in. */
  private static final Pattern NOT_FOLLOWED = Pattern.compile("/(language|theme|login)\\b.*");

  private static final Map<Who, Crawl> DONE = new EnumMap<>(Who.class);

  private record Link(String path, String from) {}

  private final Visitor visitor;
  private final Deque<Link> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Integer> shapes = new HashMap<>();
  private final Set<String> answered = new TreeSet<>();
  private final List<String> broken = new ArrayList<>();

  /** What was found as somebody, looked for once. */
  static synchronized Crawl as(Who who) {
    return DONE.computeIfAbsent(
        who,
        each -> {
          try (Visitor visitor = each.enters("en-GB")) {
            Crawl crawl = new Crawl(visitor);
            crawl.from("/", each.home());
            return crawl;
          }
        });
  }

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
          && shapes.merge(ID.matcher(link.path()).replaceAll("*"), 1, Integer::sum) <= OF_A_SHAPE) {
        follow(link.path(), link.from());
      }
    }
  }

  /** The pages that were shown. */
  Set<String> pages() {
    return answered;
  }

  List<String> broken() {
    return broken;
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

  /** As a browser that follows a link. */
  static APIResponse get(Visitor visitor, String path) {
    return visitor
        .context()
        .request()
        .get(
            path,
            RequestOptions.create()
                .setMaxRedirects(0)
                .setHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
  }
}
