package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.WireId;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** The books hold, and a statement stands in the log. */
interface BooksPromises {

  @Test
  @RunAsClient
  default void allBooksHoldWhateverTheOtherTestsDid() {
    Rest.Answer answer = Rest.at("/api/v1/ledger/verification").key(Demo.ADMIN).get();
    assertThat(answer.status()).isEqualTo(200);
    for (JsonObject check : answer.json().getJsonArray("checks").getValuesAs(JsonObject.class)) {
      assertThat(check.getJsonArray("faults").getValuesAs(JsonString.class))
          .as(check.getString("check"))
          .isEmpty();
    }
    assertThat(answer.json().getBoolean("holds")).isTrue();
  }

  @Test
  @RunAsClient
  default void aStatementsPlaceInTheLogIsProvedToAnybody() {
    UUID statement = UUID.randomUUID();
    Partners.database()
        .update(
            "insert into log_entry (id, kind, subject_id, salt, payload, at) values"
                + " (gen_random_uuid(), 'STATEMENT', ?, decode(repeat('00', 16), 'hex'),"
                + " sha256('x'), now())",
            statement);
    String path = "/api/v1/proofs/statements/" + WireId.STATEMENT.format(statement);
    Poll.until(
        () ->
            Partners.database()
                .first(
                    "select from log_leaf l join log_entry e on e.id = l.entry_id where"
                        + " e.subject_id = ?",
                    row -> true,
                    statement)
                .orElse(false));
    JsonObject proof = Rest.at(path).get().json();
    assertThat(proof.getString("kind")).isEqualTo("STATEMENT");
    assertThat(proof.getJsonObject("proof").getInt("size"))
        .isEqualTo(proof.getJsonObject("head").getInt("size"));
    assertThat(proof.toString()).doesNotContain("salt");
    assertThat(
            Rest.at("/api/v1/proofs/statements/" + WireId.STATEMENT.format(UUID.randomUUID()))
                .get()
                .refusal())
        .isEqualTo("404 not-found");
    assertThat(Rest.at("/api/v1/proofs/statements/x").get().refusal()).isEqualTo("404 not-found");
  }
}
