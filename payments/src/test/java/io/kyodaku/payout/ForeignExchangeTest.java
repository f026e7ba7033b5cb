package io.kyodaku.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.fx.EnteringFxRates;
import io.kyodaku.generatorpay.ComputeStage;
import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.log.Actor;
import io.kyodaku.payout.DuePayout.Readiness;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.ConnectingGeneratorAccount;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.PayeePayoutAccounts;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.SettingPayoutCurrency;
import io.kyodaku.verification.Check;
import io.kyodaku.wallet.World;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is stated in yen goes to a bank that takes dollars. */
class ForeignExchangeTest {

  private static final URI ANYWHERE = URI.create("http://127.0.0.1:1/");

  private final PayoutStage stage = new PayoutStage();
  private final ComputeStage own = new ComputeStage(stage.database);
  private final EnteringFxRates rates =
      new EnteringFxRates(stage.database.admin(), stage.stripe.clock);
  private final UUID operator = own.world.account();
  private final Payee payee = Payee.ofGenerator(own.generator);

  @AfterEach
  void close() {
    assertThat(
            own.faults(
                Check.Name.LEDGERS_BALANCE,
                Check.Name.COMPUTE_EQUALS_STATEMENTS,
                Check.Name.PAYOUTS_EQUAL_STATEMENTS))
        .isEmpty();
    own.end();
    stage.close();
  }

  private void rate(String rate, int daysAgo) {
    LocalDate day =
        LocalDate.ofInstant(stage.stripe.clock.instant(), ZoneOffset.UTC).minusDays(daysAgo);
    assertThat(
            rates.enter(
                operator,
                new EnteringFxRates.Typed("JPY", "USD", rate, day.toString(), "A central bank")))
        .isInstanceOf(EnteringFxRates.Outcome.Entered.class);
  }

  /** A month that comes to so many yen, of a generator whose bank takes dollars. */
  private void owed(int yen) {
    own.world.purchase(own.creator, yen, yen, World.JPY);
    own.use(own.generator, World.CREDIT, yen);
    own.world.clock.pass(Duration.ofDays(31));
    own.closed(1);
  }

  private void connected() {
    own.world.execute(
        "insert into generator_payee (generator_id, email, country, currency, set_by, set_at)"
            + " values (?, 'money@generator.example', 'US', 'USD', ?, now())",
        own.generator,
        operator);
    ConnectingGeneratorAccount connecting =
        new ConnectingGeneratorAccount(
            stage.database.admin(), stage.stripe.gateway, stage.stripe.clock);
    connecting.connect(own.generator, SellingEntity.JP, ANYWHERE, ANYWHERE);
    stage.stripe.control(
        "accounts/"
            + stage.stripe.text(
                "select stripe_account from payout_account where generator_id = ?", own.generator)
            + "/onboard",
        Map.of());
    connecting.connect(own.generator, SellingEntity.JP, ANYWHERE, ANYWHERE);
  }

  private Readiness readiness() {
    return stage.run.preview().getFirst().readiness();
  }

  private Payout planned() {
    stage.run.execute(Actor.system());
    return payouts().getFirst();
  }

  private List<Payout> payouts() {
    return stage.payouts.list(Optional.of(payee), 0, 10);
  }

  private long balance(AccountKind kind, String currency) {
    return own.balance(kind, "JP", currency);
  }

  @Test
  void withoutARateOfTheseDaysItWaits() {
    owed(10_000);
    connected();
    assertThat(readiness()).isEqualTo(Readiness.FX_RATE_MISSING);
    stage.run.execute(Actor.system());
    assertThat(payouts()).isEmpty();
    rate("0.0066", 8);
    assertThat(readiness()).isEqualTo(Readiness.FX_RATE_STALE);
    stage.run.execute(Actor.system());
    assertThat(payouts()).isEmpty();
    rates.setDays(operator, "8");
    assertThat(readiness()).isEqualTo(Readiness.READY);
    rates.setDays(operator, "0");
    assertThat(readiness()).isEqualTo(Readiness.FX_RATE_STALE);
    rate("0.0067", 0);
    assertThat(readiness()).isEqualTo(Readiness.READY);
    assertThat(planned().conversion().orElseThrow().rate().value()).isEqualByComparingTo("0.0067");
  }

