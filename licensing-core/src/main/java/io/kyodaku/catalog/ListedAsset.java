package io.kyodaku.catalog;

import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * An asset as creators see it in the catalogue.
 *
 * @param name in the reader's language where its owner gave one, else its own
 * @param ownName as its owner calls it
 * @param work its title in the reader's language where its owner gave one, else its own
 * @param ownWork its title as its owner calls it
 * @param policy what applies: the asset's own, its work's or its tenant's; CLOSED where nobody says
 *     anything
 * @param territories sorted country codes, or {@code *} alone for everywhere
 */
public record ListedAsset(
    UUID id,
    String name,
    String ownName,
    AssetKind kind,
    UUID workId,
    String work,
    String ownWork,
    TenantId tenantId,
    String tenant,
    PolicyPreset policy,
    Money pricePerSecond,
    List<String> territories) {

  /**
   * The name of {@code asset a} for a reader; takes the tags and the language of a {@link
   * ReaderLanguage}, in this order.
   */
  static final String NAME =
      "coalesce((select l.text from alias l, "
          + ReaderLanguage.ASKED
          + " where l.asset_id = a.id and l.status = 'LIVE' and "
          + ReaderLanguage.liked("l.language")
          + " order by "
          + ReaderLanguage.bestFirst("l.language")
          + ", l.position, l.id limit 1), a.name)";

  /** What applies to {@code asset a}. Asked row by row, which plans sooner than three joins. */
  static final String PRESET =
      "coalesce((select p.preset from policy p where p.tenant_id = a.tenant_id and p.work_id is"
          + " null and p.asset_id = a.id), (select p.preset from policy p where p.tenant_id ="
          + " a.tenant_id and p.work_id = a.work_id), (select p.preset from policy p where"
          + " p.tenant_id = a.tenant_id and p.work_id is null and p.asset_id is null), 'CLOSED')";

  /** Takes what {@link #NAME} takes. */
  static final String COLUMNS =
      "a.id, "
          + NAME
          + " as name, a.name as own_name, a.kind, w.id as work_id, w.title as work, t.id as"
          + " tenant_id, t.name as tenant, "
          + PRESET
          + " as policy, c.price_per_second_micros, c.currency, c.territories";

  /** Only what can be licensed now: a verified owner, a contract in force, nothing stopped. */
  static final String LISTED =
      " from asset a join work w on w.id = a.work_id join tenant t on t.id = a.tenant_id"
          + " join ownership_claim c on c.asset_id = a.id and c.tenant_id = a.tenant_id"
          + " where t.status = 'VERIFIED' and t.stopped_at is null and w.stopped_at is null"
          + " and a.stopped_at is null and c.status = 'LIVE' and exists (select from"
          + " contract_version v where v.tenant_id = t.id and v.status = 'IN_FORCE')";

  /** Under this title. */
  ListedAsset ofWork(String title) {
    return new ListedAsset(
        id,
        name,
        ownName,
        kind,
        workId,
        title,
        ownWork,
        tenantId,
        tenant,
        policy,
        pricePerSecond,
        territories);
  }

  /** Its work is called by its own title. */
  static ListedAsset of(ResultSet row) throws SQLException {
    return new ListedAsset(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("own_name"),
        AssetKind.valueOf(row.getString("kind")),
        row.getObject("work_id", UUID.class),
        row.getString("work"),
        row.getString("work"),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        row.getString("tenant"),
        PolicyPreset.valueOf(row.getString("policy")),
        new Money(
            row.getLong("price_per_second_micros"),
            Currency.getInstance(row.getString("currency"))),
        Arrays.asList(row.getString("territories").split("\\|", -1)));
  }
}
