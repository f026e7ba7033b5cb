package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.PastUsage;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.FoundTerm;
import io.kyodaku.shared.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads usages as charges and refusals recorded them, for one owner: of the others only which
 * assets were there and whether they agreed.
 */
final class PageRows {

  private static final String SEPARATOR = "\u001f";
  private static final int FETCHED = 2_000;

  private static final String AUTHORIZED =
      """
      select u.id, l.requested_at, u.creator_id, u.generator_id, u.use, u.quality, u.seconds, u.territories, u.status,
        u.granted_at is not null as granted, coalesce(u.settled_seconds, 0) as charged,
        (select string_agg(t, U&'\\001f') from jsonb_array_elements_text(j.f -> 'themes') t) as themes,
        j.f -> 'themes' is not null as themed, j.f ->> 'age' as age,
        (select string_agg(o.asset_id::text, U&'\\001f' order by o.position) from authorization_license o
          where o.authorization_id = l.authorization_id) as assets,
        (select bool_or(p.tenant_id = l.tenant_id) from authorization_approval p where p.authorization_id = u.id) as own_asks,
        (select bool_or(p.tenant_id <> l.tenant_id) from authorization_approval p where p.authorization_id = u.id) as others_ask,
        j.f @> jsonb_build_object('reasons', jsonb_build_array(jsonb_build_object('ruleId', l.rule_id))) as asks,
        l.claim_id, l.asset_id, l.rule_id, l.use_factor_bps, l.currency, l.price_per_second_micros, l.ownership_bps,
        l.share_bps, l.royalty_base, l.max_fee_bps, l.terms_hash, l.terms_config, l.joint_bps, l.fee_micros, l.own_fee_micros,
        coalesce((select sum(r.fee_micros) from royalty r where r.authorization_id = l.authorization_id
          and r.claim_id = l.claim_id and r.kind = 'USAGE'), 0) as fee,
        coalesce((select sum(r.royalty_micros + r.held_micros) from royalty r where r.authorization_id = l.authorization_id
          and r.claim_id = l.claim_id and r.kind = 'USAGE'), 0) as royalty
      from authorization_license l join usage_authorization u on u.id = l.authorization_id
      cross join lateral (select u.facts::jsonb as f offset 0) j
      where l.tenant_id = ? and l.requested_at >= ? and l.requested_at < ?
      order by l.requested_at, l.authorization_id, l.position
      """;

  private static final String REFUSED =
      """
      select id, requested_at, creator_alias, generator_id, use, quality, seconds, territories, themes, themes is not null as themed, age,
        claims, terms, others, decided_by
      from refused_usage where tenant_id = ? and requested_at >= ? and requested_at < ? order by requested_at, id
      """;

  private final Connection connection;
  // Most usages are of few shapes, and share what is read once.
  private final Map<Shape, Shape> shapes = new HashMap<>();
  private final Map<String, Territories> territories = new HashMap<>();

  PageRows(Connection connection) {
    this.connection = connection;
  }

