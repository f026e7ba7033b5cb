package io.kyodaku.catalog;

import io.kyodaku.decision.Territories;
import io.kyodaku.decision.Use;
import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      int page,
      @Nullable String language) {}

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
    String text = errors.optionalLine("q", query.text(), TEXT_LENGTH_AT_MOST);
    Conditions conditions = new Conditions();
    Optional<Use> use =
        isBlank(query.use()) ? Optional.empty() : errors.choice("use", query.use(), Use.class);
    use.ifPresent(conditions::allowing);
    String territory = query.territory() == null ? "" : query.territory().strip();
    if (!territory.isEmpty() && !Territories.isCountry(territory)) {
      errors.add("territory", CatalogFault.NO_COUNTRY);
    }
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    if (!territory.isEmpty()) {
      conditions.shownIn(territory);
    }
    String key = AliasKey.normalize(text);
    if (!text.isEmpty()) {
      conditions.named(text, key);
    }
    int page = Math.clamp(query.page(), 1, PAGES_AT_MOST);
    return new Found(items(query, conditions, key, page), page, total(conditions));
  }

  private List<ListedAsset> items(Query query, Conditions conditions, String key, int page) {
    ReaderLanguage language = ReaderLanguage.of(query.language());
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(language.tags().toArray(String[]::new));
    parameters.add(language.language());
    parameters.addAll(conditions.parameters);
    parameters.add(key);
    parameters.add(key);
    parameters.add(PAGE_SIZE);
    parameters.add((page - 1) * PAGE_SIZE);
    return reader.list(
        "select "
            + ListedAsset.COLUMNS
            + ListedAsset.LISTED
            + conditions.sql
            + " order by (select min(case when l.match_key = k.key then 0"
            + " when starts_with(l.match_key, k.key) then 1 else 2 end)"
            + " from alias l, (select ? as key) k where l.asset_id = a.id and l.status = 'LIVE'"
            + " and ? <> ''), a.name, a.id limit ? offset ?",
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

    /** A text of signs alone has no key, and is looked for in assets' own names only. */
    void named(String text, String key) {
      sql.append(" and (a.name ilike ?");
      parameters.add(containing(text));
      if (!key.isEmpty()) {
        sql.append(
            " or a.id in (select asset_id from alias where status = 'LIVE' and match_key like ?)");
        parameters.add(containing(key));
      }
      sql.append(")");
    }

    private static String containing(String text) {
      return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
  }
}
