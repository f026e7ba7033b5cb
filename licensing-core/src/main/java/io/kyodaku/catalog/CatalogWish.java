package io.kyodaku.catalog;

import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.WireId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody looks for in the catalogue, as it was understood, and as conditions of SQL. */
record CatalogWish(
    String text,
    Optional<Use> use,
    String territory,
    Optional<AssetKind> kind,
    Optional<UUID> work,
    Optional<CatalogSearch.PriceBand> price,
    Optional<CatalogSearch.Order> order) {

  static CatalogWish read(CatalogSearch.Query query, FieldErrors errors) {
    String text = errors.optionalLine("q", query.text(), CatalogSearch.TEXT_LENGTH_AT_MOST);
    Optional<Use> use =
        isBlank(query.use()) ? Optional.empty() : errors.choice("use", query.use(), Use.class);
    String territory = query.territory() == null ? "" : query.territory().strip();
    if (!territory.isEmpty() && !Territories.isCountry(territory)) {
      errors.add("territory", CatalogFault.NO_COUNTRY);
    }
    CatalogSearch.Narrowing chosen = query.narrowing();
    return new CatalogWish(
        text,
        use,
        territory,
        choice(chosen.kind(), AssetKind.values()),
        WireId.WORK.parse(chosen.work()),
        choice(chosen.price(), CatalogSearch.PriceBand.values()),
        choice(chosen.order(), CatalogSearch.Order.values()));
  }

  private static <E extends Enum<E>> Optional<E> choice(@Nullable String name, E[] values) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** All of it, of what is listed. */
  Conditions conditions() {
    Conditions conditions = base();
    narrow(conditions, CatalogCounts.Part.TOTAL);
    return conditions;
  }

  /** What is no choice that is counted, of what is listed. */
  Conditions base() {
    Conditions conditions = new Conditions(Columns.OF_ASSETS);
    if (!territory.isEmpty()) {
      conditions.shownIn(territory);
    }
    if (!text.isEmpty()) {
      conditions.named(text);
    }
    return conditions;
  }

  /** The choices alone, but for the one that a part counts, of the table that is counted. */
  Conditions narrowing(CatalogCounts.Part part) {
    Conditions conditions = new Conditions(Columns.OF_LISTED);
    narrow(conditions, part);
    return conditions;
  }

  private void narrow(Conditions conditions, CatalogCounts.Part part) {
    if (part != CatalogCounts.Part.USES) {
      use.ifPresent(conditions::allowing);
    }
    if (part != CatalogCounts.Part.KINDS) {
      kind.ifPresent(conditions::ofKind);
    }
    if (part != CatalogCounts.Part.WORKS) {
      work.ifPresent(conditions::ofWork);
    }
    if (part != CatalogCounts.Part.PRICES) {
      price.ifPresent(conditions::costing);
    }
  }

  /** Where a condition finds what it is about: in what is listed, or in a table made of it. */
  enum Columns {
    OF_ASSETS("a.kind", "w.id", ListedAsset.PRESET, CatalogSearch.CREDITS),
    OF_LISTED("kind", "work", "preset", "credits");

    private final String kind;
    private final String work;
    final String preset;
    private final String credits;

    Columns(String kind, String work, String preset, String credits) {
      this.kind = kind;
      this.work = work;
      this.preset = preset;
      this.credits = credits;
    }
  }

  /** What is asked for, as SQL and its parameters. */
  static final class Conditions {

    final StringBuilder sql = new StringBuilder();
    final List<Object> parameters = new ArrayList<>();
    private final Columns columns;

    Conditions(Columns columns) {
      this.columns = columns;
    }

    void allowing(Use use) {
      sql.append(" and ")
          .append(columns.preset)
          .append(use == Use.COMMERCIAL ? " in ('OPEN', 'ASK')" : " <> 'CLOSED'");
    }

    void ofKind(AssetKind wanted) {
      sql.append(" and ").append(columns.kind).append(" = ?");
      parameters.add(wanted);
    }

    void ofWork(UUID wanted) {
      sql.append(" and ").append(columns.work).append(" = ?");
      parameters.add(wanted);
    }

    void costing(CatalogSearch.PriceBand band) {
      sql.append(" and ").append(columns.credits).append(' ').append(band.condition());
    }

    void shownIn(String country) {
      sql.append(" and (c.territories = '*' or ? = any (string_to_array(c.territories, '|')))");
      parameters.add(country);
    }

    /**
     * Also as it is written in the other kana, or the other Chinese characters. A text of signs
     * alone has no key, and is looked for in assets' own names and their works' titles only.
     */
    void named(String text) {
      sql.append(
          " and (a.name ilike ? or w.title ilike ? or w.id in (select work_id from work_title where"
              + " title ilike ?)");
      parameters.add(containing(text));
      parameters.add(containing(text));
      parameters.add(containing(text));
      String[] keys =
          OtherScripts.of(text).stream()
              .map(AliasKey::normalize)
              .filter(key -> !key.isEmpty())
              .distinct()
              .map(Conditions::containing)
              .toArray(String[]::new);
      if (keys.length > 0) {
        sql.append(
            " or a.id in (select asset_id from alias where status = 'LIVE' and match_key like any"
                + " (?))");
        parameters.add(keys);
      }
      sql.append(")");
    }

    private static String containing(String text) {
      return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
  }
}
