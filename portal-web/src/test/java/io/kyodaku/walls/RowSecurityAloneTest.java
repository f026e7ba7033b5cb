package io.kyodaku.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wall in PostgreSQL with the others knocked out: plain SQL that forgets to ask for its tenant,
 * by a role that may do anything to these tables but what row-level security forbids.
 */
class RowSecurityAloneTest {

  private static final String DENIED = "42501";
  private static final Schema SCHEMA = new Schema();

  @BeforeAll
  static void grantEverythingElse() {
    for (String table : tables()) {
      SCHEMA
          .owner()
          .update("grant select, insert, update, delete on " + table + " to kyodaku_tenant");
      SCHEMA.owner().update("alter table " + table + " disable trigger user");
      SCHEMA.put(table, Schema.OURS);
      SCHEMA.put(table, Schema.THEIRS);
    }
    // A step is seen by the parties of its conflict.
    SCHEMA
        .owner()
        .update(
            "update conflict_step s set conflict_id = p.conflict_id from conflict_party p"
                + " where p.tenant_id = s.tenant_id");
  }

  static List<String> tables() {
    return SCHEMA.walledTables();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void oneTenantReadsItsOwnRowsOnly(String table) throws SQLException {
    try (Connection ours = boundTo(Schema.OURS)) {
      assertThat(count(ours, "select count(*) from " + table)).isEqualTo(1);
      assertThat(count(ours, "select count(*) from " + table + " where " + theirs(table))).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void oneTenantChangesNoRowOfAnother(String table) throws SQLException {
    String before = SCHEMA.fingerprint(table, Schema.THEIRS);
    String column = SCHEMA.tenantColumn(table).orElseThrow();
    try (Connection ours = boundTo(Schema.OURS)) {
      assertThat(
              changed(
                  ours,
                  "update "
                      + table
                      + " set "
                      + column
                      + " = "
                      + column
                      + " where "
                      + theirs(table)))
          .isZero();
      assertThat(changed(ours, "delete from " + table + " where " + theirs(table))).isZero();
      ours.commit();
    }
    assertThat(SCHEMA.fingerprint(table, Schema.THEIRS)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void oneTenantAddsNoRowToAnother(String table) throws SQLException {
    String before = SCHEMA.fingerprint(table, Schema.THEIRS);
    try (Connection ours = boundTo(Schema.OURS);
        Statement statement = ours.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "insert into "
                          + table
                          + " ("
                          + SCHEMA.tenantColumn(table).orElseThrow()
                          + ") values ('"
                          + Schema.THEIRS
                          + "')"))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
    }
    assertThat(SCHEMA.fingerprint(table, Schema.THEIRS)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void oneTenantGivesNoRowToAnother(String table) throws SQLException {
    String before = SCHEMA.fingerprint(table, Schema.THEIRS);
    try (Connection ours = boundTo(Schema.OURS)) {
      changed(
          ours,
          "update "
              + table
              + " set "
              + SCHEMA.tenantColumn(table).orElseThrow()
              + " = '"
              + Schema.THEIRS
              + "'");
      ours.commit();
    }
    assertThat(SCHEMA.fingerprint(table, Schema.THEIRS)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whoDoesNotSayForWhomReadsNothing(String table) throws SQLException {
    try (Connection unbound = SCHEMA.database().tenant().getConnection()) {
      assertThatThrownBy(() -> count(unbound, "select count(*) from " + table))
          .isInstanceOf(SQLException.class);
    }
    try (Connection once = boundTo(Schema.OURS)) {
      once.commit();
      assertThatThrownBy(() -> count(once, "select count(*) from " + table))
          .as("after the transaction that said it")
          .isInstanceOf(SQLException.class);
    }
  }

  private static String theirs(String table) {
    return SCHEMA.tenantColumn(table).orElseThrow() + " = '" + Schema.THEIRS + "'";
  }

  private static Connection boundTo(UUID tenant) throws SQLException {
    Connection connection = SCHEMA.database().tenant().getConnection();
    connection.setAutoCommit(false);
    try (PreparedStatement bind =
        connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
      bind.setString(1, tenant.toString());
      bind.execute();
    }
    return connection;
  }

  private static int count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }

  /** How many rows a statement changed: none when it is refused. */
  private static int changed(Connection connection, String sql) throws SQLException {
    var before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException refused) {
      connection.rollback(before);
      return 0;
    }
  }
}
