package io.kyodaku.wallet;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** The platform gives a creator credits. */
@Dependent
public class GrantingCredits {

  private final DataSource admin;
  private final Clock clock;

  @Inject
  public GrantingCredits(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = admin;
    this.clock = clock;
  }

  /** Once for each lot id, whatever else is asked the second time. */
  @Transactional(rollbackOn = Exception.class)
  public void grant(GrantedLot lot) throws SQLException {
    try (Connection connection = admin.getConnection()) {
      LotPosting.grant(connection, lot, clock);
    }
  }
}
