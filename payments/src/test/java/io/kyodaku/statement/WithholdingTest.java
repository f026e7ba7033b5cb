package io.kyodaku.statement;

import static io.kyodaku.statement.StatementStage.YEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.log.SealingLog;
import io.kyodaku.log.SigningKeys;
import io.kyodaku.plugin.PluginAnswer;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.Transactions;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.verification.VerifyingLedger;
import io.kyodaku.withholding.BookingWithheldTax;
import io.kyodaku.withholding.DecidingTaxProfile;
import io.kyodaku.withholding.EnteringTaxProfile;
import io.kyodaku.withholding.EnteringTaxProfile.Draft;
import io.kyodaku.withholding.OwnTaxProfiles;
import io.kyodaku.withholding.SettingWithholdingRate;
import io.kyodaku.withholding.StatutoryRates;
import io.kyodaku.withholding.TaxBasis;
import io.kyodaku.withholding.TaxProfile;
import io.kyodaku.withholding.TaxProfiles;
import io.kyodaku.withholding.WithheldTaxes;
import io.kyodaku.withholding.WithholdingRates;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Japan's rates, as an operator took them over, withhold of statements. */
class WithholdingTest {

  private static final Instant MARCH = Instant.parse("2026-02-28T15:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-03-31T15:00:00Z");
  private static final YearMonth PAID_IN = YearMonth.of(2026, 4);
  private static final String NUMBER = "T7000012050002";

  private final TestDatabase database = TestDatabase.fresh();
  private final StatementStage stage = new StatementStage(database, APRIL);
  private final TenantTransactions transactions = TenantTransactions.of(database);
  private final EnteringTaxProfile entering =
      new EnteringTaxProfile(transactions.dataSource(), stage.clock);
  private final OwnTaxProfiles own = new OwnTaxProfiles(transactions.dataSource(), stage.clock);
  private final DecidingTaxProfile deciding = new DecidingTaxProfile(database.admin(), stage.clock);
  private final SettingWithholdingRate setting =
      new SettingWithholdingRate(database.admin(), stage.clock);
  private final BookingWithheldTax booking = new BookingWithheldTax(database.admin(), stage.clock);
  private final WithheldTaxes taxes = new WithheldTaxes(database.admin());
  private final UUID operator = TestTenants.account(database);

