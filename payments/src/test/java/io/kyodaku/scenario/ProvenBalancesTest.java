package io.kyodaku.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Sql;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody changes of what Stripe said, or of what was booked of it, is found. */
class ProvenBalancesTest {

  private static final String PAST_ALL_WALLS = "set session_replication_role = replica; ";

  private final Season season = new Season(LocalDateTime.of(2027, 1, 1, 0, 0));

  @AfterEach
  void close() {
    season.close();
  }

  private List<String> faults() {
    VerifyingLedger verifying =
        new VerifyingLedger(season.database.admin(), jws -> Optional.empty());
    return ((VerifyingLedger.Verified) verifying.verify())
        .checks().stream()
            .filter(check -> check.name() == Check.Name.STRIPE_BALANCES_EQUAL_STRIPES)
            .flatMap(check -> check.faults().stream())
            .toList();
  }

  @Test
  void whatIsChangedIsFound() {
    season.buy();
    season.reconcile();
    assertThat(faults()).isEmpty();
    for (String change :
        List.of(
            "transfer set amount_micros = amount_micros + %d where code = 'STRIPE_FEE_CHARGED'",
            "transfer set amount_micros = amount_micros + %d where code = 'STRIPE_SUSPENDED'",
            "transfer set amount_micros = amount_micros + %d where code = 'LOT_PAID'",
            "stripe_balance_transaction set amount_micros = amount_micros + %1$d, net_micros ="
                + " net_micros + %1$d where type = 'charge'",
            "reconciliation_item set suspense_micros = suspense_micros + %d",
            "reconciliation_item set theirs_micros = theirs_micros + %1$d, ours_micros ="
                + " ours_micros + %1$d",
            "stripe_import set booked_seq = booked_seq - %d * 1000000",
            "stripe_import set counted_seq = counted_seq - %d * 1000000")) {
      String update = PAST_ALL_WALLS + "update " + change;
      new Sql(season.database.owner()).update(update.formatted(1));
      assertThat(faults()).as(change).isNotEmpty();
      new Sql(season.database.owner()).update(update.formatted(-1));
      assertThat(faults()).as(change).isEmpty();
    }
  }
}
