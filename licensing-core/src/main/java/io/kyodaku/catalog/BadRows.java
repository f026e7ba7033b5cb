package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;

/** The rows of an import that did not go in, as they stood in the file, and why. */
@Dependent
public class BadRows {

  public static final int ROWS_AT_ONCE = 1_000;

  /** What a spreadsheet's cell can hold; what is longer is wrong in any case. */
  private static final int CELL_LENGTH_AT_MOST = 32_767;

  private final Sql rows;

  @Inject
  BadRows(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * Of which file they are.
   *
   * @param header as it stood in the file
   * @param separator what kept its cells apart
   */
  public record Table(String fileName, List<String> header, FileShape.Separator separator) {}

  /**
   * @param number as a spreadsheet shows it, the header being row 1
   */
  public record BadRow(int number, List<String> cells, List<FieldError> errors) {}

  /** Empty where there is no such import of the tenant. */
  @TenantScoped
  public Optional<Table> table(TenantId tenant, UUID importId) {
    return rows.first(
        "select file_name, header, separator from import_job where tenant_id = ? and id = ?",
        BadRows::table,
        tenant,
        importId);
  }

  /** The next ones below a row, at most {@link #ROWS_AT_ONCE}. */
  @TenantScoped
  public List<BadRow> below(TenantId tenant, UUID importId, int number) {
    Map<Integer, BadRow> bad = new LinkedHashMap<>();
    rows.list(
            "select row_no, line from import_bad_row where tenant_id = ? and import_id = ? and"
                + " row_no > ? order by row_no limit ?",
            row -> new BadRow(row.getInt("row_no"), cells(row), new ArrayList<>()),
            tenant,
            importId,
            number,
            ROWS_AT_ONCE)
        .forEach(row -> bad.put(row.number(), row));
    if (!bad.isEmpty()) {
      rows.list(
          "select row_no, field, message, fault from import_error where tenant_id = ? and"
              + " import_id = ? and row_no > ? and row_no <= ? order by row_no, field",
          row -> addError(bad, row),
          tenant,
          importId,
          number,
          bad.keySet().stream().mapToInt(Integer::intValue).max().orElse(number));
    }
    return List.copyOf(bad.values());
  }

  private static boolean addError(Map<Integer, BadRow> bad, ResultSet row) throws SQLException {
    BadRow of = bad.get(row.getInt("row_no"));
    return of != null
        && of.errors()
            .add(
                new FieldError(
                    row.getString("field"),
                    Fault.kept(row.getString("fault"), row.getString("message"))));
  }

  private static Table table(ResultSet row) throws SQLException {
    List<String> header = KeptReading.texts(row.getArray("header"));
    String separator = row.getString("separator");
    return new Table(
        row.getString("file_name"),
        header.isEmpty() ? CatalogRow.COLUMNS : header,
        separator == null ? FileShape.PLAIN.separator() : FileShape.Separator.valueOf(separator));
  }

  /** A row is kept as a line of its own file would be, whatever that keeps its cells apart by. */
  static void keep(Sql rows, TenantId tenant, UUID importId, List<CatalogFile.NumberedRow> bad) {
    if (bad.isEmpty()) {
      return;
    }
    rows.update(
        "insert into import_bad_row (tenant_id, import_id, row_no, line)"
            + " select ?, ?, row_no, line from unnest(?::int[], ?::text[]) as r (row_no, line)",
        tenant,
        importId,
        bad.stream().map(row -> String.valueOf(row.number())).toArray(String[]::new),
        bad.stream().map(row -> line(row.cells())).toArray(String[]::new));
  }

  private static String line(List<String> cells) {
    return CSVFormat.RFC4180.format(cells.stream().map(BadRows::storable).toArray(Object[]::new));
  }

  /** PostgreSQL stores no NUL. */
  private static String storable(String cell) {
    String kept =
        cell.length() > CELL_LENGTH_AT_MOST ? cell.substring(0, CELL_LENGTH_AT_MOST) : cell;
    return new String(
        kept.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static List<String> cells(ResultSet row) throws SQLException {
    try (var parser = CSVFormat.RFC4180.parse(new java.io.StringReader(row.getString("line")))) {
      return parser.stream().findFirst().map(line -> List.copyOf(line.toList())).orElse(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("it was written by the same format", e);
    }
  }
}
