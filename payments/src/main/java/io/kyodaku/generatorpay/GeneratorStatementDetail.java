package io.kyodaku.generatorpay;

import java.util.List;

/** A statement with its lines, as they are read. */
public record GeneratorStatementDetail(
    GeneratorStatement statement, List<GeneratorStatement.Line> lines) {

  public GeneratorStatementDetail {
    lines = List.copyOf(lines);
  }

  /**
   * Everything in it, in one order, with nothing that depends on where it is read: the text whose
   * salted hash is in the log.
   */
  public String text() {
    StringBuilder text = new StringBuilder("generator-statement/1\n");
    add(text, "id", statement.id());
    add(text, "generator", statement.generatorId());
    add(text, "number", statement.number());
    add(text, "entity", statement.entity());
    add(text, "currency", statement.currency());
    add(text, "period", statement.fromAt() + " " + statement.toAt() + " " + statement.zone());
    add(text, "due", statement.dueDate());
    add(text, "opening", statement.openingMicros());
    for (GeneratorStatement.Line line : lines) {
      add(
          text,
          "line",
          String.join(
              " ",
              line.kind().name(),
              line.rate().map(rate -> rate.cardId() + " " + rate.quality()).orElse("- -"),
              String.valueOf(line.usages()),
              String.valueOf(line.seconds()),
              String.valueOf(line.amountMicros()),
              line.entryId().map(Object::toString).orElse("-"),
              line.text()));
    }
    add(text, "payable", statement.payableMinor());
    add(text, "carried", statement.carriedMicros());
    return text.toString();
  }

  private static void add(StringBuilder text, String name, Object value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
