package io.kyodaku.catalog;

import io.kyodaku.catalog.ColumnSays.What;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.SpreadsheetCell;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How somebody's own file is read: what each of its columns says, and what holds where none does or
 * a cell is empty.
 *
 * @param otherwise by what is said; {@link What#WORK}, {@code KIND}, {@code POLICY}, {@code
 *     TERRITORIES} and {@code PRICE} alone
 */
public record FileReading(FileShape shape, List<ColumnSays> columns, Map<What, String> otherwise) {

  public static final int COLUMNS_AT_MOST = 60;

  /** What can hold for all rows. */
  public static final List<What> OTHERWISE =
      List.of(What.WORK, What.KIND, What.POLICY, What.TERRITORIES, What.PRICE);

  private static final int PRICE_LENGTH_AT_MOST = 40;
  private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]+,[0-9]{1,2}");
  private static final Pattern NAMES_APART = Pattern.compile("[|;；、\\n]");
  private static final Set<String> EVERYWHERE =
      Set.of("ALL", "EVERYWHERE", "WORLDWIDE", "WORLD", "全世界", "世界", "全球");

  public FileReading {
    columns = List.copyOf(columns);
    otherwise = Map.copyOf(otherwise);
  }

  /** The same, as somebody would ask for it who leaves nothing to be found out. */
  public ReadingAsked asked() {
    Map<Integer, String> places = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), COLUMNS_AT_MOST); i++) {
      places.put(i, columns.get(i).text());
    }
    return new ReadingAsked(shape.encoding().name(), shape.separator().name(), places, otherwise);
  }

  /** What is wrong with it, by the field that is said by no column, or by several. */
  void check(FieldErrors errors) {
    for (What what : What.values()) {
      long columns = this.columns.stream().filter(says -> says.what() == what).count();
      if (what.once() && columns > 1) {
        errors.add(what.field(), CatalogFault.COLUMN_TWICE);
      }
      if (isNeeded(what) && columns == 0 && otherwise.getOrDefault(what, "").isBlank()) {
        errors.add(
            what.field(),
            what == What.ASSET ? CatalogFault.COLUMN_MISSING : CatalogFault.COLUMN_OR_VALUE);
      }
    }
  }

  private static boolean isNeeded(What what) {
    return switch (what) {
      case WORK, ASSET, KIND, TERRITORIES, PRICE -> true;
      case NOTHING, NAMES, NAME, POLICY -> false;
    };
  }

  /** The cells of a row in the order of {@link CatalogRow#COLUMNS}. */
  CatalogRow.Read read(List<String> cells) {
    if (cells.size() < columns.size()
        || cells.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
      FieldErrors errors = new FieldErrors();
      errors.add("row", CatalogFault.FIELD_COUNT, cells.size(), columns.size());
      return new CatalogRow.Bad(errors.list());
    }
    return CatalogRow.read(plain(cells));
  }

  List<String> plain(List<String> cells) {
    Map<What, String> said = new EnumMap<>(What.class);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
      ColumnSays column = columns.get(i);
      String cell = SpreadsheetCell.unguarded(cells.get(i));
      switch (column.what()) {
        case NOTHING -> {}
        case NAMES -> names.addAll(parts(cell, ""));
        case NAME -> names.addAll(parts(cell, column.language() + ":"));
        default -> said.put(column.what(), cell);
      }
    }
    return List.of(
        value(said, What.WORK),
        value(said, What.ASSET),
        constant(value(said, What.KIND)),
        String.join("|", names),
        constant(value(said, What.POLICY)),
        territories(value(said, What.TERRITORIES)),
        price(value(said, What.PRICE)));
  }

  private String value(Map<What, String> said, What what) {
    String cell = said.getOrDefault(what, "");
    return cell.isBlank() ? otherwise.getOrDefault(what, "") : cell;
  }

  /** More than there may be is enough to say that there are too many. */
  private static List<String> parts(String cell, String before) {
    return NAMES_APART
        .splitAsStream(cell)
        .filter(name -> !name.isBlank())
        .limit(Asset.ALIASES_AT_MOST + 1)
        .map(name -> before + name.strip())
        .toList();
  }

  /** As people write what is written in capitals here. */
  private static String constant(String cell) {
    return cell.strip().toUpperCase(Locale.ROOT);
  }

  private static String territories(String cell) {
    String codes = cell.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s,;|、]+", "|");
    return EVERYWHERE.contains(codes) ? "*" : codes;
  }

  /** A comma before one or two digits is a decimal one; before three it could be either. */
  private static String price(String cell) {
    if (cell.length() > PRICE_LENGTH_AT_MOST) {
      return cell;
    }
    String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    return DECIMAL_COMMA.matcher(text).matches() ? text.replace(',', '.') : text;
  }
}