  @BeforeEach
  void takeOverWhatTheLawSays() {
    for (SettingWithholdingRate.Draft draft : StatutoryRates.OF_JAPAN) {
      assertThat(setting.set(operator, draft)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JP, PERSON, 1000000, 102100",
    "JP, PERSON, 1000001, 102100",
    "JP, PERSON, 1000005, 102101",
    "JP, PERSON, 2000000, 306300",
    "JP, PERSON, 9, 0",
    "JP, PERSON, 10, 1",
    "JP, CORPORATION, 5000000, 0",
    "US, PERSON, 1000000, 204200",
    "FR, CORPORATION, 99, 20",
  })
  void isTheLawsForTheConfirmedResidenceAndForm(
      String residence, String form, long royaltyYen, long taxYen) {
    TenantId tenant = stage.tenant(MARCH);
    confirmed(tenant, residence, form, false);
    earn(tenant, royaltyYen);
    StatementDetail statement = stage.closed(tenant);
    assertThat(taxOf(statement)).isEqualTo(taxYen);
    assertThat(statement.statement().payableMinor()).isEqualTo(royaltyYen - taxYen);
    assertThat(statement.statement().carriedMicros()).isZero();
    assertThat(statement.statement().tax().profileId()).isPresent();
    assertThat(statement.statement().tax().rateId()).isPresent();
    assertThat(balance(tenant)).isZero();
    assertThat(stage.balance(AccountKind.WITHHOLDING_PAYABLE, "JP", Optional.empty()))
        .isEqualTo(taxYen * 1_000_000);
    assertBooksHold();
  }

  @Test
  void ofWhomNothingIsConfirmedTheDefaultHolds() {
    TenantId tenant = stage.tenant(MARCH);
    enter(tenant, "JP", "CORPORATION", false);
    earn(tenant, 1_000);
    StatementDetail statement = stage.closed(tenant);
    assertThat(taxOf(statement)).isEqualTo(102);
    assertThat(statement.statement().tax().profileId()).isEmpty();
    assertThat(statement.lines().getLast().text()).isEqualTo("10.21 % – 1000000 JPY – 20.42 %");
    assertThat(statement.text()).contains("tax - " + statement.statement().tax().rateId().get());
  }

  @Test
  void aTreatyLowersItOnceItWasClaimedAndConfirmed() {
    assertThat(
            setting.set(
                operator,
                new SettingWithholdingRate.Draft(
                    "JP", "US", "PERSON", "20.42", "", "", "0", "Convention with the US, art. 12")))
        .isEmpty();
    assertThat(
            setting.set(
                operator,
                new SettingWithholdingRate.Draft(
                    "JP", "KR", "PERSON", "20.42", "", "", "10", "Convention with Korea, art. 12")))
        .isEmpty();
    TenantId american = stage.tenant(MARCH);
    confirmed(american, "US", "PERSON", true);
    earn(american, 1_000);
    assertThat(taxOf(stage.closed(american))).isZero();

    TenantId without = stage.tenant(MARCH);
    confirmed(without, "US", "PERSON", false);
    earn(without, 1_000);
    assertThat(taxOf(stage.closed(without))).isEqualTo(204);

    TenantId korean = stage.tenant(MARCH);
    confirmed(korean, "KR", "PERSON", true);
    earn(korean, 1_005);
    StatementDetail statement = stage.closed(korean);
    assertThat(taxOf(statement)).isEqualTo(100);
    assertThat(statement.lines().getLast().text()).isEqualTo("10 % (treaty, KR)");

    TenantId italian = stage.tenant(MARCH);
    confirmed(italian, "IT", "PERSON", true);
    earn(italian, 1_000);
    assertThat(taxOf(stage.closed(italian))).as("no treaty's rate is set").isEqualTo(204);
  }

  @Test
  void whatIsCarriedIsTaxedOnceItIsPaidAndNotBefore() {
    TenantId tenant = stage.tenant(MARCH);
    confirmed(tenant, "FR", "PERSON", false);
    stage.plugins.pays = facts -> new PluginAnswer.Answered<>(false);
    earn(tenant, 500);
    StatementDetail later = stage.closed(tenant);
    assertThat(later.statement().paidLater()).isTrue();
    assertThat(taxOf(later)).isZero();
    assertThat(later.statement().tax()).isEqualTo(Statement.Tax.NONE);

    stage.plugins.pays = facts -> new PluginAnswer.Answered<>(true);
    stage.clock.pass(Duration.ofDays(31));
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 500_900_000, APRIL);
    StatementDetail paid = stage.closed(tenant);
    assertThat(stage.plugins.payable.getLast().balanceMicros()).isEqualTo(1_000_900_000);
    assertThat(paid.lines().getLast().baseMicros()).isEqualTo(1_000_000_000);
    assertThat(taxOf(paid)).isEqualTo(204);
    assertThat(paid.statement().payableMinor()).isEqualTo(796);
    assertThat(paid.statement().carriedMicros()).isEqualTo(900_000);
    assertBooksHold();
  }

