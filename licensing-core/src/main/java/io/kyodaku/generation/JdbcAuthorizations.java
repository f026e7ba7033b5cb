package io.kyodaku.generation;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.JointTerms;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.rule.ObligationsText;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads authorizations as they were written: one row for each, one for each claim, and once settled
 * what each claim earned.
 */
final class JdbcAuthorizations implements Authorizations {

  private static final String SELECT =
      """
      select a.*, l.claim_id, l.tenant_id, l.asset_id, l.contract_id, l.contract_version_id, l.contract_version,
        l.rule_id, l.currency, l.selling_entity, l.price_per_second_micros, l.use_factor_bps, l.ownership_bps,
        l.list_fee_per_second_micros, l.fee_micros, l.fee_credit_micros, l.share_bps, l.royalty_base,
        l.chargeback_on_owner, l.max_fee_bps, l.terms_plugin, l.terms_hash, l.terms_config, l.terms_version, l.duties,
        l.policy_versions, l.held_parts, l.joint_agreement_id, l.joint_bps, l.own_fee_micros, l.own_fee_credit_micros,
        r.royalty_micros, r.held_micros as kept_micros, r.fee_micros as charged_fee_micros
      from usage_authorization a
      left join authorization_license l on l.authorization_id = a.id
      left join royalty r on r.authorization_id = a.id and r.claim_id = l.claim_id and r.kind = 'USAGE'
      """;

  private final DataSource charge;

  JdbcAuthorizations(DataSource charge) {
    this.charge = charge;
  }

  @Override
  public Optional<Authorization> ofGenerator(UUID generatorId, UUID id) {
    return one("where a.id = ? and a.generator_id = ? order by l.position", id, generatorId);
  }

  @Override
  public Optional<Authorization> ofKey(UUID generatorId, String idempotencyKey) {
    return one(
        """
        where a.id = (select k.authorization_id from idempotency_key k where k.generator_id = ? and k.key = ?)
        order by l.position
        """,
        generatorId,
        idempotencyKey);
  }

  @Override
  public Optional<Authorization> ofCreator(UUID creatorId, UUID id) {
    return one("where a.id = ? and a.creator_id = ? order by l.position", id, creatorId);
  }

  @Override
  public Optional<Authorization> ofTenant(UUID tenantId, UUID id) {
    return one(
        """
        where a.id = ? and exists (
          select from authorization_license own where own.authorization_id = a.id and own.tenant_id = ?)
        order by l.position
        """,
        id,
        tenantId);
  }

  @Override
  public List<Authorization> ofCreator(UUID creatorId, int page, int size) {
    if (page < 0 || size < 1 || size > PAGE_AT_MOST) {
      throw new IllegalArgumentException("no page " + page + " of " + size);
    }
    return read(
        """
        where a.id in (select id from usage_authorization where creator_id = ? order by id desc limit ? offset ?)
        order by a.id desc, l.position
        """,
        creatorId,
        size,
        (long) page * size);
  }

  private Optional<Authorization> one(String where, Object... parameters) {
    return read(where, parameters).stream().findFirst();
  }

