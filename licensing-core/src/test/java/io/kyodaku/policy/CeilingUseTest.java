package io.kyodaku.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CeilingUseTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  /** Where it is the second of November already. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T20:00:00Z"), ZoneOffset.UTC);

  private static final Controls CONTROLS =
      ControlsText.stored(
          "{\"zone\":\"Asia/Tokyo\",\"ceilings\":["
              + "{\"per\":\"CREATOR\",\"span\":\"DAY\",\"limit\":5},"
              + "{\"per\":\"EVERYBODY\",\"span\":\"EVER\",\"limit\":100}]}");

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(DATABASE, "JPY");
  private final UUID asset = Ids.next();

  @Test
  void theBusiestCreatorOfTheOwnersDayAndAllThatWasEverGrantedAreCounted() {
    count(asset, "CREATOR", "DAY", "2026-11-02", 2);
    count(asset, "CREATOR", "DAY", "2026-11-02", 4);
    count(asset, "CREATOR", "DAY", "2026-11-01", 5);
    count(asset, "EVERYBODY", "EVER", "1970-01-01", 37);
    count(tenant.value(), "EVERYBODY", "EVER", "1970-01-01", 90);
    assertThat(used(tenant, new Level.OfAsset(asset))).containsExactly(4L, 37L);
    assertThat(used(tenant, new Level.OfTenant())).containsExactly(0L, 90L);
    assertThat(used(stranger, new Level.OfAsset(asset))).containsExactly(0L, 0L);
  }

  private void count(UUID subject, String per, String span, String day, long used) {
    TestTenants.execute(
        DATABASE,
        "insert into ceiling_count (tenant_id, subject_id, per, span, creator_id, day, used)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        tenant.value(),
        subject,
        per,
        span,
        Ids.next(),
        LocalDate.parse(day),
        used);
  }

  private static List<Long> used(TenantId tenant, Level level) {
    return Objects.requireNonNull(
        TRANSACTIONS.run(
            tenant,
            (entities, rows) ->
                new CeilingUse(rows, CLOCK)
                    .of(tenant, level, CONTROLS).stream().map(CeilingUse.Used::used).toList()));
  }
}
