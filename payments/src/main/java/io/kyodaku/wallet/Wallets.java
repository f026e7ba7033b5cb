package io.kyodaku.wallet;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What a creator has: its credits, and the lots that they came in. */
@Dependent
public class Wallets {

  private static final int LOTS_AT_MOST = 200;

  private final Sql admin;

  @Inject
  public Wallets(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** Credits that were bought or granted together, in microcredits. */
  public record LotView(
      UUID id,
      boolean promotional,
      long creditsMicros,
      long availableMicros,
      long heldMicros,
      long burnedMicros,
      Optional<Instant> expiresAt,
      Instant createdAt) {}

  /**
   * Balances in microcredits.
   *
   * @param debtMicros what it owes: so many of the available ones can't be spent
   * @param lots those with credits left, the first to expire first, at most 200
   */
  public record WalletView(
      long availableMicros, long heldMicros, long debtMicros, List<LotView> lots) {}

  /** A creator that has never had credits has an empty wallet. */
  public WalletView of(UUID creatorId) {
    return admin
        .first(
            "select available_micros, held_micros, debt_micros from wallet where creator_id = ?",
            row -> new WalletView(row.getLong(1), row.getLong(2), row.getLong(3), lots(creatorId)),
            creatorId)
        .orElseGet(() -> new WalletView(0, 0, 0, List.of()));
  }

  private List<LotView> lots(UUID creatorId) {
    return admin.list(
        "select * from credit_lot where creator_id = ? and live order by expires_at nulls last,"
            + " created_at, id limit "
            + LOTS_AT_MOST,
        row ->
            new LotView(
                row.getObject("id", UUID.class),
                row.getString("kind").equals("PROMOTIONAL"),
                row.getLong("credits_micros"),
                row.getLong("available_micros"),
                row.getLong("held_micros"),
                row.getLong("burned_micros"),
                Sql.optionalInstant(row, "expires_at"),
                Sql.instant(row, "created_at")),
        creatorId);
  }
}