  private List<Authorization> read(String where, Object... parameters) {
    try (Connection connection = charge.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT + where)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Authorization> read(ResultSet rows) throws SQLException {
    Map<UUID, Found> found = new LinkedHashMap<>();
    while (rows.next()) {
      UUID id = rows.getObject("id", UUID.class);
      Found one = found.get(id);
      if (one == null) {
        one = new Found(rows);
        found.put(id, one);
      }
      one.addLicense(rows);
    }
    return found.values().stream().map(Found::authorization).toList();
  }

  /** One authorization while its rows are read. */
  private static final class Found {
    private final UUID id;
    private final AuthorizationStatus status;
    private final UUID creatorId;
    private final UUID generatorId;
    private final AuthorizedUsage usage;
    private final AuthorizationFacts.Read facts;
    private final String obligations;
    private final UUID rateCardId;
    private final long computePerSecondMicros;
    private final long computeMicros;
    private final int parVersion;
    private final long heldMicros;
    private final long chargedMicros;
    private final OptionalInt settledSeconds;
    private final long snapshotVersion;
    private final Instant createdAt;
    private final Instant expiresAt;
    private final List<LicenseTerms> licenses = new ArrayList<>();
    private final List<PartyShare> earned = new ArrayList<>();

    Found(ResultSet row) throws SQLException {
      id = row.getObject("id", UUID.class);
      status = AuthorizationStatus.valueOf(row.getString("status"));
      creatorId = row.getObject("creator_id", UUID.class);
      generatorId = row.getObject("generator_id", UUID.class);
      facts = new AuthorizationFacts.Read(row.getString("facts"));
      usage =
          new AuthorizedUsage(
              facts.assets(),
              Use.valueOf(row.getString("use")),
              new TreeSet<>(AuthorizationFacts.split(row.getString("territories"))),
              row.getInt("seconds"),
              Quality.valueOf(row.getString("quality")),
              facts.themes(),
              row.getString("prompt_salt"),
              row.getString("prompt_hash"),
              facts.age());
      obligations = row.getString("obligations");
      rateCardId = row.getObject("rate_card_id", UUID.class);
      computePerSecondMicros = row.getLong("compute_per_second_micros");
      computeMicros = row.getLong("compute_micros");
      parVersion = row.getInt("par_version");
      heldMicros = row.getLong("held_micros");
      chargedMicros = row.getLong("charged_micros");
      int seconds = row.getInt("settled_seconds");
      settledSeconds = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(seconds);
      snapshotVersion = row.getLong("snapshot_version");
      createdAt = instant(row, "created_at");
      expiresAt = instant(row, "expires_at");
    }

    void addLicense(ResultSet row) throws SQLException {
      if (row.getObject("claim_id") == null) {
        return;
      }
      LicenseTerms terms = terms(row);
      licenses.add(terms);
      long royalty = row.getLong("royalty_micros");
      if (!row.wasNull()) {
        earned.addAll(
            Splits.of(
                terms.claimId(),
                terms.tenantId(),
                terms.currency(),
                row.getLong("charged_fee_micros"),
                royalty,
                row.getLong("kept_micros")));
      }
    }

    Authorization authorization() {
      Price price =
          new Price(rateCardId, computePerSecondMicros, computeMicros, parVersion, licenses);
      return new Authorization(
          id,
          status,
          creatorId,
          generatorId,
          usage,
          price,
          facts.matches(),
          AuthorizationFacts.split(obligations),
          facts.reasons(),
          heldMicros,
          chargedMicros,
          settledSeconds,
          status == AuthorizationStatus.SETTLED ? earned : Splits.of(price),
          snapshotVersion,
          createdAt,
          expiresAt);
    }
  }

  private static LicenseTerms terms(ResultSet row) throws SQLException {
    return new LicenseTerms(
        row.getObject("claim_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("asset_id", UUID.class),
        row.getObject("contract_id", UUID.class),
        row.getObject("contract_version_id", UUID.class),
        row.getInt("contract_version"),
        row.getString("rule_id"),
        Currency.getInstance(row.getString("currency")),
        row.getString("selling_entity"),
        row.getLong("price_per_second_micros"),
        row.getInt("use_factor_bps"),
        row.getInt("ownership_bps"),
        row.getLong("list_fee_per_second_micros"),
        row.getLong("fee_micros"),
        row.getLong("fee_credit_micros"),
        row.getInt("share_bps"),
        RoyaltyBase.valueOf(row.getString("royalty_base")),
        row.getBoolean("chargeback_on_owner"),
        row.getInt("max_fee_bps"),
        row.getString("terms_plugin"),
        row.getString("terms_hash"),
        row.getString("terms_config"),
        row.getString("terms_version"),
        ObligationsText.stored(row.getString("duties")),
        AuthorizationFacts.split(row.getString("policy_versions")).stream()
            .map(UUID::fromString)
            .toList(),
        HeldPart.stored(row.getString("held_parts")),
        joint(row),
        List.of());
  }

  private static @Nullable JointTerms joint(ResultSet row) throws SQLException {
    UUID agreement = row.getObject("joint_agreement_id", UUID.class);
    return agreement == null
        ? null
        : new JointTerms(
            agreement,
            row.getInt("joint_bps"),
            row.getLong("own_fee_micros"),
            row.getLong("own_fee_credit_micros"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
