package io.kyodaku.wallet;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What of a creator's credits is reserved now, for which generation and until when. */
@Dependent
public class WalletHolds {

  /** At most this many; who has more sees those that end first. */
  public static final int AT_MOST = 50;

  private final Sql admin;

  @Inject
  public WalletHolds(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /**
   * @param micros of credits, above zero
   * @param generator that asked for it
   * @param until when the credits come back unless it is settled before
   */
  public record Hold(UUID authorizationId, long micros, String generator, Instant until) {}

  /** Those that end first, first. */
  public List<Hold> of(UUID creatorId) {
    return admin.list(
        "select a.id, a.held_micros, a.expires_at, g.name from usage_authorization a join generator"
            + " g on g.id = a.generator_id where a.creator_id = ? and a.status = 'AUTHORIZED' and"
            + " a.held_micros > 0 order by a.expires_at, a.id limit "
            + AT_MOST,
        row ->
            new Hold(
                row.getObject("id", UUID.class),
                row.getLong("held_micros"),
                row.getString("name"),
                Sql.instant(row, "expires_at")),
        creatorId);
  }
}