  @Test
  void nothingIsWithheldOfWhatIsOwedToUsAndTheRestIsTaxedLess() {
    TenantId tenant = stage.tenant(MARCH);
    confirmed(tenant, "FR", "PERSON", false);
    stage.royalty(tenant, stage.asset(tenant), "JP", "CHARGEBACK", "SHARED", -400_000_000, MARCH);
    StatementDetail below = stage.closed(tenant);
    assertThat(taxOf(below)).isZero();
    assertThat(below.statement().carriedMicros()).isEqualTo(-400_000_000);

    stage.clock.pass(Duration.ofDays(31));
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 1_000_000_000, APRIL);
    StatementDetail above = stage.closed(tenant);
    assertThat(above.lines().getLast().baseMicros()).isEqualTo(600_000_000);
    assertThat(taxOf(above)).isEqualTo(122);
  }

  @Test
  void ofAPayoutThatCameBackNothingIsWithheldAgain() {
    TenantId tenant = stage.tenant(MARCH);
    confirmed(tenant, "FR", "PERSON", false);
    returned(tenant, 796);
    stage.royalty(tenant, stage.asset(tenant), "JP", "CHARGEBACK", "SHARED", -900_000_000, MARCH);
    StatementDetail below = stage.closed(tenant);
    assertThat(taxOf(below)).isZero();

    stage.clock.pass(Duration.ofDays(31));
    stage.royalty(tenant, stage.asset(tenant), "SHARED", 1_000_000_000, APRIL);
    StatementDetail above = stage.closed(tenant);
    assertThat(above.statement().openingMicros()).isEqualTo(-104_000_000);
    assertThat(above.lines().getLast().baseMicros()).isEqualTo(100_000_000);
    assertThat(taxOf(above)).isEqualTo(20);

    stage.clock.pass(Duration.ofDays(30));
    stage.royalty(
        tenant,
        stage.asset(tenant),
        "SHARED",
        1_000_000_000,
        stage.clock.instant().minus(Duration.ofDays(5)));
    assertThat(taxOf(stage.closed(tenant))).isEqualTo(204);
  }

  @Test
  void whoSaysItDoesNotConfirmItAndTwiceIsOnce() {
    TenantId tenant = stage.tenant(MARCH);
    UUID member = TestTenants.member(database, tenant, "OWNER");
    UUID first = enter(tenant, member, "FR", "PERSON", false);
    UUID second = enter(tenant, member, "US", "PERSON", false);
    assertThat(deciding.confirm(operator, first))
        .isInstanceOf(DecidingTaxProfile.Outcome.NotOpen.class);
    assertThat(deciding.confirm(member, second))
        .isInstanceOf(DecidingTaxProfile.Outcome.OwnEntry.class);
    assertThat(deciding.refuse(operator, second, " "))
        .isInstanceOf(DecidingTaxProfile.Outcome.Invalid.class);
    assertThat(new TaxProfiles(database.admin()).waiting())
        .extracting(named -> named.profile().id())
        .containsExactly(second);
    assertThat(deciding.refuse(operator, second, "The certificate is of last year."))
        .isInstanceOf(DecidingTaxProfile.Outcome.Done.class);
    assertThat(deciding.confirm(operator, second))
        .isInstanceOf(DecidingTaxProfile.Outcome.NotOpen.class);
    List<TaxProfile> seen = transactions.run(tenant, (entities, rows) -> own.list(tenant));
    assertThat(seen)
        .extracting(profile -> profile.number() + " " + profile.status() + " " + profile.note())
        .containsExactly("2 REFUSED The certificate is of last year.", "1 REPLACED ");
    for (String attack :
        List.of(
            "update tax_profile set residence = 'JP' where id = ?",
            "update tax_profile set status = 'CONFIRMED' where id = ?",
            "delete from tax_profile where id = ?")) {
      assertThatThrownBy(() -> TestTenants.execute(database, attack, second))
          .as(attack)
          .rootCause()
          .hasMessageContaining("never changes");
    }
  }

  @Test
  void aTenantNeitherConfirmsNorSeesAnothers() {
    TenantId tenant = stage.tenant(MARCH);
    TenantId other = stage.tenant(MARCH);
    UUID mine = enter(tenant, "FR", "PERSON", false);
    List<TaxProfile> seen = transactions.run(other, (entities, rows) -> own.list(other));
    TaxBasis found =
        transactions.run(
            other, (entities, rows) -> own.basis(other, Optional.of(mine), Optional.empty()));
    assertThat(seen).isEmpty();
    assertThat(found).isEqualTo(TaxBasis.NONE);
    TaxBasis today = transactions.run(tenant, (entities, rows) -> own.today(tenant));
    assertThat(today.isByDefault()).isTrue();
    for (String attack :
        List.of(
            "update tax_profile set status = 'CONFIRMED', decided_at = now()",
            "update tax_profile set residence = 'JP'")) {
      assertThatThrownBy(
              () ->
                  transactions.run(
                      tenant,
                      (entities, rows) -> {
                        try (var connection = rows.getConnection();
                            var statement = connection.createStatement()) {
                          return statement.executeUpdate(attack);
                        }
                      }))
          .as(attack)
          .hasRootCauseInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          jp | PERSON | - | false | - | 2026-04-01 | -
          ZZ | PERSON | - | false | - | 2026-04-01 | residence
          Japan | PERSON | - | false | - | 2026-04-01 | residence
          JP | - | - | false | - | 2026-04-01 | form
          JP | CAT | - | false | - | 2026-04-01 | form
          JP | PERSON | T7000012050003 | false | - | 2026-04-01 | registration
          JP | PERSON | 7000012050002 | false | - | 2026-04-01 | registration
          US | PERSON | - | true | - | 2026-04-01 | evidence
          JP | PERSON | - | false | - | 1999-12-31 | from
          JP | PERSON | - | false | - | 2099-01-01 | from
          JP | PERSON | - | false | - | tomorrow | from
          """)
  void whatMakesNoSenseIsSaidFieldByField(
      @Nullable String residence,
      @Nullable String form,
      @Nullable String registration,
      boolean treaty,
      @Nullable String evidence,
      @Nullable String from,
      @Nullable String field) {
    TenantId tenant = stage.tenant(MARCH);
    UUID member = TestTenants.member(database, tenant, "OWNER");
    EnteringTaxProfile.Outcome outcome =
        transactions.run(
            tenant,
            (entities, rows) ->
                entering.enter(
                    tenant,
                    member,
                    new Draft(residence, form, registration, treaty, evidence, from)));
    if (field == null) {
      assertThat(outcome).isInstanceOf(EnteringTaxProfile.Outcome.Entered.class);
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              EnteringTaxProfile.Outcome.Invalid.class,
              invalid ->
                  assertThat(invalid.errors())
                      .extracting(FieldError::field)
                      .containsExactly(field));
    }
  }

  @Test
  void aHundredThousandCharactersAreRefused() {
    TenantId tenant = stage.tenant(MARCH);
    UUID member = TestTenants.member(database, tenant, "OWNER");
    String long100k = "x".repeat(100_000);
    EnteringTaxProfile.Outcome outcome =
        transactions.run(
            tenant,
            (entities, rows) ->
                entering.enter(
                    tenant,
                    member,
                    new Draft(long100k, long100k, long100k, true, long100k, long100k)));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            EnteringTaxProfile.Outcome.Invalid.class,
            invalid -> assertThat(invalid.errors()).hasSize(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          XX | * | PERSON | 10 | - | - | - | law | entity
          JP | Mars | PERSON | 10 | - | - | - | law | residence
          JP | * | PERSON | 100.0001 | - | - | - | law | percent
          JP | * | PERSON | -1 | - | - | - | law | percent
          JP | * | PERSON | 10.21002 | - | - | - | law | percent
          JP | * | PERSON | - | - | - | - | law | percent
          JP | * | PERSON | 10 | 0 | 20 | - | law | step
          JP | * | PERSON | 10 | 0.5 | 20 | - | law | step
          JP | * | PERSON | 10 | 9999999999999 | 20 | - | law | step
          JP | * | PERSON | 10 | 100 | - | - | law | above
          JP | * | PERSON | 10 | - | 20 | - | law | step
          JP | ? | PERSON | 10 | - | - | 5 | law | treaty
          JP | ? | CORPORATION | 10 | - | - | - | law | form
          JP | * | PERSON | 10 | - | - | - | - | source
          """)
  void aRateThatMakesNoSenseIsNotSet(
      String entity,
      String residence,
      String form,
      @Nullable String percent,
      @Nullable String step,
      @Nullable String above,
      @Nullable String treaty,
      @Nullable String source,
      String field) {
    int before = new WithholdingRates(database.admin()).all().size();
    assertThat(
            setting.set(
                operator,
                new SettingWithholdingRate.Draft(
                    entity, residence, form, percent, step, above, treaty, source)))
        .extracting(FieldError::field)
        .containsExactly(field);
    assertThat(new WithholdingRates(database.admin()).all()).hasSize(before);
  }

  @Test
  void whatTheTaxOfficeWasPaidIsNoMoreThanWasWithheld() throws SQLException {
    TenantId tenant = stage.tenant(MARCH);
    confirmed(tenant, "FR", "PERSON", false);
    earn(tenant, 1_000);
    StatementDetail statement = stage.closed(tenant);
    assertThat(taxes.months())
        .singleElement()
        .satisfies(
            month -> {
              assertThat(month.month()).isEqualTo(PAID_IN);
              assertThat(month.base()).isEqualTo(Money.ofMinor(1_000, YEN));
              assertThat(month.open()).isEqualTo(Money.ofMinor(204, YEN));
            });
    assertThat(taxes.of(PAID_IN))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.statement()).isEqualTo(statement.statement().id());
              assertThat(line.registration()).isEqualTo(NUMBER);
              assertThat(line.source()).contains("212");
            });
    assertThat(book("2026-04", "205", "2026-03-31")).containsExactly("amount");
    assertThat(book("2026-04", "-1", "2026-03-31")).containsExactly("amount");
    assertThat(book("2026-04", "0", "2026-03-31")).containsExactly("amount");
    assertThat(book("2026-04", "0.5", "2026-03-31")).containsExactly("amount");
    assertThat(book("2026-04", null, "2026-03-31")).containsExactly("amount");
    assertThat(book("2026-05", "204", "2026-03-31")).containsExactly("month");
    assertThat(book("April", "204", "2026-03-31")).containsExactly("month");
    assertThat(book("2026-04", "204", "2027-03-31")).containsExactly("paidOn");
    assertThat(book("2026-04", "100", "2026-03-31")).isEmpty();
    assertThat(book("2026-04", "105", "2026-03-31")).containsExactly("amount");
    assertThat(book("2026-04", "104", "2026-03-31")).isEmpty();
    assertThat(book("2026-04", "1", "2026-03-31")).containsExactly("month");
    assertThat(stage.balance(AccountKind.WITHHOLDING_PAYABLE, "JP", Optional.empty())).isZero();
    assertThat(stage.balance(AccountKind.COMPANY_BANK, "JP", Optional.empty()))
        .isEqualTo(204_000_000);
    assertBooksHold();
    TestTenants.execute(
        database,
        "set session_replication_role = replica; update transfer set amount_micros = amount_micros"
            + " + 1 where code = 'WITHHELD'");
    assertThat(verified().checks())
        .filteredOn(check -> !check.holds())
        .extracting(check -> check.name().name())
        .contains("TAXES_WITHHELD_EQUAL_STATEMENTS");
  }

  private List<String> book(String month, @Nullable String amount, String paidOn) {
    return booking
        .book(
            operator, new BookingWithheldTax.Draft("JP", "JPY", month, amount, paidOn, "Receipt 1"))
        .stream()
        .map(FieldError::field)
        .toList();
  }

  private void earn(TenantId tenant, long yen) {
    stage.royalty(tenant, stage.asset(tenant), "SHARED", yen * 1_000_000, MARCH);
  }

  private void returned(TenantId tenant, long yen) {
    new Transactions(database.admin())
        .run(
            connection -> {
              StatementEntries.payoutReturned(
                  connection, tenant, "JP", Money.ofMinor(yen, YEN), Ids.next(), "Returned", MARCH);
              return true;
            });
  }

  private static long taxOf(StatementDetail statement) {
    return statement.lines().stream()
        .filter(line -> line.kind() == LineKind.WITHHOLDING)
        .mapToLong(line -> -line.amountMicros() / 1_000_000)
        .sum();
  }

  private long balance(TenantId tenant) {
    return stage.balance(AccountKind.ROYALTY_PAYABLE, "JP", Optional.of(tenant));
  }

  private void confirmed(TenantId tenant, String residence, String form, boolean treaty) {
    assertThat(deciding.confirm(operator, enter(tenant, residence, form, treaty)))
        .isInstanceOf(DecidingTaxProfile.Outcome.Done.class);
  }

  private UUID enter(TenantId tenant, String residence, String form, boolean treaty) {
    return enter(tenant, TestTenants.member(database, tenant, "OWNER"), residence, form, treaty);
  }

  private UUID enter(TenantId tenant, UUID member, String residence, String form, boolean treaty) {
    Draft draft =
        new Draft(residence, form, NUMBER, treaty, treaty ? "Form 3, handed in" : "", "2026-03-01");
    EnteringTaxProfile.Outcome outcome =
        transactions.run(tenant, (entities, rows) -> entering.enter(tenant, member, draft));
    return switch (outcome) {
      case EnteringTaxProfile.Outcome.Entered(UUID id) -> id;
      case EnteringTaxProfile.Outcome.Invalid(List<FieldError> errors) ->
          throw new AssertionError(errors);
    };
  }

  private VerifyingLedger.Verified verified() throws SQLException {
    SigningKeys keys = SigningKeys.open(database.admin(), "a secret of this test's", stage.clock);
    new SealingLog(database.admin(), keys, stage.clock).run("");
    return (VerifyingLedger.Verified) new VerifyingLedger(database.admin(), keys).verify();
  }

  /** But for what the stage's royalties lack: authorizations. */
  private void assertBooksHold() {
    try {
      assertThat(verified().checks())
          .filteredOn(
              check ->
                  switch (check.name()) {
                    case STATEMENTS_ADD_UP,
                        TAXES_WITHHELD_EQUAL_STATEMENTS,
                        STATEMENTS_ARE_IN_THE_LOG,
                        BATCHES_ARE_IN_THE_LOG,
                        LEDGERS_BALANCE ->
                        true;
                    default -> false;
                  })
          .hasSize(5)
          .allSatisfy(check -> assertThat(check.faults()).as("%s", check.name()).isEmpty());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
