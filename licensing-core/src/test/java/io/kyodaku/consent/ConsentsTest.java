package io.kyodaku.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentsTest {

  private final TestDatabase database = TestDatabase.shared();

  @Test
  void aConsentIsKeptAsItWasShownWithALeafOfTheLog() throws SQLException {
    UUID account = account();
    Document shown = TermsOfUse.in("ja");
    try (Connection connection = database.admin().getConnection()) {
      Consents.give(connection, account, null, shown, Clock.systemUTC());
      Consents.withdraw(connection, account, null, shown, Clock.systemUTC());
    }
    assertThat(
            text(
                "select string_agg(action || ' ' || language, ',' order by at, id) from"
                    + " consent_entry where account_id = '"
                    + account
                    + "'"))
        .isEqualTo("GIVEN ja,WITHDRAWN ja");
    assertThat(
            text(
                "select count(*) from log_entry e join consent_entry c on c.id = e.subject_id where"
                    + " c.account_id = '"
                    + account
                    + "'"))
        .isEqualTo("2");
    assertThat(
            text(
                "select shown_hash from consent_entry where account_id = '"
                    + account
                    + "' limit 1"))
        .isEqualTo(shown.hash());
  }

  @Test
  void noConsentIsEverRewritten() throws SQLException {
    UUID account = account();
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      Consents.give(connection, account, null, TermsOfUse.in("en"), Clock.systemUTC());
      assertThatThrownBy(() -> statement.execute("update consent_entry set action = 'WITHDRAWN'"))
          .hasMessageContaining("never changed");
      assertThatThrownBy(() -> statement.execute("delete from consent_entry"))
          .hasMessageContaining("never changed");
    }
  }

  @ParameterizedTest
  @CsvSource({"en,en", "ja-JP,ja", "zh-Hans,zh", "zh-TW,zh", "fr,en"})
  void theTermsAreShownInTheReadersLanguageElseInEnglish(String asked, String shown) {
    assertThat(TermsOfUse.in(asked).language()).isEqualTo(shown);
    assertThat(TermsOfUse.in(asked).text()).isNotBlank();
  }

  private UUID account() throws SQLException {
    UUID id = Ids.next();
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into account (id, email, password_hash, name, language, created_at) values ('"
              + id
              + "', '"
              + id
              + "@example.org', 'x', 'A', 'en', now())");
    }
    return id;
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
