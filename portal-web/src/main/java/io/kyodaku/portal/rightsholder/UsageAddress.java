package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.OwnUsages.After;
import io.kyodaku.generation.UsageQuestion;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which usages a rightsholder asks for, as the address says it; what the address says wrong is not
 * asked.
 *
 * @param after the usage that the page before ended with
 */
record UsageAddress(UsageQuestion question, Optional<After> after) {

  private static final int YEAR_AT_LEAST = 2000;
  private static final int YEAR_AT_MOST = 2200;
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}|\\*");
  private static final Pattern AFTER = Pattern.compile("([a-z0-9_-]{1,80})\\.([0-9]{1,6})");

  static UsageAddress of(Map<String, String> parameters) {
    return new UsageAddress(
        new UsageQuestion(
            date(parameters.get("from")),
            date(parameters.get("to")),
            WireId.WORK.parse(parameters.get("work")),
            WireId.ASSET.parse(parameters.get("asset")),
            choice(parameters.get("use"), Use.class),
            Optional.ofNullable(parameters.get("territory")).filter(COUNTRY.asMatchPredicate()),
            WireId.GENERATOR.parse(parameters.get("generator")),
            choice(parameters.get("state"), AuthorizationStatus.class)),
        after(parameters.get("after")));
  }

  private static Optional<LocalDate> date(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(typed.strip()))
              .filter(day -> day.getYear() >= YEAR_AT_LEAST && day.getYear() <= YEAR_AT_MOST);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> choice(@Nullable String name, Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst();
  }

  private static Optional<After> after(@Nullable String text) {
    Matcher parts = AFTER.matcher(text == null ? "" : text);
    return parts.matches()
        ? WireId.AUTHORIZATION
            .parse(parts.group(1))
            .map(id -> new After(id, Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  static String write(After after) {
    return WireId.AUTHORIZATION.format(after.authorizationId()) + "." + after.position();
  }

  boolean isNarrowed() {
    return !question.equals(UsageQuestion.all());
  }

  /** The same question as a query; for its first page unless there is one before. */
  String query(Optional<After> last) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    add(query, "from", question.from());
    add(query, "to", question.to());
    add(query, "work", question.work().map(WireId.WORK::format));
    add(query, "asset", question.asset().map(WireId.ASSET::format));
    add(query, "use", question.use());
    add(query, "territory", question.territory());
    add(query, "generator", question.generator().map(WireId.GENERATOR::format));
    add(query, "state", question.state());
    add(query, "after", last.map(UsageAddress::write));
    return query.toString();
  }

  private static void add(StringJoiner query, String name, Optional<?> value) {
    value.ifPresent(
        given -> query.add(name + "=" + URLEncoder.encode(given + "", StandardCharsets.UTF_8)));
  }
}
