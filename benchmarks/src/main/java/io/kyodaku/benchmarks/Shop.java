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
import io.kyodaku.shared.Money;
import io.kyodaku.wallet.LotPosting;
import io.kyodaku.wallet.PurchasedLot;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

/** Creators with credits, a generator that they linked, and an owner with one character. */
final class Shop {

  private static final long CREDIT = 1_000_000L;
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final Currency USD = Currency.getInstance("USD");
  private static final int SECONDS = 5;

  private final List<UUID> creators = new ArrayList<>();
  private final UUID generator = Ids.next();
  private final UUID rateCard = Ids.next();
  private final UUID tenant = Ids.next();
  private final UUID asset = Ids.next();
  private final UUID claim = Ids.next();
  private final UUID contract = Ids.next();
  private final UUID version = Ids.next();
  private final Clock clock;

  Shop(Clock clock) {
    this.clock = clock;
  }

  void open(DataSource owner, int creatorCount) throws SQLException {
    try (Connection c = owner.getConnection()) {
      c.setAutoCommit(false);
      run(c, "insert into generator (id, name, created_at) values (?, 'Bench', now())", generator);
      run(
          c,
          "insert into rate_card (id, generator_id, version, standard_per_second,"
              + " premium_per_second, effective_from) values (?, ?, 1, 2000000, 4000000, now())",
          rateCard,
          generator);
      run(
          c,
          "insert into tenant (id, slug, kind, name, country, language, currency, selling_entity,"
              + " status, created_at) values (?, 'bench', 'ORGANISATION', 'Bench', 'JP', 'ja',"
              + " 'JPY', 'JP', 'VERIFIED', now())",
          tenant);
      UUID work = Ids.next();
      run(
          c,
          "insert into work (id, tenant_id, title, created_at) values (?, ?, 'W', now())",
          work,
          tenant);
      run(
          c,
          "insert into asset (id, tenant_id, work_id, kind, name, created_at) values (?, ?, ?,"
              + " 'CHARACTER', 'C', now())",
          asset,
          tenant,
          work);
      run(
          c,
          "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
              + " price_per_second_micros, currency, status) values (?, ?, ?, 10000, '*', 3000000,"
              + " 'JPY', 'LIVE')",
          claim,
          tenant,
          asset);
      run(
          c,
          "insert into contract (id, tenant_id, created_at) values (?, ?, now())",
          contract,
          tenant);
      run(
          c,
          "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
              + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
              + " language, document, document_hash, created_at) values (?, ?, ?, 1, 'DRAFT',"
              + " 'standard', 'JP', 'JPY', 7000, 'LIST', 'OWNER', 10000, 'en', 'd', repeat('0',"
              + " 64), now())",
          version,
          contract,
          tenant);
      for (int i = 0; i < creatorCount; i++) {
        creators.add(creator(c, i));
      }
      c.commit();
    }
  }

  /** Credits of a lot in dollars, so that a royalty in yen crosses entity and currency. */
  private UUID creator(Connection c, int i) throws SQLException {
    UUID account = Ids.next();
    UUID creator = Ids.next();
    run(
        c,
        "insert into account (id, email, password_hash, name, language, created_at)"
            + " values (?, ?, 'x', 'A', 'en', now())",
        account,
        "bench" + i + "@example.org");
    run(
        c,
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        creator,
        account);
    run(
        c,
        "insert into creator_link (id, creator_id, generator_id, limit_micros, linked_at)"
            + " values (?, ?, ?, 900000000000000, now())",
        Ids.next(),
        creator,
        generator);
    LotPosting.post(
        c,
        new PurchasedLot(
            Ids.next(),
            creator,
            1_000_000_000L * CREDIT,
            Money.ofMinor(1_000_000_000L, USD),
            "US",
            Optional.empty()),
        clock);
    return creator;
  }

  UUID creatorAt(int i) {
    return creators.get(Math.floorMod(i, creators.size()));
  }

  UUID generator() {
    return generator;
  }

  Price price(int seconds) {
    long fee = 3 * CREDIT * seconds;
    LicenseTerms terms =
        new LicenseTerms(
            claim,
            tenant,
            asset,
            contract,
            version,
            1,
            "asset:" + asset + ":OPEN:SHARED",
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

  HoldRequest request(UUID creator) {
    Price price = price(SECONDS);
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
            List.of(new Match(asset, "Momotaro", "Momotaro", 10, 18)),
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

  private static void run(Connection c, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
