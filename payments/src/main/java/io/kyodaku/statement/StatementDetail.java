package io.kyodaku.statement;

import java.util.List;

/** A statement with its lines, as they are read. */
public record StatementDetail(Statement statement, List<Statement.Line> lines) {

  public StatementDetail {
    lines = List.copyOf(lines);
  }
}
