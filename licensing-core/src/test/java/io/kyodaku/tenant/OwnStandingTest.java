package io.kyodaku.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.Currency;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rightsholder reads of itself. */
class OwnStandingTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");

  @Test
  void itReadsWhereItStandsAndWhy() {
    assertThat(standing(tenant))
        .isEqualTo(
            new OwnStanding.Standing(
                TenantStatus.VERIFIED, Optional.empty(), Currency.getInstance("JPY"), "JP"));
    TestTenants.execute(
        DATABASE,
        "update tenant set status = 'SUSPENDED', status_reason = 'a dispute' where id = ?",
        tenant.value());
    assertThat(standing(tenant).status()).isEqualTo(TenantStatus.SUSPENDED);
    assertThat(standing(tenant).reason()).contains("a dispute");
  }

  @Test
  void anothersStandingIsNotThere() {
    TenantId stranger = TestTenants.verified(DATABASE, "USD");
    assertThatThrownBy(
            () -> TRANSACTIONS.run(stranger, (entities, rows) -> new OwnStanding(rows).of(tenant)))
        .isInstanceOf(NoSuchElementException.class);
  }

  private static OwnStanding.Standing standing(TenantId of) {
    return TRANSACTIONS.run(of, (entities, rows) -> new OwnStanding(rows).of(of));
  }
}
