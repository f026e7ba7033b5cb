package io.kyodaku.catalog;

import io.kyodaku.catalog.ColumnSays.What;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads files that wait, and how their like were read before. */
final class DraftRows {

  private static final int LOOKED_BACK = 20;

  private final Sql rows;

  DraftRows(Sql rows) {
    this.rows = rows;
  }

  /** A file that waits. */
  static final class Waiting {

    private final String fileName;
    private final Instant createdAt;
    private final byte[] content;

    private Waiting(ResultSet row) throws SQLException {
      fileName = row.getString("file_name");
      createdAt = Sql.instant(row, "created_at");
      content = row.getBytes("content");
    }

    String fileName() {
      return fileName;
    }

    Instant createdAt() {
      return createdAt;
    }

    byte[] content() {
      return content;
    }
  }

  Optional<Waiting> find(TenantId tenant, UUID draftId) {
    return rows.first(
        "select file_name, created_at, content from import_draft where tenant_id = ? and id = ?",
        Waiting::new,
        tenant,
        draftId);
  }

  /** Newest first. */
  List<ReadingChoice.Before> before(TenantId tenant) {
    return rows.list(
        "select header, "
            + KeptReading.COLUMNS
            + " from import_job where tenant_id = ? and columns is not null"
            + " order by created_at desc, id desc limit ?",
        DraftRows::before,
        tenant,
        LOOKED_BACK);
  }

  private static ReadingChoice.Before before(ResultSet row) throws SQLException {
    Optional<FileReading> reading = KeptReading.of(row);
    return new ReadingChoice.Before(
        KeptReading.texts(row.getArray("header")),
        reading.map(FileReading::columns).orElse(List.of()),
        reading.map(FileReading::otherwise).orElse(Map.<What, String>of()));
  }
}
