package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.LotBooks;
import io.kyodaku.ledger.Posting;
import io.kyodaku.royalty.Accrual;
import io.kyodaku.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever paid whomever: what was burned, recognised, earned and kept adds up to the last micro.
 */
class SettlementPropertyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final UUID GENERATOR = Ids.next();

  /** Credits that a creator has. */
  record Funds(long credits, long cost, boolean promotional, boolean dollars) {}

  /** What an owner is promised. */
  record Promise(long feePerSecond, int shareBps, boolean net, boolean dollars) {}

  @Provide
  Arbitrary<Funds> funds() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 500 * CREDIT),
            Arbitraries.longs().between(0, 500 * CREDIT),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as((credits, cost, gift, dollars) -> new Funds(credits, gift ? 0 : cost, gift, dollars));
  }

  @Provide
  Arbitrary<Promise> promises() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 20 * CREDIT),
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Promise::new);
  }

  @Provide
  Arbitrary<List<Funds>> purses() {
    return funds().list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<Promise>> contracts() {
    return promises().list().ofMaxSize(4);
  }

  @Property
  void everyCreditIsAccountedFor(
      @ForAll("purses") List<Funds> purse, @ForAll("contracts") List<Promise> promises) {
    Settled settled = settle(purse, promises);

    for (Lot lot : settled.lots()) {
      long burned =
          settled.sum(
              posting ->
                  lot.id().equals(posting.lotId())
                      && posting.debit().kind() == AccountKind.CREATOR_HELD
                      && posting.credit().kind() != AccountKind.CREATOR_AVAILABLE);
      assertThat(burned).isEqualTo(lot.places().burned());
      assertThat(lot.places().held()).isZero();
    }
    assertThat(settled.sum(p -> p.credit().kind() == AccountKind.CREDITS_BURNED_COMPUTE))
        .isEqualTo(settled.price().computeMicros());
    assertThat(settled.sum(p -> p.credit().kind() == AccountKind.CREDITS_BURNED_FEES))
        .isEqualTo(settled.price().totalMicros() - settled.price().computeMicros());
  }

  @Property
  void exactlyWhatTheSpentCreditsCostBecomesRevenue(
      @ForAll("purses") List<Funds> purse, @ForAll("contracts") List<Promise> promises) {
    Settled settled = settle(purse, promises);

    for (Lot lot : settled.lots()) {
      long revenue =
          settled.sum(
              posting ->
                  lot.id().equals(posting.lotId())
                      && posting.debit().kind() == AccountKind.UNEARNED_CREDITS);
      assertThat(revenue).isEqualTo(lot.recognised());
    }
  }

  @Property
  void eachFeeIsSplitExactlyAndEachRoyaltyIsOwedOnce(
      @ForAll("purses") List<Funds> purse, @ForAll("contracts") List<Promise> promises) {
    Settled settled = settle(purse, promises);

    for (Accrual accrual : settled.settlement().accruals()) {
      UUID claim = accrual.terms().claimId();
      assertThat(accrual.royaltyMicros() + accrual.platformMicros())
          .isEqualTo(accrual.terms().feeMicros());
      assertThat(
              settled.sum(
                  posting ->
                      claim.equals(posting.claimId())
                          && posting.credit().kind() == AccountKind.ROYALTY_PAYABLE))
          .isEqualTo(accrual.royaltyMicros());
      if (accrual.terms().royaltyBase() == RoyaltyBase.LIST) {
        assertThat(accrual.royaltyMicros()).isBetween(0L, accrual.terms().feeMicros());
      }
    }
  }

  /** A generator is owed the par value of the compute, to half a micro for each lot that paid. */
  @Property
  void computeIsOwedAtPar(
      @ForAll("purses") List<Funds> purse, @ForAll("contracts") List<Promise> promises) {
    Settled settled = settle(purse, promises);

    long yen = settled.sum(p -> isComputeOwed(p, JPY));
    long dollars = settled.sum(p -> isComputeOwed(p, USD));
    long inCredits = yen + dollars * 100;
    assertThat(Math.abs(inCredits - settled.price().computeMicros()))
        .isLessThanOrEqualTo(50L * settled.lots().size());
  }

  private static boolean isComputeOwed(Posting posting, Currency currency) {
    return posting.credit().kind() == AccountKind.COMPUTE_PAYABLE
        && posting.credit().ledger().equals(currency.getCurrencyCode());
  }

  /** A settlement with what went into it. */
  record Settled(Settlement settlement, Price price, List<Lot> lots) {
    long sum(Predicate<Posting> which) {
      return settlement.postings().stream().filter(which).mapToLong(Posting::amountMicros).sum();
    }
  }

  private static Settled settle(List<Funds> funds, List<Promise> promises) {
    List<Lot> lots = new ArrayList<>();
    UUID creator = Ids.next();
    for (Funds each : funds) {
      lots.add(lot(creator, each));
    }
    Purse purse = new Purse(lots);
    long usable = purse.usable(NOW);
    Price price = affordable(promises, usable);
    // Reserved for a longer clip than was made: what is not needed goes back.
    long reserved = Math.min(usable, price.totalMicros() + price.totalMicros() / 3);
    List<LotHold> holds = purse.reserve(reserved, NOW).orElseThrow();
    Settlement settlement = Settlement.of(Ids.next(), GENERATOR, purse, holds, price, PAR);
    return new Settled(settlement, price, lots);
  }

  private static Lot lot(UUID creator, Funds funds) {
    LotBooks books =
        new LotBooks(
            Ids.next(),
            creator,
            funds.promotional(),
            funds.dollars() ? "US" : "JP",
            funds.dollars() ? USD : JPY);
    Lot.Places places = new Lot.Places(funds.credits(), 0, 0, 0, 0);
    return new Lot(books, funds.credits(), funds.cost(), null, places, 0);
  }

  /** As many of the promises as the purse pays, and what is left for compute, at most. */
  private static Price affordable(List<Promise> promises, long usable) {
    long left = usable;
    List<LicenseTerms> licenses = new ArrayList<>();
    for (Promise promise : promises) {
      LicenseTerms terms =
          claim(promise).terms(promise.feePerSecond() / (promise.dollars() ? 100 : 1), 1);
      if (terms.feeCreditMicros() <= left) {
        licenses.add(terms);
        left -= terms.feeCreditMicros();
      }
    }
    long compute = left / 2;
    return new Price(GENERATOR, compute, compute, 1, licenses);
  }

  private static World.Claim claim(Promise promise) {
    return new World.Claim(
        Ids.next(),
        Ids.next(),
        Ids.next(),
        Ids.next(),
        Ids.next(),
        Ids.next(),
        promise.dollars() ? USD : JPY,
        promise.dollars() ? "US" : "JP",
        promise.shareBps(),
        promise.net() ? RoyaltyBase.NET : RoyaltyBase.LIST);
  }
}
