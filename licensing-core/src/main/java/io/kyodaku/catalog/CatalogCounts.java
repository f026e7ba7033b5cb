package io.kyodaku.catalog;

import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much there is of what was looked for, in all and by each way to narrow it. */
final class CatalogCounts {

  private static final int WORKS_AT_MOST = 12;

  private final Map<Part, List<CatalogSearch.Choice>> choices = new EnumMap<>(Part.class);

  /**
   * One way to count what is {@code listed}: a table with {@code kind}, {@code work}, {@code
   * title}, {@code preset} and {@code credits}.
   */
  enum Part {
    TOTAL,
    KINDS,
    USES,
    PRICES,
    WORKS;

    /**
     * Rows of part, place, value, title and found.
     *
     * @param narrowing as what follows {@code where true}
     */
    String select(CharSequence narrowing) {
      String from = " from listed where true" + narrowing;
      String part = "select '" + this + "' as part, ";
      return switch (this) {
        case TOTAL -> part + "1 as place, '' as value, '' as title, count(*) as found" + from;
        case KINDS ->
            part
                + "row_number() over (order by count(*) desc, kind), kind, '', count(*)"
                + from
                + " group by kind";
        case USES ->
            part
                + "u.place, u.value, '', u.found from (select count(*) filter (where preset <>"
                + " 'CLOSED') as fans, count(*) filter (where preset in ('OPEN', 'ASK')) as traders"
                + from
                + ") c cross join lateral unnest(array['"
                + String.join("', '", Use.PERSONAL.name(), Use.SHARED.name(), Use.COMMERCIAL.name())
                + "'], array[fans, fans, traders]) with ordinality u (value, found, place)";
        case PRICES ->
            part
                + "u.place, u.value, '', u.found from (select "
                + bands(
                    band -> "count(*) filter (where credits " + band.condition() + ") as " + band)
                + from
                + ") c cross join lateral unnest(array["
                + bands(band -> "'" + band + "'")
                + "], array["
                + bands(CatalogSearch.PriceBand::name)
                + "]) with ordinality u (value, found, place)";
        case WORKS ->
            "("
                + part
                + "row_number() over (order by count(*) desc, title, work), work::text, title,"
                + " count(*)"
                + from
                + " group by work, title order by 2 limit "
                + WORKS_AT_MOST
                + ")";
      };
    }

    private static String bands(Function<CatalogSearch.PriceBand, String> words) {
      return Arrays.stream(CatalogSearch.PriceBand.values())
          .map(words)
          .collect(Collectors.joining(", "));
    }
  }

  /** Takes a row; those of one part come in their order. */
  CatalogSearch.Choice take(ResultSet row) throws SQLException {
    Part part = Part.valueOf(row.getString("part"));
    String value = row.getString("value");
    CatalogSearch.Choice choice =
        new CatalogSearch.Choice(
            part == Part.WORKS ? WireId.WORK.format(UUID.fromString(value)) : value,
            row.getString("title"),
            row.getLong("found"));
    choices.computeIfAbsent(part, none -> new ArrayList<>()).add(choice);
    return choice;
  }

  long total() {
    return of(Part.TOTAL).stream().mapToLong(CatalogSearch.Choice::count).sum();
  }

  CatalogSearch.Choices choices() {
    return new CatalogSearch.Choices(
        of(Part.KINDS), of(Part.USES), of(Part.PRICES), of(Part.WORKS));
  }

  private List<CatalogSearch.Choice> of(Part part) {
    return choices.getOrDefault(part, List.of());
  }
}
