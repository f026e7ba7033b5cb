package io.kyodaku.benchmarks;

import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.AuthorizedUsage;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.generation.Splits;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** Creators with credits, a generator that they linked, and owners with one character each. */
final class Shop {

  private static final long CREDIT = 1_000_000L;
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final int SECONDS = 5;

  private final List<UUID> creators = new ArrayList<>();
  private final UUID generator = Ids.next();
  private final UUID rateCard = Ids.next();
  private final List<Owner> owners = new ArrayList<>();
  private final Clock clock;

  /** A tenant with one character and a contract. */
  record Owner(UUID tenant, UUID asset, UUID claim, UUID contract, UUID version) {
    static Owner fresh() {
      return new Owner(Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next());
    }
  }

  Shop(Clock clock) {
    this.clock = clock;
  }

  void open(DataSource database, int creatorCount, int ownerCount) throws SQLException {
    try (Connection c = database.getConnection()) {
      c.setAutoCommit(false);
      Buyers.run(
          c, "insert into generator (id, name, created_at) values (?, 'Bench', now())", generator);
      Buyers.run(
          c,
          "insert into rate_card (id, generator_id, version, standard_per_second,"
              + " premium_per_second, effective_from) values (?, ?, 1, 2000000, 4000000, now())",
          rateCard,
          generator);
      for (int i = 0; i < ownerCount; i++) {
        owners.add(owner(c, i));
      }
      for (int i = 0; i < creatorCount; i++) {
        creators.add(Buyers.open(c, generator, i, clock));
      }
      c.commit();
    }
  }

  private static Owner owner(Connection c, int i) throws SQLException {
    Owner owner = Owner.fresh();
    Buyers.run(
        c,
        "insert into tenant (id, slug, kind, name, country, language, currency, selling_entity,"
            + " status, created_at) values (?, ?, 'ORGANISATION', 'Bench', 'JP', 'ja',"
            + " 'JPY', 'JP', 'VERIFIED', now())",
        owner.tenant(),
        "bench-" + i);
    UUID work = Ids.next();
    Buyers.run(
        c,
        "insert into work (id, tenant_id, title, created_at) values (?, ?, 'W', now())",
        work,
        owner.tenant());
    Buyers.run(
        c,
        "insert into asset (id, tenant_id, work_id, kind, name, created_at) values (?, ?, ?,"
            + " 'CHARACTER', 'C', now())",
        owner.asset(),
        owner.tenant(),
        work);
    Buyers.run(
        c,
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) values (?, ?, ?, 10000, '*', 3000000,"
            + " 'JPY', 'LIVE')",
        owner.claim(),
        owner.tenant(),
        owner.asset());
    Buyers.run(
        c,
        "insert into contract (id, tenant_id, created_at) values (?, ?, now())",
        owner.contract(),
        owner.tenant());
    Buyers.run(
        c,
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, created_at) values (?, ?, ?, 1, 'DRAFT',"
            + " 'standard', 'JP', 'JPY', 7000, 'LIST', 'OWNER', 10000, 'en', 'd', repeat('0',"
            + " 64), now())",
        owner.version(),
        owner.contract(),
        owner.tenant());
    return owner;
  }

  UUID creatorAt(int i) {
    return creators.get(Math.floorMod(i, creators.size()));
  }

  UUID generator() {
    return generator;
  }

  Owner ownerAt(int i) {
    return owners.get(Math.floorMod(i, owners.size()));
  }

  Price price(Owner owner, int seconds) {
    long fee = 3 * CREDIT * seconds;
    LicenseTerms terms =
        new LicenseTerms(
            owner.claim(),
            owner.tenant(),
            owner.asset(),
            owner.contract(),
            owner.version(),
            1,
            "asset:" + owner.asset() + ":OPEN:SHARED",
            JPY,
            "JP",
            3 * CREDIT,
            10_000,
            10_000,
            3 * CREDIT,
            fee,
            fee,
            7_000,
            RoyaltyBase.LIST,
            true,
            10_000,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of());
    return new Price(rateCard, 2 * CREDIT, 2 * CREDIT * seconds, 1, List.of(terms));
  }

  HoldRequest request(UUID creator, Owner owner) {
    Price price = price(owner, SECONDS);
    Authorization asked =
        new Authorization(
            Ids.next(),
            AuthorizationStatus.AUTHORIZED,
            creator,
            generator,
            new AuthorizedUsage(
                List.of(),
                Use.SHARED,
                new TreeSet<>(List.of("JP", "US")),
                SECONDS,
                Quality.STANDARD,
                Optional.of(Set.of()),
                "0".repeat(32),
                "0".repeat(64)),
            price,
            List.of(new Match(owner.asset(), "Momotaro", "Momotaro", 10, 18)),
            List.of("attribution"),
            List.of(),
            price.totalMicros(),
            0,
            OptionalInt.empty(),
            Splits.of(price),
            1,
            clock.instant(),
            clock.instant().plus(Duration.ofHours(1)));
    // About as long as a real answer.
    return new HoldRequest(asked, Ids.next().toString(), "a".repeat(64), "x".repeat(900), Set.of());
  }
}
