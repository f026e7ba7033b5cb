package io.kyodaku.catalog;

import io.kyodaku.decision.Territories;
import io.kyodaku.decision.Use;
import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be licensed, by any of its names in any language. A name is compared as screening
 * compares it, so that whoever finds an asset by a name is also understood by it in a prompt.
 */
@Dependent
public class CatalogSearch {

  public static final int PAGE_SIZE = 24;
  public static final int TEXT_LENGTH_AT_MOST = 200;
  private static final int PAGES_AT_MOST = 10_000;
  private static final int WORKS_AT_MOST = 12;

  /** The list price of a second in credits. */
  private static final String CREDITS =
      "(select c.price_per_second_micros::numeric / p.micros_per_credit from par_table p"
          + " where p.currency = c.currency order by p.version desc limit 1)";

  private static final String BEST_MATCH =
      "(select min(case when l.match_key = k.key then 0"
          + " when starts_with(l.match_key, k.key) then 1 else 2 end)"
          + " from alias l, (select ? as key) k where l.asset_id = a.id and l.status = 'LIVE'"
          + " and ? <> ''), a.name, a.id";

  private final Sql reader;

  @Inject
  public CatalogSearch(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = new Sql(reader);
  }

  /**
   * What somebody looks for, as typed.
   *
   * @param text part of a name; nothing for everything
   * @param territory a country code; only what may be shown there
   * @param use a {@link Use} by name; only what is allowed for it or can be asked for
   * @param page from 1; whatever is below is the first
   * @param language the reader's, BCP 47
   */
  public record Query(
      @Nullable String text,
      @Nullable String territory,
      @Nullable String use,
      Narrowing narrowing,
      int page,
      @Nullable String language) {

    /** A question without narrowing. */
    public Query(
        @Nullable String text,
        @Nullable String territory,
        @Nullable String use,
        int page,
        @Nullable String language) {
      this(text, territory, use, Narrowing.NONE, page, language);
    }
  }

  /**
   * What somebody chose from what there is; what is no choice is none.
   *
   * @param kind an {@link AssetKind} by name
   * @param work its id, {@code work_…}
   * @param price a {@link PriceBand} by name
   * @param order an {@link Order} by name
   */
  public record Narrowing(
      @Nullable String kind,
      @Nullable String work,
      @Nullable String price,
      @Nullable String order) {

    public static final Narrowing NONE = new Narrowing(null, null, null, null);
  }

  /** List prices by the second, in credits at the newest par. */
  public enum PriceBand {
    UP_TO_4("<= 4"),
    UP_TO_8("between 4.000001 and 8"),
    ABOVE_8("> 8");

    private final String condition;

    PriceBand(String condition) {
      this.condition = condition;
    }
  }

  /** In which order what was found is shown; without a choice, the best match first. */
  public enum Order {
    NAME("a.name, a.id"),
    CHEAPEST(CREDITS + ", a.name, a.id"),
    DEAREST(CREDITS + " desc, a.name, a.id"),
    NEWEST("a.created_at desc, a.id");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /**
   * @param items at most {@link #PAGE_SIZE}, exact names first
   * @param page from 1
   * @param total on all pages
   */
  public record Found(List<ListedAsset> items, int page, long total) implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  public Outcome search(Query query) {
    FieldErrors errors = new FieldErrors();
    Wish wish = read(query, errors);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    int page = Math.clamp(query.page(), 1, PAGES_AT_MOST);
    return new Found(items(query, wish, page), page, total(wish.conditions(Facet.NONE)));
  }

  /**
   * One choice.
   *
   * @param value for the address: a name, or an id on the wire
   * @param title of a work; empty where the value is a word of the portal
   * @param count how much there would be
   */
  public record Choice(String value, String title, long count) {}

  /**
   * What can be chosen from, each counted as if all the other choices stood and its own did not.
   *
   * @param works those with most in them
   */
  public record Choices(
      List<Choice> kinds, List<Choice> uses, List<Choice> prices, List<Choice> works) {}

  /** Nothing where the question is not one. */
  public Choices choices(Query query) {
    FieldErrors errors = new FieldErrors();
    Wish wish = read(query, errors);
    if (!errors.none()) {
      return new Choices(List.of(), List.of(), List.of(), List.of());
    }
    return new Choices(
        kinds(wish.conditions(Facet.KIND)),
        uses(wish.conditions(Facet.USE)),
        prices(wish.conditions(Facet.PRICE)),
        works(wish.conditions(Facet.WORK)));
  }

  private List<Choice> kinds(Conditions conditions) {
    return reader.list(
        "select a.kind, count(*) as found"
            + ListedAsset.LISTED
            + conditions.sql
            + " group by a.kind order by found desc, a.kind",
        row -> new Choice(row.getString("kind"), "", row.getLong("found")),
        conditions.parameters.toArray());
  }

  private List<Choice> uses(Conditions conditions) {
    return reader
        .first(
            "select count(*) filter (where preset <> 'CLOSED') as fans, count(*) filter (where"
                + " preset in ('OPEN', 'ASK')) as traders from (select coalesce(pa.preset,"
                + " pw.preset, pt.preset, 'CLOSED') as preset"
                + ListedAsset.LISTED
                + conditions.sql
                + ") listed",
            row ->
                List.of(
                    new Choice(Use.PERSONAL.name(), "", row.getLong("fans")),
                    new Choice(Use.SHARED.name(), "", row.getLong("fans")),
                    new Choice(Use.COMMERCIAL.name(), "", row.getLong("traders"))),
            conditions.parameters.toArray())
        .orElse(List.of());
  }

