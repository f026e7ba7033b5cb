package io.kyodaku.catalog;

import io.kyodaku.catalog.ColumnSays.What;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants a file to be read; what is not said is found out.
 *
 * @param encoding a {@link FileShape.Encoding} by name
 * @param separator a {@link FileShape.Separator} by name
 * @param columns a {@link ColumnSays} as text, by the column's place from 0; none where they shall
 *     be guessed
 * @param otherwise what holds where no column says it or a cell is empty
 */
public record ReadingAsked(
    @Nullable String encoding,
    @Nullable String separator,
    Map<Integer, String> columns,
    Map<What, String> otherwise) {

  public ReadingAsked {
    columns = Map.copyOf(columns);
    otherwise = Map.copyOf(otherwise);
  }
}
