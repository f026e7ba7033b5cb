package io.kyodaku.ledger;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The par tables that were published, for operators. */
@Dependent
public class ParHistory {

  private static final int VERSIONS_AT_MOST = 200;

  private final Sql admin;

  @Inject
  public ParHistory(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * A version; it never changes.
   *
   * @param microsPerCredit micros of each currency for one credit, by the currency's code
   * @param publishedAt empty for the first, which came with the program
   * @param by the name of who published it; empty for the first
   */
  public record Version(
      int number,
      Map<String, Long> microsPerCredit,
      Optional<Instant> publishedAt,
      String by,
      String reason) {

    public Version {
      microsPerCredit = Collections.unmodifiableMap(new TreeMap<>(microsPerCredit));
    }

    public List<Currency> currencies() {
      return microsPerCredit.keySet().stream().map(Currency::getInstance).toList();
    }
  }

  /** The newest first, which is the one that holds; 200 at most. */
  public List<Version> all() {
    record Row(
        int number, String currency, long micros, Optional<Instant> at, String by, String reason) {}
    List<Row> rows =
        admin.list(
            """
            select t.version, t.currency, t.micros_per_credit, p.published_at, coalesce(a.name, '') as name,
              coalesce(p.reason, '') as reason
            from par_table t
            left join par_publication p on p.version = t.version
            left join account a on a.id = p.published_by
            where t.version > (select max(version) from par_table) - ? order by t.version desc, t.currency
            """,
            row ->
                new Row(
                    row.getInt("version"),
                    row.getString("currency"),
                    row.getLong("micros_per_credit"),
                    Sql.optionalInstant(row, "published_at"),
                    row.getString("name"),
                    row.getString("reason")),
            VERSIONS_AT_MOST);
    return rows.stream()
        .map(Row::number)
        .distinct()
        .map(
            number -> {
              List<Row> own = rows.stream().filter(row -> row.number() == number).toList();
              Map<String, Long> micros = new TreeMap<>();
              own.forEach(row -> micros.put(row.currency(), row.micros()));
              Row any = own.getFirst();
              return new Version(number, micros, any.at(), any.by(), any.reason());
            })
        .toList();
  }
}
