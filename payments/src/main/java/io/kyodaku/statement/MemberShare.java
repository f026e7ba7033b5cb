package io.kyodaku.statement;

import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a statement's earnings is one member's of whoever it is for, as its terms plugin divided
 * them.
 *
 * @param name as the statement has it
 * @param feeMicros for administering; 0 for the others
 * @param shareMicros its part of what is left; 0 for an administrator that is no member
 */
public record MemberShare(String name, long feeMicros, long shareMicros) {

  public long micros() {
    return Math.addExact(feeMicros, shareMicros);
  }

  /** In the order of the statement; none where nothing was divided. */
  static List<MemberShare> of(Connection connection, StatementDetail detail) throws SQLException {
    List<Statement.Line> lines =
        detail.lines().stream().filter(line -> line.kind() == LineKind.MEMBER_SHARE).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    Optional<String> administrator =
        Sql.list(
                connection,
                """
                select case when coalesce(c ->> 'feeBps', '1') <> '0' then c ->> 'administrator' end as administrator
                from (select coalesce(terms_config, '{}')::jsonb as c from contract_version where id = ?) v
                """,
                row -> Optional.ofNullable(row.getString("administrator")),
                detail.statement().contractVersionId())
            .stream()
            .flatMap(Optional::stream)
            .findFirst();
    return divided(lines, administrator);
  }

  /**
   * The administrator's fee is the first line. Where the contract does not say who earns one, it is
   * so known by a name that comes again: each member has one share.
   *
   * @param administrator who earns a fee by the contract of the statement
   */
  static List<MemberShare> divided(List<Statement.Line> lines, Optional<String> administrator) {
    Statement.Line first = lines.getFirst();
    boolean again = lines.stream().skip(1).anyMatch(line -> line.text().equals(first.text()));
    if (!again && administrator.map(String::strip).filter(first.text()::equals).isEmpty()) {
      return lines.stream()
          .map(line -> new MemberShare(line.text(), 0, line.baseMicros()))
          .toList();
    }
    List<MemberShare> shares = new ArrayList<>();
    if (!again) {
      shares.add(new MemberShare(first.text(), first.baseMicros(), 0));
    }
    for (Statement.Line line : lines.subList(1, lines.size())) {
      boolean administers = line.text().equals(first.text());
      shares.add(
          new MemberShare(line.text(), administers ? first.baseMicros() : 0, line.baseMicros()));
    }
    return List.copyOf(shares);
  }
}
