package io.kyodaku.statement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement as the text whose hash is in the log: everything in it, in one order, with nothing
 * that depends on where it is read.
 */
final class StatementText {

  private StatementText() {}

  static String of(Statement statement, List<Statement.Line> lines) {
    StringBuilder text = new StringBuilder("statement/1\n");
    add(text, "id", statement.id());
    add(text, "tenant", statement.tenant().value());
    add(text, "number", statement.number());
    add(text, "contract", statement.contractVersionId());
    add(text, "entity", statement.entity());
    add(text, "currency", statement.currency());
    add(text, "period", statement.fromAt() + " " + statement.toAt() + " " + statement.zone());
    add(text, "due", statement.dueDate());
    add(text, "opening", statement.openingMicros());
    for (Statement.Line line : lines) {
      add(
          text,
          "line",
          String.join(
              " ",
              line.kind().name(),
              line.assetId().map(Object::toString).orElse("-"),
              line.use().map(Enum::name).orElse("-"),
              String.valueOf(line.usages()),
              String.valueOf(line.seconds()),
              String.valueOf(line.baseMicros()),
              String.valueOf(line.amountMicros()),
              line.entryId().map(Object::toString).orElse("-"),
              line.text()));
      line.territories().ifPresent(territories -> add(text, "territories", territories));
    }
    Statement.Tax tax = statement.tax();
    if (!tax.equals(Statement.Tax.NONE)) {
      add(text, "tax", named(tax.profileId()) + " " + named(tax.rateId()));
    }
    if (statement.paidLater()) {
      add(text, "paid", "later");
    }
    add(text, "payable", statement.payableMinor());
    add(text, "carried", statement.carriedMicros());
    return text.toString();
  }

  private static String named(Optional<UUID> id) {
    return id.map(UUID::toString).orElse("-");
  }

  private static void add(StringBuilder text, String name, Object value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