  static String joined(Collection<?> parts) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(SEPARATOR));
  }

  private static List<String> split(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR, -1));
  }

  /** Those of a stretch of time in no order: what was granted or asked, then what was refused. */
  void each(UUID tenant, Instant from, Instant until, Consumer<Recorded> to) throws SQLException {
    try (PreparedStatement select = prepare(AUTHORIZED, tenant, from, until);
        ResultSet row = select.executeQuery()) {
      @Nullable Building building = null;
      while (row.next()) {
        UUID id = id(row, "id");
        if (building == null || !building.id.equals(id)) {
          if (building != null) {
            to.accept(building.recorded());
          }
          building = new Building(tenant, id, row);
        }
        building.addLicence(row);
      }
      if (building != null) {
        to.accept(building.recorded());
      }
    }
    try (PreparedStatement select = prepare(REFUSED, tenant, from, until);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        to.accept(refused(row));
      }
    }
  }

  private PreparedStatement prepare(String sql, UUID tenant, Instant from, Instant until)
      throws SQLException {
    PreparedStatement select = connection.prepareStatement(sql);
    select.setObject(1, tenant);
    select.setObject(2, from.atOffset(ZoneOffset.UTC));
    select.setObject(3, until.atOffset(ZoneOffset.UTC));
    select.setFetchSize(FETCHED);
    return select;
  }

  private Shape shared(Shape shape) {
    Shape known = shapes.putIfAbsent(shape, shape);
    return known == null ? shape : known;
  }

  private PastUsage usage(
      ResultSet row, UUID creatorAlias, List<UUID> assets, List<FoundTerm> terms)
      throws SQLException {
    String age = row.getString("age");
    String where = row.getString("territories");
    return new PastUsage(
        creatorAlias,
        id(row, "generator_id"),
        Use.valueOf(row.getString("use")),
        Quality.valueOf(row.getString("quality")),
        row.getInt("seconds"),
        territories.computeIfAbsent(where, Territories::stored),
        row.getBoolean("themed")
            ? Optional.of(Set.copyOf(split(row.getString("themes"))))
            : Optional.empty(),
        age == null ? AgeBand.UNKNOWN : AgeBand.valueOf(age),
        assets,
        terms);
  }

  private Recorded refused(ResultSet row) throws SQLException {
    List<Shape.Licence> licences =
        split(row.getString("claims")).stream().map(PageRows::refusedLicence).toList();
    Shape shape =
        new Shape(
            usage(
                row,
                id(row, "creator_alias"),
                licences.stream().map(Shape.Licence::assetId).distinct().toList(),
                split(row.getString("terms")).stream().map(PageRows::term).toList()),
            Action.BLOCK,
            Action.valueOf(row.getString("others")),
            row.getString("decided_by"),
            licences);
    return new Recorded(
        id(row, "id"),
        Sql.instant(row, "requested_at"),
        shared(shape),
        Outcome.REFUSED,
        0,
        licences.stream().map(unused -> Recorded.Earned.NOTHING).toList());
  }

  private static Shape.Licence refusedLicence(String text) {
    int bar = text.indexOf('|');
    return new Shape.Licence(
        UUID.fromString(text.substring(0, bar)),
        UUID.fromString(text.substring(bar + 1)),
        "",
        0,
        null);
  }

  private static FoundTerm term(String text) {
    int bar = text.indexOf('|');
    return new FoundTerm(UUID.fromString(text.substring(0, bar)), text.substring(bar + 1), 0, 0);
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  /** One usage while its licences are read. */
  private final class Building {
    private final UUID id;
    private final Instant at;
    private final PastUsage usage;
    private final Action own;
    private final Action others;
    private final Outcome outcome;
    private final int seconds;
    private final List<Shape.Licence> licences = new ArrayList<>(1);
    private final List<Recorded.Earned> earned = new ArrayList<>(1);
    // The first of its rules that asked; where none did, the first.
    private String decidedBy = "";
    private String askedBy = "";

    Building(UUID tenant, UUID id, ResultSet row) throws SQLException {
      this.id = id;
      at = Sql.instant(row, "requested_at");
      usage =
          usage(
              row,
              CreatorAlias.of(tenant, PageRows.id(row, "creator_id")),
              split(row.getString("assets")).stream().distinct().map(UUID::fromString).toList(),
              List.of());
      own = row.getBoolean("own_asks") ? Action.ASK : Action.ALLOW;
      others = row.getBoolean("others_ask") ? Action.ASK : Action.ALLOW;
      outcome = outcome(row.getString("status"), row.getBoolean("granted"));
      seconds = row.getInt("charged");
    }

    private static Outcome outcome(String status, boolean granted) {
      return switch (status) {
        case "SETTLED" -> Outcome.SETTLED;
        case "AUTHORIZED" -> Outcome.OPEN;
        case "PENDING_APPROVAL" -> Outcome.PENDING;
        default -> granted ? Outcome.UNUSED : Outcome.NOT_APPROVED;
      };
    }

    void addLicence(ResultSet row) throws SQLException {
      if (licences.isEmpty() || (askedBy.isEmpty() && row.getBoolean("asks"))) {
        decidedBy = row.getString("rule_id");
      }
      if (row.getBoolean("asks")) {
        askedBy = row.getString("rule_id");
      }
      licences.add(
          new Shape.Licence(
              PageRows.id(row, "claim_id"),
              PageRows.id(row, "asset_id"),
              row.getString("rule_id"),
              row.getInt("use_factor_bps"),
              new EarningTerms(
                  Currency.getInstance(row.getString("currency")),
                  row.getLong("price_per_second_micros"),
                  row.getInt("ownership_bps"),
                  row.getInt("share_bps"),
                  RoyaltyBase.valueOf(row.getString("royalty_base")),
                  row.getInt("max_fee_bps"),
                  row.getString("terms_hash"),
                  row.getString("terms_config")),
              joint(row)));
      earned.add(
          outcome == Outcome.SETTLED
              ? new Recorded.Earned(row.getLong("fee"), row.getLong("royalty"))
              : Recorded.Earned.NOTHING);
    }

    private static Shape.@Nullable Joint joint(ResultSet row) throws SQLException {
      int shareBps = row.getInt("joint_bps");
      return row.wasNull()
          ? null
          : Shape.Joint.of(shareBps, row.getLong("fee_micros"), row.getLong("own_fee_micros"));
    }

    Recorded recorded() {
      Shape shape = new Shape(usage, own, others, decidedBy, licences);
      return new Recorded(id, at, shared(shape), outcome, seconds, earned);
    }
  }
}
