package io.kyodaku.ownership;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody says that it owns of an asset, and what became of that.
 *
 * @param owner the name of who asserts
 * @param territories as claims store them
 * @param reason why it was declined; else empty
 */
public record Assertion(
    UUID id,
    TenantId tenant,
    String owner,
    UUID assetId,
    String asset,
    int shareBps,
    String territories,
    Money pricePerSecond,
    PolicyPreset preset,
    String evidence,
    Status status,
    String reason,
    Instant assertedAt) {

  /** Where it stands. */
  public enum Status {
    WAITING,
    ADMITTED,
    DECLINED,
    WITHDRAWN
  }

  /** How it would license the asset, as texts name it. */
  public String presetName() {
    return preset.name();
  }

  static Assertion read(ResultSet row) throws SQLException {
    return new Assertion(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        "",
        row.getObject("asset_id", UUID.class),
        "",
        row.getInt("share_bps"),
        row.getString("territories"),
        new Money(
            row.getLong("price_per_second_micros"),
            Currency.getInstance(row.getString("currency"))),
        PolicyPreset.valueOf(row.getString("preset")),
        row.getString("evidence"),
        Status.valueOf(row.getString("status")),
        row.getString("reason"),
        Sql.instant(row, "asserted_at"));
  }

  static List<Assertion> named(List<Assertion> all, Published published) {
    Map<UUID, String> assets = published.assets(all.stream().map(Assertion::assetId).toList());
    Map<UUID, String> owners =
        published.owners(all.stream().map(one -> one.tenant().value()).toList());
    return all.stream()
        .map(
            one ->
                new Assertion(
                    one.id(),
                    one.tenant(),
                    owners.getOrDefault(one.tenant().value(), ""),
                    one.assetId(),
                    assets.getOrDefault(one.assetId(), ""),
                    one.shareBps(),
                    one.territories(),
                    one.pricePerSecond(),
                    one.preset(),
                    one.evidence(),
                    one.status(),
                    one.reason(),
                    one.assertedAt()))
        .toList();
  }
}