  @Test
  void itIsConvertedWhenItIsPlannedSentInDollarsAndPaid() {
    owed(10_000);
    connected();
    rate("0.00666666", 0);
    Payout planned = planned();
    Conversion conversion = planned.conversion().orElseThrow();
    assertThat(planned.amount()).isEqualTo(Money.ofMinor(10_000, World.JPY));
    assertThat(planned.sent()).isEqualTo(Money.ofMinor(6_666, World.USD));
    assertThat(conversion.convertedMicros()).isEqualTo(66_666_600);
    assertThat(conversion.carriedMicros()).isEqualTo(6_600);
    assertThat(conversion.source()).isEqualTo("A central bank");
    assertThat(balance(AccountKind.COMPUTE_STATEMENT_PAYABLE, "JPY")).isZero();
    assertThat(balance(AccountKind.COMPUTE_STATEMENT_PAYABLE, "USD")).isEqualTo(66_666_600);
    assertThat(own.faults(Check.Name.PAYOUTS_EQUAL_STATEMENTS)).isEmpty();

    stage.send(planned);
    assertThat(stage.transfers(planned.id()))
        .singleElement()
        .satisfies(
            transfer -> {
              assertThat(transfer.get("amount").getAsLong()).isEqualTo(6_666);
              assertThat(transfer.get("currency").getAsString()).isEqualTo("usd");
            });
    assertThat(balance(AccountKind.PAYOUTS_IN_TRANSIT, "USD")).isEqualTo(-66_660_000);
    assertThat(own.faults(Check.Name.PAYOUTS_EQUAL_STATEMENTS)).isEmpty();
    stage.bank(payouts().getFirst(), "paid");
    stage.inbox.run("");
    assertThat(payouts().getFirst().status()).isEqualTo(Payout.Status.PAID);
    assertThat(balance(AccountKind.COMPUTE_STATEMENT_PAYABLE, "USD")).isEqualTo(6_600);

    // What is left is part of the next conversion.
    owed(10_002);
    Payout next = planned();
    assertThat(next.conversion().orElseThrow().openingMicros()).isEqualTo(6_600);
    assertThat(next.conversion().orElseThrow().convertedMicros()).isEqualTo(66_679_933);
    assertThat(next.sent()).isEqualTo(Money.ofMinor(6_668, World.USD));
  }

  @Test
  void whatComesBackIsConvertedBackAtTheSameRate() {
    owed(10_000);
    connected();
    rate("0.00666666", 0);
    Payout planned = planned();
    stage.send(planned);
    stage.bank(payouts().getFirst(), "paid");
    stage.inbox.run("");
    rate("0.0070", 0);
    stage.bank(payouts().getFirst(), "failed");
    stage.inbox.run("");
    assertThat(payouts().getFirst().status()).isEqualTo(Payout.Status.RETURNED);
    assertThat(balance(AccountKind.COMPUTE_PAYABLE, "JPY")).isEqualTo(10_000_000_000L);
    assertThat(balance(AccountKind.COMPUTE_STATEMENT_PAYABLE, "USD")).isZero();
    stage.takingBack.run(planned.id().toString());
    assertThat(balance(AccountKind.PAYOUTS_IN_TRANSIT, "USD")).isZero();

    own.world.clock.pass(
        Duration.between(own.world.clock.instant(), stage.stripe.clock.instant()).plusDays(40));
    GeneratorStatement again = own.closed(1).getFirst().statement();
    assertThat(again.payable()).isEqualTo(Money.ofMinor(10_000, World.JPY));
  }

  @Test
  void whatIsTooLittleForACentIsNotSent() {
    owed(1);
    connected();
    rate("0.0066", 0);
    stage.run.execute(Actor.system());
    assertThat(payouts()).isEmpty();
  }

  @Test
  void aConversionIsWhatItsRateSaysAndStaysSo() {
    owed(10_000);
    connected();
    rate("0.0066", 0);
    Payout planned = planned();
    for (String attempt :
        List.of(
            "update payout set sent_minor = sent_minor + 1 where id = '%s'",
            "update payout set fx_rate_id = null, sent_currency = null, sent_minor = null,"
                + " fx_opening_micros = null, fx_converted_micros = null where id = '%s'")) {
      assertThatThrownBy(() -> own.world.execute(attempt.formatted(planned.id())))
          .hasMessageContaining("converted");
    }
  }

  @Test
  void aTenantTooSaysWhatItsBankTakes() {
    TenantId tenant = stage.payable(5_000);
    PayoutAccount account =
        new PayeePayoutAccounts(stage.database.admin()).of(Payee.of(tenant)).getFirst();
    SettingPayoutCurrency setting =
        new SettingPayoutCurrency(stage.database.admin(), stage.stripe.clock);
    assertThat(setting.set(Actor.system(), Payee.of(tenant), account.id(), "GBP")).isFalse();
    assertThat(setting.set(Actor.system(), payee, account.id(), "USD")).isFalse();
    assertThat(setting.set(Actor.system(), Payee.of(tenant), account.id(), "USD")).isTrue();
    rate("0.0066", 0);
    stage.run.execute(Actor.system());
    Payout planned = stage.payout(tenant);
    assertThat(planned.sent()).isEqualTo(Money.ofMinor(3_300, World.USD));
    assertThat(stage.balance(AccountKind.STATEMENT_PAYABLE, tenant)).isZero();
    assertThat(setting.set(Actor.system(), Payee.of(tenant), account.id(), "")).isTrue();
  }
}
