package io.kyodaku.rule;

import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.TextFault;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads controls from JSON; all that is wrong is collected, and nothing is guessed. */
final class ControlsReader {

  static final String ASSET = "asset:";
  static final String TENANT = "tenant:";
  static final String KIND = "kind:";

  private static final Pattern RULE_ID =
      Pattern.compile("[a-z0-9]{1," + Rule.ID_LENGTH_AT_MOST + "}");
  private static final int NAMES_AT_MOST = 300;
  private static final int GENERATORS_AT_MOST = 100;
  private static final int THEMES_AT_MOST = 50;
  private static final int OBLIGATIONS_AT_MOST = 200;

  /** More seconds than can be asked for. */
  private static final int SECONDS_AT_MOST = 3_600;

  private final JsonMembers whole;
  private final FieldErrors errors;

  ControlsReader(JsonMembers whole) {
    this.whole = whole;
    this.errors = whole.errors();
  }

  /** Only good when there is no error. */
  Controls controls() {
    ZoneId zone = zone();
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonMembers members : whole.objects("rules", Controls.RULES_AT_MOST)) {
      rules.add(rule(members, ids));
    }
    Guards guards = guards(whole.object("guards"));
    List<Ceiling> ceilings = new ArrayList<>();
    for (JsonMembers members : whole.objects("ceilings", Controls.CEILINGS_AT_MOST)) {
      ceiling(members, ceilings);
    }
    whole.nothingElse();
    return new Controls(zone, rules, guards, ceilings);
  }

  private ZoneId zone() {
    Optional<String> id = whole.text("zone");
    if (id.isEmpty()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(id.get());
    } catch (DateTimeException unknown) {
      errors.add("zone", RuleFault.NO_TIME_ZONE);
      return ZoneOffset.UTC;
    }
  }

  private Rule rule(JsonMembers members, Set<String> ids) {
    String id = members.text("id").orElse("");
    if (!RULE_ID.matcher(id).matches()) {
      errors.add(members.at("id"), RuleFault.NO_RULE_ID, Rule.ID_LENGTH_AT_MOST);
    } else if (!ids.add(id)) {
      errors.add(members.at("id"), RuleFault.RULE_ID_TAKEN);
    }
    String name =
        errors.line(
            members.at("name"), members.text("name").orElse(null), Rule.NAME_LENGTH_AT_MOST);
    Action action =
        errors
            .choice(members.at("action"), members.text("action").orElse(null), Action.class)
            .orElse(Action.BLOCK);
    Conditions conditions = conditions(members);
    OptionalInt factor = members.integer("factorBps", 0, Rule.FACTOR_BPS_AT_MOST);
    List<Obligation> obligations = obligations(members, true);
    if (action == Action.BLOCK) {
      notForBlock(members, "factorBps");
      notForBlock(members, ControlsText.OBLIGATIONS);
    }
    members.nothingElse();
    return new Rule(id, name, action, conditions, factor, obligations);
  }

  private void notForBlock(JsonMembers members, String name) {
    if (members.has(name)) {
      errors.add(members.at(name), RuleFault.NOT_FOR_BLOCK);
    }
  }

  private Conditions conditions(JsonMembers members) {
    JsonMembers seconds = members.object("seconds");
    OptionalInt atLeast = seconds.integer("atLeast", 1, SECONDS_AT_MOST);
    OptionalInt atMost = seconds.integer("atMost", 1, SECONDS_AT_MOST);
    seconds.nothingElse();
    if (atLeast.isPresent() && atMost.isPresent() && atLeast.getAsInt() > atMost.getAsInt()) {
      errors.add(members.at("seconds"), RuleFault.SECONDS_END_BEFORE);
    }
    Optional<LocalDateTime> from = moment(members, "from");
    Optional<LocalDateTime> until = moment(members, "until");
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      errors.add(members.at("until"), RuleFault.WINDOW_ENDS_BEFORE);
    }
    TreeSet<String> themes = new TreeSet<>(themes(members, "themes"));
    TreeSet<String> themesNot = new TreeSet<>(themes(members, "themesNot"));
    if (themes.stream().anyMatch(themesNot::contains)) {
      errors.add(members.at("themesNot"), RuleFault.THEME_BOTH_WAYS);
    }
    TreeSet<UUID> creators =
        new TreeSet<>(members.texts("creators", Conditions.CREATORS_AT_MOST, this::id));
    if (members.has("creators") && creators.isEmpty()) {
      errors.add(members.at("creators"), RuleFault.FOR_NOBODY);
    }
    return new Conditions(
        members.choices("uses", Use.class),
        territories(members),
        members.choices("ages", AgeBand.class),
        members.choices("qualities", Quality.class),
        atLeast,
        atMost,
        new TreeSet<>(members.texts("generators", GENERATORS_AT_MOST, this::id)),
        creators,
        themes,
        themesNot,
        from,
        until);
  }

  private TerritorySet territories(JsonMembers rule) {
    JsonMembers members = rule.object("territories");
    List<String> include = members.texts("include", NAMES_AT_MOST, this::territory);
    List<String> exclude = members.texts("exclude", NAMES_AT_MOST, this::territory);
    Optional<String> covers = members.text("covers");
    members.nothingElse();
    TerritorySet set =
        covers
            .map(kept -> new TerritorySet(include, exclude, Territories.stored(kept)))
            .orElseGet(() -> TerritorySet.of(include, exclude));
    if (set.covered().isEmpty()) {
      errors.add(rule.at("territories"), RuleFault.COVERS_NO_COUNTRY);
    }
    return set;
  }

  private Optional<String> territory(String name, String at) {
    return valid(name, at, TerritorySet.isName(name), RuleFault.NO_TERRITORY);
  }

  private List<String> themes(JsonMembers members, String name) {
    return members.texts(
        name,
        THEMES_AT_MOST,
        (text, at) -> {
          Optional<String> tag = Theme.of(text);
          if (tag.isEmpty()) {
            errors.add(at, RuleFault.NO_THEME);
          }
          return tag;
        });
  }

  private Optional<LocalDateTime> moment(JsonMembers members, String name) {
    return members
        .text(name)
        .flatMap(
            text ->
                read(text, members.at(name), RuleFault.NO_DATE_TIME, ControlsReader::readMoment));
  }

  /** To the minute: what people and forms write. */
  private static LocalDateTime readMoment(String text) {
    LocalDateTime moment = LocalDateTime.parse(text);
    if (moment.getYear() < 1900 || moment.getYear() > 9_999) {
      throw new DateTimeException("not a year that anybody means");
    }
    return moment;
  }

  /**
   * @param once whether each kind may be there once only, as in one rule
   */
  List<Obligation> obligations(JsonMembers rule, boolean once) {
    List<Obligation> obligations = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (JsonMembers members : rule.objects(ControlsText.OBLIGATIONS, OBLIGATIONS_AT_MOST)) {
      String code = members.text("code").orElse("");
      Obligation obligation =
          switch (code) {
            case "attribution" ->
                new Obligation.Attribution(
                    errors.optionalLine(
                        members.at("text"),
                        members.text("text").orElse(null),
                        Obligation.TEXT_LENGTH_AT_MOST));
            case "visible-mark" -> new Obligation.VisibleMark();
            case "provenance" -> new Obligation.Provenance();
            case "retention" -> retention(members);
            default -> null;
          };
      if (obligation == null) {
        errors.add(members.at("code"), RuleFault.NO_OBLIGATION);
      } else if (once && !codes.add(code)) {
        errors.add(members.at("code"), RuleFault.SAID_TWICE);
      } else {
        obligations.add(obligation);
      }
      members.nothingElse();
    }
    return obligations;
  }

  private Obligation retention(JsonMembers members) {
    if (!members.has("days")) {
      errors.add(members.at("days"), RuleFault.IS_NO_WHOLE_NUMBER);
    }
    return new Obligation.Retention(members.integer("days", 1, Obligation.DAYS_AT_MOST).orElse(1));
  }

  private Guards guards(JsonMembers members) {
    List<String> terms = members.texts("blockedTerms", Guards.TERMS_AT_MOST, this::term);
    List<Guards.Company> never = members.texts("neverWith", Guards.COMPANY_AT_MOST, this::company);
    List<Guards.Company> only = members.texts("onlyWith", Guards.COMPANY_AT_MOST, this::company);
    if (never.stream().anyMatch(only::contains)) {
      errors.add(members.at("onlyWith"), RuleFault.NEVER_AND_ONLY);
    }
    Set<AgeBand> audience = members.choices("audience", AgeBand.class);
    members.nothingElse();
    return new Guards(terms, new LinkedHashSet<>(never), new LinkedHashSet<>(only), audience);
  }

  /** Found as names are, so it has to be what a name has to be. */
  private Optional<String> term(String text, String at) {
    String term = PlainText.tidy(text, PlainText.Shape.LINE);
    return switch (AliasKey.of(term)) {
      case AliasKey.Usable usable -> Optional.of(term);
      case AliasKey.Unusable unusable -> {
        errors.add(at, unusable.problem().fault());
        yield Optional.empty();
      }
    };
  }

  private Optional<Guards.Company> company(String text, String at) {
    return read(text, at, RuleFault.NO_COMPANY, ControlsReader::readCompany);
  }

  private static Guards.Company readCompany(String text) {
    if (text.startsWith(ASSET)) {
      return new Guards.Company.OfAsset(UUID.fromString(text.substring(ASSET.length())));
    }
    if (text.startsWith(TENANT)) {
      return new Guards.Company.OfTenant(UUID.fromString(text.substring(TENANT.length())));
    }
    if (text.startsWith(KIND)) {
      return new Guards.Company.OfKind(AssetKind.valueOf(text.substring(KIND.length())));
    }
    throw new IllegalArgumentException(text);
  }

  private void ceiling(JsonMembers members, List<Ceiling> ceilings) {
    Optional<Ceiling.Per> per =
        errors.choice(members.at("per"), members.text("per").orElse(null), Ceiling.Per.class);
    Optional<Ceiling.Span> span =
        errors.choice(members.at("span"), members.text("span").orElse(null), Ceiling.Span.class);
    if (span.filter(Ceiling.Span.MONTH::equals).isPresent()) {
      errors.add(members.at("span"), TextFault.CHOICE_UNKNOWN, "DAY, EVER");
      span = Optional.empty();
    }
    OptionalLong limit = members.number("limit", 0, Ceiling.LIMIT_AT_MOST);
    members.nothingElse();
    if (limit.isEmpty() || limit.getAsLong() == 0) {
      errors.add(members.at("limit"), RuleFault.CEILING_OF_NOTHING);
    } else if (per.isPresent() && span.isPresent()) {
      Ceiling ceiling = new Ceiling(per.get(), span.get(), limit.getAsLong());
      if (ceilings.stream()
          .anyMatch(other -> other.per() == ceiling.per() && other.span() == ceiling.span())) {
        errors.add(members.at("per"), RuleFault.SAID_TWICE);
      }
      ceilings.add(ceiling);
    }
  }

  private Optional<UUID> id(String text, String at) {
    return read(text, at, RuleFault.NO_ID, UUID::fromString);
  }

  private <T> Optional<T> read(
      String text, String at, RuleFault otherwise, Function<String, @Nullable T> read) {
    try {
      return Optional.ofNullable(read.apply(text));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      errors.add(at, otherwise);
      return Optional.empty();
    }
  }

  private Optional<String> valid(String text, String at, boolean isValid, RuleFault otherwise) {
    if (!isValid) {
      errors.add(at, otherwise);
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
