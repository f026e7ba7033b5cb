package io.kyodaku.moneyback;

import static io.kyodaku.moneyback.ReturnStage.CREDIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.log.SigningKeys;
import io.kyodaku.moneyback.AskingRefund.Asked;
import io.kyodaku.shared.Money;
import io.kyodaku.stripe.TaxBehaviour;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import io.kyodaku.wallet.World;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of what goes back of 1,000 yen, 909 are cost and 91 tax, in whatever parts. */
class TaxedRefundTest {

  private final ReturnStage stage = new ReturnStage(TaxBehaviour.INCLUSIVE);
  private final UUID person = stage.world.account();
  private final AskingRefund asking =
      new AskingRefund(
          stage.database.admin(), new RefundPolicy(Duration.ofDays(14)), stage.stripe.clock);
  private final SendingRefund sending =
      new SendingRefund(stage.database.admin(), stage.returns, stage.stripe.clock);

  @AfterEach
  void close() {
    stage.leave();
  }

  private String taxOwed() {
    return stage.stripe.text(
        "select coalesce(sum(case when c.kind = 'TAX_PAYABLE' then t.amount_micros else 0 end"
            + " - case when d.kind = 'TAX_PAYABLE' then t.amount_micros else 0 end), 0)"
            + " from transfer t join ledger_account c on c.id = t.credit_account"
            + " join ledger_account d on d.id = t.debit_account");
  }

  private void refund(UUID order, long yen) {
    AskingRefund.Outcome outcome =
        asking.byOperator(
            Actor.system(), person, order, Money.ofMinor(yen, World.JPY), "It did not work.");
    assertThat(outcome).isInstanceOf(Asked.class);
    sending.run(((Asked) outcome).refundId().toString());
    stage.book();
  }

  private List<Check> checks() throws SQLException {
    SigningKeys keys =
        SigningKeys.open(stage.database.admin(), "a secret of this test's", stage.stripe.clock);
    VerifyingLedger verifying = new VerifyingLedger(stage.database.admin(), keys);
    return ((VerifyingLedger.Verified) verifying.verify()).checks();
  }

  private void assertProved() throws SQLException {
    assertThat(checks())
        .filteredOn(check -> check.name().compareTo(Check.Name.TAXES_EQUAL_PURCHASES) <= 0)
        .allSatisfy(check -> assertThat(check.faults()).as("%s", check).isEmpty());
    stage.books.assertBooksHold();
  }

  @Test
  void partsComeToExactlyTheWhole() throws SQLException {
    UUID order = stage.buy();
    assertThat(stage.stripe.text("select cost_micros || ' ' || tax_micros from credit_lot"))
        .isEqualTo("909000000 91000000");
    assertThat(taxOwed()).isEqualTo("91000000");
    assertThat(asking.offer(stage.creator, order).orElseThrow().amount())
        .isEqualTo(Money.ofMinor(1_000, World.JPY));

    refund(order, 333);
    // 333 × 909 / 1000 is 302.697: 303 are cost and 30 are tax.
    assertThat(taxOwed()).isEqualTo("61000000");
    assertProved();
    refund(order, 333);
    assertProved();
    refund(order, 334);

    assertThat(taxOwed()).isEqualTo("0");
    assertThat(
            stage.stripe.texts(
                "select kind || ' ' || number || ' ' || net_minor || ' ' || tax_minor from invoice"
                    + " order by number"))
        .containsExactly(
            "INVOICE 1 909 91",
            "CREDIT_NOTE 2 303 30",
            "CREDIT_NOTE 3 302 31",
            "CREDIT_NOTE 4 304 30");
    assertThat(stage.books.available(stage.creator)).isZero();
    assertThat(stage.books.debt(stage.creator)).isZero();
    assertProved();
  }

  @Test
  void taxThatIsNotWhatWasPaidIsFound() throws SQLException {
    UUID order = stage.buy();
    stage.world.execute(
        "update credit_lot set tax_micros = tax_micros + 1000000 where order_id = ?", order);
    assertThat(checks())
        .filteredOn(check -> !check.holds())
        .extracting(Check::name)
        .contains(Check.Name.TAXES_EQUAL_PURCHASES);
  }

  @Test
  void aBuyerIsOfferedWhatItsUnspentCreditsHadCostWithTheirTax() throws SQLException {
    UUID order = stage.buy();
    stage.use(40);
    Asked refund = (Asked) asking.unspent(stage.creator, person, order);
    // 800 credits are left, which had cost 727.2; 800 yen have 727 of cost in them.
    assertThat(refund.amount()).isEqualTo(Money.ofMinor(800, World.JPY));
    sending.run(refund.refundId().toString());
    stage.book();
    assertThat(stage.books.debt(stage.creator)).isZero();
    assertThat(stage.books.available(stage.creator)).isLessThan(CREDIT);
    assertProved();
  }

  @Test
  void aDisputeTakesTaxAndWinningItBringsItAgain() throws SQLException {
    UUID order = stage.buy();
    stage.use(100);
    String dispute = stage.dispute(order, 700);
    stage.book(dispute, 2);
    assertThat(taxOwed()).isEqualTo("27000000");
    assertProved();

    stage.close(dispute, "won");
    stage.book(dispute, 4);
    assertThat(taxOwed()).isEqualTo("91000000");
    assertThat(stage.stripe.texts("select kind || ' ' || net_minor from invoice order by number"))
        .containsExactly("INVOICE 909", "CREDIT_NOTE 636", "CREDIT_NOTE_TAKEN_BACK 636");
    assertThat(stage.books.debt(stage.creator)).isZero();
    assertProved();
  }
}
