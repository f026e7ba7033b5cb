package io.kyodaku.catalog;

import io.kyodaku.rule.Use;
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
import java.util.List;
import java.util.UUID;
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

  /** The list price of a second in credits. */
  static final String CREDITS =
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

    String condition() {
      return condition;
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
    CatalogWish wish = CatalogWish.read(query, errors);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    int page = page(query);
    return new Found(items(query, wish, page), page, total(wish.conditions()));
  }

  /**
   * One choice.
   *
   * @param value for the address: a name, or an id on the wire
   * @param title of a work, in the reader's language where it has one; empty where the value is a
   *     word of the portal
   * @param count how much there would be
   */
  public record Choice(String value, String title, long count) {}

  /**
   * What can be chosen from, each counted as if all the other choices stood and its own did not.
   *
   * @param works those with most in them
   */
  public record Choices(
      List<Choice> kinds, List<Choice> uses, List<Choice> prices, List<Choice> works) {

    static final Choices NONE = new Choices(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * What was found, and what else there is to choose from; nothing where the question is not one.
   */
  public record Browsed(Outcome outcome, Choices choices) {}

  /** Searches, and counts the choices on the way. */
  public Browsed browse(Query query) {
    FieldErrors errors = new FieldErrors();
    CatalogWish wish = CatalogWish.read(query, errors);
    if (!errors.none()) {
      return new Browsed(new Invalid(errors.list()), Choices.NONE);
    }
    int page = page(query);
    CatalogCounts counts = counts(wish);
    return new Browsed(
        new Found(items(query, wish, page), page, counts.total()), titled(query, counts.choices()));
  }

  /**
   * Some of what somebody may publish, the same all day and for everybody.
   *
   * @param day any number
   * @param language the reader's, BCP 47
   */
  public List<ListedAsset> some(long day, int many, String language) {
    ReaderLanguage reading = ReaderLanguage.of(language);
    CatalogWish.Conditions conditions = new CatalogWish.Conditions(CatalogWish.Columns.OF_ASSETS);
    conditions.allowing(Use.SHARED);
    return WorkTitles.read(
        reader,
        reading,
        reader.list(
            "select "
                + ListedAsset.COLUMNS
                + ListedAsset.LISTED
                + conditions.sql
                + " order by uuid_hash_extended(a.id, ?), a.id limit ?",
            ListedAsset::of,
            reading.tags().toArray(String[]::new),
            reading.language(),
            day,
            many));
  }

  private Choices titled(Query query, Choices choices) {
    WorkTitles titles =
        WorkTitles.of(
            reader,
            choices.works().stream().map(CatalogSearch::workId).toList(),
            ReaderLanguage.of(query.language()));
    List<Choice> works =
        choices.works().stream()
            .map(
                work ->
                    new Choice(work.value(), titles.of(workId(work), work.title()), work.count()))
            .toList();
    return new Choices(choices.kinds(), choices.uses(), choices.prices(), works);
  }

  private static UUID workId(Choice work) {
    return WireId.WORK.parse(work.value()).orElseThrow();
  }

  /** Goes through what is listed once, and counts it in each of its parts. */
  private CatalogCounts counts(CatalogWish wish) {
    CatalogWish.Conditions base = wish.base();
    List<Object> parameters = new ArrayList<>(base.parameters);
    StringBuilder sql =
        new StringBuilder("with listed as materialized (select a.kind, w.id as work, w.title, ")
            .append(CatalogWish.Columns.OF_ASSETS.preset)
            .append(" as preset, ")
            .append(CREDITS)
            .append(" as credits")
            .append(ListedAsset.LISTED)
            .append(base.sql)
            .append(") ");
    for (CatalogCounts.Part part : CatalogCounts.Part.values()) {
      CatalogWish.Conditions conditions = wish.narrowing(part);
      sql.append(part == CatalogCounts.Part.TOTAL ? "" : " union all ")
          .append(part.select(conditions.sql));
      parameters.addAll(conditions.parameters);
    }
    sql.append(" order by part, place");
    CatalogCounts counts = new CatalogCounts();
    reader.list(sql.toString(), counts::take, parameters.toArray());
    return counts;
  }

  private List<ListedAsset> items(Query query, CatalogWish wish, int page) {
    ReaderLanguage language = ReaderLanguage.of(query.language());
    CatalogWish.Conditions conditions = wish.conditions();
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
    return WorkTitles.read(
        reader,
        language,
        reader.list(
            "select "
                + ListedAsset.COLUMNS
                + ListedAsset.LISTED
                + conditions.sql
                + " order by "
                + wish.order().map(order -> order.sql).orElse(BEST_MATCH)
                + " limit ? offset ?",
            ListedAsset::of,
            parameters.toArray()));
  }

  private long total(CatalogWish.Conditions conditions) {
    return reader
        .first(
            "select count(*)" + ListedAsset.LISTED + conditions.sql,
            row -> row.getLong(1),
            conditions.parameters.toArray())
        .orElse(0L);
  }

  private static int page(Query query) {
    return Math.clamp(query.page(), 1, PAGES_AT_MOST);
  }
}