  private List<Choice> prices(Conditions conditions) {
    String counts =
        Arrays.stream(PriceBand.values())
            .map(band -> "count(*) filter (where credits " + band.condition + ") as " + band)
            .collect(Collectors.joining(", "));
    return reader
        .first(
            "select "
                + counts
                + " from (select "
                + CREDITS
                + " as credits"
                + ListedAsset.LISTED
                + conditions.sql
                + ") listed",
            row -> {
              List<Choice> bands = new ArrayList<>();
              for (PriceBand band : PriceBand.values()) {
                bands.add(new Choice(band.name(), "", row.getLong(band.name())));
              }
              return bands;
            },
            conditions.parameters.toArray())
        .orElse(List.of());
  }

  private List<Choice> works(Conditions conditions) {
    List<Object> parameters = new ArrayList<>(conditions.parameters);
    parameters.add(WORKS_AT_MOST);
    return reader.list(
        "select w.id, w.title, count(*) as found"
            + ListedAsset.LISTED
            + conditions.sql
            + " group by w.id, w.title order by found desc, w.title, w.id limit ?",
        row ->
            new Choice(
                WireId.WORK.format(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getLong("found")),
        parameters.toArray());
  }

  private static Wish read(Query query, FieldErrors errors) {
    String text = errors.optionalLine("q", query.text(), TEXT_LENGTH_AT_MOST);
    Optional<Use> use =
        isBlank(query.use()) ? Optional.empty() : errors.choice("use", query.use(), Use.class);
    String territory = query.territory() == null ? "" : query.territory().strip();
    if (!territory.isEmpty() && !Territories.isCountry(territory)) {
      errors.add("territory", CatalogFault.NO_COUNTRY);
    }
    Narrowing chosen = query.narrowing();
    return new Wish(
        text,
        use,
        territory,
        choice(chosen.kind(), AssetKind.values()),
        WireId.WORK.parse(chosen.work()),
        choice(chosen.price(), PriceBand.values()),
        choice(chosen.order(), Order.values()));
  }

  private static <E extends Enum<E>> Optional<E> choice(@Nullable String name, E[] values) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private List<ListedAsset> items(Query query, Wish wish, int page) {
    ReaderLanguage language = ReaderLanguage.of(query.language());
    Conditions conditions = wish.conditions(Facet.NONE);
    String key = AliasKey.normalize(wish.text());
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(language.tags().toArray(String[]::new));
    parameters.add(language.language());
    parameters.addAll(conditions.parameters);
    if (wish.order().isEmpty()) {
      parameters.add(key);
      parameters.add(key);
    }
    parameters.add(PAGE_SIZE);
    parameters.add((page - 1) * PAGE_SIZE);
    return reader.list(
        "select "
            + ListedAsset.COLUMNS
            + ListedAsset.LISTED
            + conditions.sql
            + " order by "
            + wish.order().map(order -> order.sql).orElse(BEST_MATCH)
            + " limit ? offset ?",
        ListedAsset::of,
        parameters.toArray());
  }

  private long total(Conditions conditions) {
    return reader
        .first(
            "select count(*)" + ListedAsset.LISTED + conditions.sql,
            row -> row.getLong(1),
            conditions.parameters.toArray())
        .orElse(0L);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private enum Facet {
    NONE,
    KIND,
    USE,
    PRICE,
    WORK
  }

  /** A question that was understood. */
  private record Wish(
      String text,
      Optional<Use> use,
      String territory,
      Optional<AssetKind> kind,
      Optional<UUID> work,
      Optional<PriceBand> price,
      Optional<Order> order) {

    Conditions conditions(Facet without) {
      Conditions conditions = new Conditions();
      if (without != Facet.USE) {
        use.ifPresent(conditions::allowing);
      }
      if (!territory.isEmpty()) {
        conditions.shownIn(territory);
      }
      if (!text.isEmpty()) {
        conditions.named(text);
      }
      if (without != Facet.KIND) {
        kind.ifPresent(wanted -> conditions.with(" and a.kind = ?", wanted));
      }
      if (without != Facet.WORK) {
        work.ifPresent(wanted -> conditions.with(" and w.id = ?", wanted));
      }
      if (without != Facet.PRICE) {
        price.ifPresent(band -> conditions.sql.append(" and " + CREDITS + " " + band.condition));
      }
      return conditions;
    }
  }

  /** What is asked for, as SQL and its parameters. */
  private static final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    void allowing(Use use) {
      sql.append(" and coalesce(pa.preset, pw.preset, pt.preset, 'CLOSED') ")
          .append(use == Use.COMMERCIAL ? "in ('OPEN', 'ASK')" : "<> 'CLOSED'");
    }

    void shownIn(String country) {
      sql.append(" and (c.territories = '*' or ? = any (string_to_array(c.territories, '|')))");
      parameters.add(country);
    }

    void with(String condition, Object parameter) {
      sql.append(condition);
      parameters.add(parameter);
    }

    /**
     * Also as it is written in the other kana, or the other Chinese characters. A text of signs
     * alone has no key, and is looked for in assets' own names and their works' titles only.
     */
    void named(String text) {
      sql.append(" and (a.name ilike ? or w.title ilike ?");
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
