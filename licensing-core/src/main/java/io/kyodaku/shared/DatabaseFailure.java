package io.kyodaku.shared;

import java.sql.SQLException;

/** The database did not do what it was told: a bug, or a database that is not there. */
public final class DatabaseFailure extends RuntimeException {

  public DatabaseFailure(SQLException cause) {
    super(cause);
  }
}
