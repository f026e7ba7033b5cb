package io.kyodaku.portal.rightsholder;

import com.ibm.icu.text.ListFormatter;
import io.kyodaku.policy.CeilingUse;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Obligation;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.TerritoryGroup;
import io.kyodaku.rule.TerritorySet;
import io.kyodaku.rule.Theme;
import io.kyodaku.rule.Use;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules, guards, ceilings and obligations in sentences that a lawyer and an artist both read. */
@Dependent
public class ControlsWords {

  private static final int ONCE_BPS = 10_000;

  private final PageErrors texts;
  private final Formats formats;
  private final Language language;

  @Inject
  ControlsWords(PageErrors texts, Formats formats, Language language) {
    this.texts = texts;
    this.formats = formats;
    this.language = language;
  }

  /** A sentence, below the name that its owner gave it; guards and ceilings have none. */
  public record Told(String name, String sentence) {}

  /**
   * Everything that is said, in its order.
   *
   * @param names of those whom the controls name
   */
  List<Told> all(Controls controls, Map<UUID, String> names) {
    return Stream.of(
            rules(controls, names).stream(),
            guards(controls.guards(), names).stream().map(told -> new Told("", told)),
            controls.ceilings().stream().map(ceiling -> new Told("", ceiling(ceiling))))
        .flatMap(part -> part)
        .toList();
  }

  List<Told> rules(Controls controls, Map<UUID, String> names) {
    return controls.rules().stream()
        .map(rule -> new Told(rule.name(), sentence(rule, controls.zone(), names)))
        .toList();
  }

  String sentence(Rule rule, ZoneId zone, Map<UUID, String> names) {
    List<String> when = conditions(rule.conditions(), zone, names);
    String told =
        fill(
            "rule.whole",
            when.isEmpty() ? texts.text("rule.always") : joined(when),
            joined(outcome(rule)));
    int first = Character.charCount(told.codePointAt(0));
    return told.substring(0, first).toUpperCase(language.getLocale()) + told.substring(first);
  }

  private List<String> conditions(Conditions of, ZoneId zone, Map<UUID, String> names) {
    List<String> when = new ArrayList<>();
    territories(of.territories()).ifPresent(when::add);
    say(when, "rule.use", of.uses(), use -> texts.text("rule.use." + use));
    say(when, "rule.age", of.ages(), age -> texts.text("rule.age." + age));
    say(when, "rule.quality", of.qualities(), q -> texts.text("rule.quality." + q));
    seconds(of).ifPresent(when::add);
    say(when, "rule.generators", of.generators(), id -> names.getOrDefault(id, id.toString()));
    if (!of.creators().isEmpty()) {
      when.add(fill("rule.creators", of.creators().size()));
    }
    say(when, "rule.themes", of.themes(), this::theme);
    say(when, "rule.themesNot", of.themesNot(), this::theme);
    window(of, zone).ifPresent(when::add);
    return when;
  }

  private <T> void say(
      List<String> when, String key, Collection<T> of, Function<T, String> called) {
    if (!of.isEmpty()) {
      when.add(fill(key, or(of.stream().map(called).toList())));
    }
  }

  private Optional<String> territories(TerritorySet set) {
    String without = and(set.exclude().stream().map(this::territory).toList());
    if (!set.include().isEmpty()) {
      String in = and(set.include().stream().map(this::territory).toList());
      return Optional.of(
          set.exclude().isEmpty() ? fill("rule.in", in) : fill("rule.inWithout", in, without));
    }
    return set.exclude().isEmpty()
        ? Optional.empty()
        : Optional.of(fill("rule.everywhereWithout", without));
  }

  /** A country or a group of countries. */
  String territory(String name) {
    return TerritoryGroup.of(name).isPresent()
        ? texts.text("territory." + name)
        : formats.country(name);
  }

  /** A generator's own tags are told as they are. */
  String theme(String tag) {
    return Theme.KNOWN.contains(tag) ? texts.text("theme." + tag) : tag;
  }

  private Optional<String> seconds(Conditions of) {
    if (of.secondsAtLeast().isPresent()) {
      int atLeast = of.secondsAtLeast().getAsInt();
      return Optional.of(
          of.secondsAtMost().isPresent()
              ? fill("rule.seconds", atLeast, of.secondsAtMost().getAsInt())
              : fill("rule.secondsAtLeast", atLeast));
    }
    return of.secondsAtMost().isPresent()
        ? Optional.of(fill("rule.secondsAtMost", of.secondsAtMost().getAsInt()))
        : Optional.empty();
  }

