package io.kyodaku.statement;

import java.util.List;

/** A statement with its lines, as they are read. */
public record StatementDetail(Statement statement, List<Statement.Line> lines) {

  public StatementDetail {
    lines = List.copyOf(lines);
  }

  /** Everything in it, as the text whose salted hash is in the log. */
  public String text() {
    return StatementText.of(statement, lines);
  }
}
