package io.kyodaku.wallet;

import io.kyodaku.decision.CeilingTerms;
import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.AuthorizedUsage;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.generation.Splits;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People, contracts and credits to charge, made directly in the database. */
public final class World {

  public static final Currency USD = Currency.getInstance("USD");
  public static final Currency JPY = Currency.getInstance("JPY");
  public static final long CREDIT = 1_000_000L;

  /** One credit is a cent, or a yen. */
  public static final ParRates PAR =
      (version, currency) -> currency.equals(JPY) ? 1_000_000L : 10_000L;

  public final TestDatabase database;
  public final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));

  public World(TestDatabase database) {
    this.database = database;
  }

  public UUID account() {
    UUID id = Ids.next();
    execute(
        "insert into account (id, email, password_hash, name, language, created_at) values (?, ?,"
            + " 'x', 'A', 'en', now())",
        id,
        id + "@example.org");
    return id;
  }

  public UUID creator() {
    UUID id = Ids.next();
    execute(
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        id,
        account());
    return id;
  }

  public UUID generator() {
    UUID id = Ids.next();
    execute("insert into generator (id, name, created_at) values (?, ?, now())", id, "g" + id);
    execute(
        "insert into rate_card (id, generator_id, version, standard_per_second, premium_per_second,"
            + " effective_from) values (?, ?, 1, 2000000, 4000000, ?)",
        id,
        id,
        clock.instant());
    return id;
  }

  public UUID link(UUID creator, UUID generator, @Nullable Long limitMicros) {
    UUID id = Ids.next();
    execute(
        "insert into creator_link (id, creator_id, generator_id, limit_micros, linked_at) values"
            + " (?, ?, ?, ?, now())",
        id,
        creator,
        generator,
        limitMicros);
    return id;
  }

  public void gift(UUID creator, long credits) {
    gift(creator, credits, Optional.empty());
  }

  public UUID gift(UUID creator, long credits, Optional<Instant> expiresAt) {
    UUID lot = Ids.next();
    inAdminTransaction(
        c ->
            LotPosting.grant(
                c, new GrantedLot(lot, creator, credits * CREDIT, "JP", JPY, expiresAt), clock));
    return lot;
  }

  public UUID purchase(UUID creator, long credits, long costMinor, Currency currency) {
    return purchase(creator, credits, costMinor, currency, Optional.empty());
  }

  public UUID purchase(
      UUID creator, long credits, long costMinor, Currency currency, Optional<Instant> expiresAt) {
    UUID[] lot = new UUID[1];
    inAdminTransaction(
        c ->
            lot[0] =
                LotPosting.post(
                    c,
                    new PurchasedLot(
                        Ids.next(),
                        creator,
                        credits * CREDIT,
                        Money.ofMinor(costMinor, currency),
                        currency.equals(JPY) ? "JP" : "US",
                        expiresAt),
                    clock));
    return lot[0];
  }

  /** An owner with one character, paid in its currency, by a contract of its own. */
  public Claim claim(Currency currency, int shareBps, RoyaltyBase base) {
    UUID tenant = Ids.next();
    String entity = currency.equals(JPY) ? "JP" : "US";
    execute(
        "insert into tenant (id, slug, kind, name, country, language, currency, selling_entity,"
            + " status, created_at) values (?, ?, 'ORGANISATION', 'T', 'JP', 'ja', ?, ?,"
            + " 'VERIFIED', now())",
        tenant,
        "t" + tenant.toString().replace("-", ""),
        currency.getCurrencyCode(),
        entity);
    UUID work = Ids.next();
    UUID asset = Ids.next();
    UUID claim = Ids.next();
    UUID contract = Ids.next();
    UUID version = Ids.next();
    execute(
        "insert into work (id, tenant_id, title, created_at) values (?, ?, 'W', now())",
        work,
        tenant);
    execute(
        "insert into asset (id, tenant_id, work_id, kind, name, created_at) values (?, ?, ?,"
            + " 'CHARACTER', 'C', now())",
        asset,
        tenant,
        work);
    execute(
        "insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories,"
            + " price_per_second_micros, currency, status) values (?, ?, ?, 10000, '*', 3000000, ?,"
            + " 'LIVE')",
        claim,
        tenant,
        asset,
        currency.getCurrencyCode());
    execute(
        "insert into contract (id, tenant_id, created_at) values (?, ?, now())", contract, tenant);
    execute(
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " language, document, document_hash, created_at) values (?, ?, ?, 1, 'DRAFT',"
            + " 'standard', ?, ?, ?, ?, 'OWNER', 10000, 'en', 'd', repeat('0', 64), now())",
        version,
        contract,
        tenant,
        entity,
        currency.getCurrencyCode(),
        shareBps,
        base.name());
    return new Claim(
        tenant, work, asset, claim, contract, version, currency, entity, shareBps, base);
  }

  /** What a price needs to know of an owner's claim. */
  public record Claim(
      UUID tenant,
      UUID work,
      UUID asset,
      UUID claim,
      UUID contract,
      UUID version,
      Currency currency,
      String entity,
      int shareBps,
      RoyaltyBase base) {

    /** At so much for each second, in micros of the owner's currency. */
    public LicenseTerms terms(long perSecondMicros, int seconds, CeilingTerms... ceilings) {
      return terms(perSecondMicros, seconds, List.of(), ceilings);
    }

    /** The same with parts of the royalty that are held. */
    public LicenseTerms terms(
        long perSecondMicros, int seconds, List<HeldPart> held, CeilingTerms... ceilings) {
      long fee = perSecondMicros * seconds;
      return new LicenseTerms(
          claim,
          tenant,
          asset,
          contract,
          version,
          1,
          "asset:" + asset + ":OPEN:SHARED",
          currency,
          entity,
          perSecondMicros,
          10_000,
          10_000,
          perSecondMicros,
          fee,
          currency.equals(JPY) ? fee : fee * 100,
          shareBps,
          base,
          true,
          10_000,
          null,
          null,
          null,
          null,
          List.of(),
          List.of(),
          held,
          null,
          List.of(ceilings));
    }
  }

  /** A price of compute and of one fee for each claim, both by the second. */
  public static Price price(
      UUID generator, long computePerSecond, int seconds, long feePerSecond, Claim... claims) {
    List<LicenseTerms> licenses = new ArrayList<>();
    for (Claim claim : claims) {
      licenses.add(claim.terms(feePerSecond, seconds));
    }
    return new Price(generator, computePerSecond, computePerSecond * seconds, 1, licenses);
  }

  public Authorization authorization(
      UUID creator, UUID generator, int seconds, Price price, AuthorizationStatus status) {
    boolean granted = status == AuthorizationStatus.AUTHORIZED;
    return new Authorization(
        Ids.next(),
        status,
        creator,
        generator,
        new AuthorizedUsage(
            List.of(),
            Use.SHARED,
            new TreeSet<>(List.of("JP")),
            seconds,
            Quality.STANDARD,
            Optional.of(Set.of("calm")),
            "0".repeat(32),
            "0".repeat(64)),
        price,
        List.of(),
        List.of("attribution"),
        List.of(),
        granted ? price.totalMicros() : 0,
        0,
        OptionalInt.empty(),
        Splits.of(price),
        1,
        clock.instant(),
        clock.instant().plus(Duration.ofHours(1)));
  }

  /** A request to hold what this costs, with a key and a usage of its own. */
  public HoldRequest request(Authorization authorization, UUID... approvers) {
    return request(authorization, Ids.next().toString(), "a".repeat(64), approvers);
  }

  public HoldRequest request(
      Authorization authorization, String key, String usageHash, UUID... approvers) {
    return new HoldRequest(
        authorization,
        key,
        usageHash,
        "{\"id\":\"" + authorization.id() + "\"}",
        Set.of(approvers));
  }

  public void execute(String sql, @Nullable Object... parameters) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long number(String sql, @Nullable Object... parameters) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
  }

  /** Something done on a connection. */
  public interface Step {
    void on(Connection connection) throws SQLException;
  }

  public void inAdminTransaction(Step step) {
    try (Connection connection = database.admin().getConnection()) {
      connection.setAutoCommit(false);
      step.on(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
