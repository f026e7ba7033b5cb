package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** How many rows an import reads is a matter of the file, not of what is there already. */
class ImportPlansTest {

  private static final int ROWS = 5_000;

  /** Far above what is needed, far below what going through all assets costs on average. */
  private static final long READ_FOR_A_ROW_AT_MOST = 100;

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);

  @Test
  void aFileIsTakenAgainBeforeAnyStatisticsTellOfItsTenant() throws SQLException {
    for (int others = 0; others < 5; others++) {
      IMPORTS.importFile(
          TestTenants.verified(DATABASE, "JPY"),
          CatalogImports.HEADER + CatalogImports.manyRows("Few", 20));
    }
    owner("analyze");
    TenantId tenant = TestTenants.verified(DATABASE, "JPY");
    String file = CatalogImports.HEADER + CatalogImports.manyRows("Many", ROWS);
    IMPORTS.importFile(tenant, file);
    long before = rowsRead();

    assertThat(IMPORTS.importFile(tenant, file).summary().unchanged()).isEqualTo(ROWS);

    assertThat(rowsRead() - before).isLessThan(READ_FOR_A_ROW_AT_MOST * ROWS);
  }

  private static long rowsRead() throws SQLException {
    try (Connection connection = DATABASE.owner().getConnection();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "select sum(seq_tup_read + idx_tup_fetch) from pg_stat_user_tables"
                    + " where relname in ('asset', 'ownership_claim', 'policy', 'alias')")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void owner(String sql) throws SQLException {
    try (Connection connection = DATABASE.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
