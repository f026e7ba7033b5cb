package io.kyodaku.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.DatabaseFailure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for ever stays so even for the owner of the tables. */
class AppendOnlyTest {

  private static final Schema SCHEMA = new Schema();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transfer",
        "royalty",
        "idempotency_key",
        "par_table",
        "par_publication",
        "rate_card",
        "log_entry",
        "log_leaf",
        "log_node",
        "log_head",
        "audit_entry",
        "consent_entry",
        "plugin_trial_tenant",
        "plugin_trial_sum",
        "plugin_trial_fault",
        "plugin_let_in"
      })
  void rowsAreNeitherChangedNorDeletedNorEmptied(String table) {
    SCHEMA.put(table, Schema.OURS);
    String column =
        SCHEMA
            .owner()
            .first(
                "select quote_ident(attname) from pg_attribute where attrelid = cast(? as regclass)"
                    + " and attnum > 0 and not attisdropped and attgenerated = ''"
                    + " and attidentity = '' order by attnum limit 1",
                row -> row.getString(1),
                table)
            .orElseThrow();
    for (String attempt :
        List.of(
            "update %s set %s = %s".formatted(table, column, column),
            "delete from " + table,
            "truncate " + table + " cascade")) {
      assertThat(refused(attempt)).as(attempt).isTrue();
    }
  }

  private static boolean refused(String attempt) {
    try {
      SCHEMA.owner().update(attempt);
      return false;
    } catch (DatabaseFailure failure) {
      return String.valueOf(failure.getMessage()).contains("never");
    }
  }
}
