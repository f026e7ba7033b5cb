package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.generatorpay.GeneratorStatement.Line;
import io.kyodaku.generatorpay.GeneratorStatement.LineKind;
import io.kyodaku.generatorpay.GeneratorStatementDetail;
import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** A generator reads what it is paid, and nobody else's. */
interface GeneratorStatementPromises {

  String PATH = "/api/v1/generator-statements";

  @Test
  @RunAsClient
  default void aGeneratorReadsItsOwnStatementsAndNobodyElses() {
    Demo.started();
    Partners.Generator own = Partners.Generator.opened();
    UUID statement = Closed.ofMarch(own.id());
    String id = WireId.STATEMENT.format(statement);

    JsonObject list = Rest.at(PATH).key(own.key()).get().json();
    assertThat(list.getBoolean("more")).isFalse();
    assertThat(list.getJsonArray("items").getJsonObject(0).getString("id")).isEqualTo(id);
    JsonObject one = Rest.at(PATH + "/" + id).key(own.key()).get().json();
    assertThat(one.getString("from")).isEqualTo("2026-03-01");
    assertThat(one.getString("until")).isEqualTo("2026-03-31");
    assertThat(one.getJsonArray("lines").getJsonObject(0).getString("kind"))
        .isEqualTo("RETURNED_PAYOUT");

    Partners.Generator other = Partners.Generator.opened();
    assertThat(Rest.at(PATH).key(other.key()).get().json().getJsonArray("items")).isEmpty();
    assertThat(Rest.at(PATH + "/" + id).key(other.key()).get().refusal())
        .isEqualTo("404 not-found");
    assertThat(Rest.at(PATH + "/x").key(own.key()).get().refusal()).isEqualTo("404 not-found");
    assertThat(Rest.at(PATH + "?page=0").key(own.key()).get().refusal())
        .isEqualTo("400 invalid-request");
    for (String path : List.of(PATH, PATH + "/" + id)) {
      assertThat(Rest.at(path).get().status()).isEqualTo(401);
      assertThat(Rest.at(path).key(Demo.RIGHTS).get().status()).isEqualTo(403);
    }
    Poll.until(
        () ->
            Partners.database()
                .first(
                    "select from log_leaf l join log_entry e on e.id = l.entry_id where"
                        + " e.subject_id = ?",
                    row -> true,
                    statement)
                .orElse(false));
    assertThat(Rest.at("/api/v1/proofs/statements/" + id).get().status()).isEqualTo(200);
  }

  /** A month that nobody waited for: a payout came back, and so did what had been lent for it. */
  final class Closed {

    private Closed() {}

    static UUID ofMarch(UUID generator) {
      UUID account = Ids.next();
      Partners.database()
          .update(
              "insert into ledger_account (id, ledger, entity, kind, owner_id, created_at) values"
                  + " (?, 'JPY', 'JP', 'COMPUTE_PAYABLE', ?, now())",
              account,
              generator);
      GeneratorStatementDetail detail = detail(generator, account);
      Partners.database()
          .run(
              connection -> {
                connection.setAutoCommit(false);
                for (int i = 0; i < detail.lines().size(); i++) {
                  Line line = detail.lines().get(i);
                  UUID entry = line.entryId().orElseThrow();
                  Sql.execute(
                      connection,
                      "insert into generator_statement_entry (id, generator_id, selling_entity,"
                          + " currency, kind, amount_micros, reference_id, text, at) values (?, ?,"
                          + " 'JP', 'JPY', 'RETURNED_PAYOUT', ?, ?, ?, '2026-03-05T00:00:00Z')",
                      entry,
                      generator,
                      line.amountMicros(),
                      entry,
                      line.text());
                  Sql.execute(
                      connection,
                      "insert into generator_statement_line (statement_id, position, kind, usages,"
                          + " seconds, amount_micros, entry_id, text) values (?, ?,"
                          + " 'RETURNED_PAYOUT', 0, 0, ?, ?, ?)",
                      detail.statement().id(),
                      i + 1,
                      line.amountMicros(),
                      entry,
                      line.text());
                }
                Sql.execute(
                    connection,
                    "insert into generator_statement (id, generator_id, number, account_id,"
                        + " selling_entity, currency, zone, from_date, to_date, from_at, to_at,"
                        + " due_date, due_at, opening_micros, lines_micros, payable_minor,"
                        + " payable_micros, carried_micros, line_count, usage_count, through_seq,"
                        + " closed_at) values (?, ?, 1, ?, 'JP', 'JPY', 'UTC', '2026-03-01',"
                        + " '2026-04-01', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z',"
                        + " '2026-05-01', '2026-05-01T00:00:00Z', 0, 0, 0, 0, 0, 2, 0, 0,"
                        + " '2026-04-01T00:10:00Z')",
                    detail.statement().id(),
                    generator,
                    account);
                LogEntry.of(
                        EntryKind.STATEMENT,
                        detail.statement().id(),
                        detail.text(),
                        Clock.systemUTC())
                    .append(connection);
                connection.commit();
                connection.setAutoCommit(true);
              });
      return detail.statement().id();
    }

    private static GeneratorStatementDetail detail(UUID generator, UUID account) {
      Instant until = Instant.parse("2026-04-01T00:00:00Z");
      GeneratorStatement statement =
          new GeneratorStatement(
              Ids.next(),
              generator,
              1,
              account,
              "JP",
              Currency.getInstance("JPY"),
              ZoneId.of("UTC"),
              LocalDate.of(2026, 3, 1),
              LocalDate.of(2026, 4, 1),
              Instant.parse("2026-03-01T00:00:00Z"),
              until,
              LocalDate.of(2026, 5, 1),
              Instant.parse("2026-05-01T00:00:00Z"),
              0,
              0,
              0,
              0,
              2,
              0,
              0,
              until.plusSeconds(600));
      return new GeneratorStatementDetail(statement, List.of(line(5), line(-5)));
    }

    private static Line line(long micros) {
      return new Line(
          LineKind.RETURNED_PAYOUT,
          Optional.empty(),
          0,
          0,
          micros,
          Optional.of(Ids.next()),
          "Payout of statement 0 returned by the bank");
    }
  }
}