  private Optional<String> window(Conditions of, ZoneId zone) {
    if (of.from().isEmpty() && of.until().isEmpty()) {
      return Optional.empty();
    }
    String key =
        of.until().isEmpty() ? "rule.from" : of.from().isEmpty() ? "rule.until" : "rule.window";
    return Optional.of(
        fill(
            key,
            of.from().map(this::moment).orElse(""),
            of.until().map(this::moment).orElse(""),
            zone.getId().equals("Z") ? "UTC" : zone.getId()));
  }

  private String moment(LocalDateTime moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language.getLocale())
        .format(moment);
  }

  private List<String> outcome(Rule rule) {
    List<String> told = new ArrayList<>();
    told.add(
        rule.action() == Action.BLOCK
            ? texts.text("rule.action.BLOCK")
            : fill("rule.action." + rule.action(), price(rule)));
    rule.obligations().forEach(obligation -> told.add(obligation(obligation)));
    return told;
  }

  private String price(Rule rule) {
    if (rule.factorBps().isEmpty()) {
      Set<Use> uses = rule.conditions().uses();
      return texts.text(
          uses.equals(Set.of(Use.COMMERCIAL))
              ? "rule.price.three"
              : uses.isEmpty() || uses.contains(Use.COMMERCIAL)
                  ? "rule.price.usual"
                  : "rule.price.once");
    }
    int bps = rule.factorBps().getAsInt();
    return switch (bps) {
      case 0 -> texts.text("rule.price.free");
      case ONCE_BPS / 2 -> texts.text("rule.price.half");
      case ONCE_BPS -> texts.text("rule.price.once");
      default -> fill("rule.price.part", formats.percent(bps));
    };
  }

  private String obligation(Obligation obligation) {
    return switch (obligation) {
      case Obligation.Attribution attribution ->
          attribution.text().isEmpty()
              ? texts.text("rule.with.attribution")
              : fill("rule.with.attributionAs", attribution.text());
      case Obligation.VisibleMark mark -> texts.text("rule.with.visible-mark");
      case Obligation.Provenance provenance -> texts.text("rule.with.provenance");
      case Obligation.Retention retention -> fill("rule.with.retention", retention.days());
    };
  }

  List<String> guards(Guards guards, Map<UUID, String> names) {
    List<String> told = new ArrayList<>();
    say(told, "guard.blockedTerms", guards.blockedTerms(), term -> fill("guard.term", term));
    say(told, "guard.neverWith", guards.neverWith(), company -> company(company, names));
    say(told, "guard.onlyWith", guards.onlyWith(), company -> company(company, names));
    say(told, "guard.audience", guards.audience(), age -> texts.text("rule.age." + age));
    return told;
  }

  private String company(Guards.Company company, Map<UUID, String> names) {
    return switch (company) {
      case Guards.Company.OfAsset of -> names.getOrDefault(of.assetId(), of.assetId().toString());
      case Guards.Company.OfTenant of ->
          fill("guard.anythingOf", names.getOrDefault(of.tenantId(), of.tenantId().toString()));
      case Guards.Company.OfKind of -> texts.text("guard.kind." + of.kind());
    };
  }

  String ceiling(Ceiling ceiling) {
    return fill("ceiling." + ceiling.per() + "." + ceiling.span(), ceiling.limit());
  }

  /** With how much of it is given away. */
  String ceiling(CeilingUse.Used used) {
    Ceiling ceiling = used.ceiling();
    return ceiling(ceiling)
        + " "
        + fill("ceiling.used." + ceiling.per() + "." + ceiling.span(), used.used());
  }

  private String joined(List<String> parts) {
    String whole = parts.getFirst();
    for (String part : parts.subList(1, parts.size())) {
      whole = fill("rule.join", whole, part);
    }
    return whole;
  }

  private String and(List<String> parts) {
    return list(parts, ListFormatter.Type.AND);
  }

  private String or(List<String> parts) {
    return list(parts, ListFormatter.Type.OR);
  }

  private String list(List<String> parts, ListFormatter.Type type) {
    return ListFormatter.getInstance(language.getLocale(), type, ListFormatter.Width.WIDE)
        .format(parts);
  }

  private String fill(String key, Object... values) {
    return new MessageFormat(texts.text(key), language.getLocale()).format(values);
  }
}
