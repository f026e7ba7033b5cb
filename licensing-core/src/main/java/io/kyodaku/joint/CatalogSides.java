package io.kyodaku.joint;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What is published of the other side, and nothing else of it. Beside the caller's transaction,
 * which is of one role and behind its wall.
 */
@Dependent
public class CatalogSides {

  private final Sql reader;
  private final AssetDetails assets;

  @Inject
  public CatalogSides(@DatabaseRole(Kind.READER) DataSource reader, AssetDetails assets) {
    this.reader = new Sql(reader);
    this.assets = assets;
  }

  /** What the catalogue has under this id; what it does not list is as unknown as what is not. */
  @Transactional(TxType.NOT_SUPPORTED)
  public Optional<ListedAsset> listed(UUID assetId) {
    return assets.find(assetId, null).map(AssetDetails.Details::asset);
  }

  /** Whether an owner may bring it still: it is verified, and it is its own. */
  @Transactional(TxType.NOT_SUPPORTED)
  boolean mayBring(TenantId owner, JointSubject subject) {
    return reader
        .first(
            """
            select 1 from tenant t where t.id = ? and t.status = 'VERIFIED' and (
              exists (select from ownership_claim c where c.tenant_id = t.id and c.asset_id = ? and c.status = 'LIVE')
              or exists (select from work w where w.tenant_id = t.id and w.id = ?))
            """,
            row -> row.getInt(1),
            owner,
            subject.assetId(),
            subject.workId())
        .isPresent();
  }

  /**
   * What an owner can bring: its works, and what it holds a claim in.
   *
   * @param id {@code asset_…} or {@code work_…}
   * @param work the title of the work that an asset is of; empty of a work
   */
  public record Own(String id, String name, String work) {}

  /** Works first, both by name; at most 200 works and 500 assets. */
  @Transactional(TxType.NOT_SUPPORTED)
  public List<Own> ownOf(TenantId tenant) {
    return Stream.concat(
            reader
                .list(
                    "select id, title from work where tenant_id = ? order by title, id limit 200",
                    row ->
                        new Own(
                            WireId.WORK.format(row.getObject("id", UUID.class)),
                            row.getString("title"),
                            ""),
                    tenant)
                .stream(),
            reader
                .list(
                    "select a.id, a.name, w.title from ownership_claim c join asset a on a.id ="
                        + " c.asset_id join work w on w.id = a.work_id where c.tenant_id = ? and"
                        + " c.status = 'LIVE' order by w.title, a.name, a.id limit 500",
                    row ->
                        new Own(
                            WireId.ASSET.format(row.getObject("id", UUID.class)),
                            row.getString("name"),
                            row.getString("title")),
                    tenant)
                .stream())
        .toList();
  }

  /** The work that an asset is of. */
  @Transactional(TxType.NOT_SUPPORTED)
  public Optional<UUID> workOf(UUID assetId) {
    return reader.first(
        "select work_id from asset where id = ?", row -> row.getObject(1, UUID.class), assetId);
  }

  /** With the names that are published. */
  @Transactional(TxType.NOT_SUPPORTED)
  List<JointAgreement> named(List<JointAgreement> agreements) {
    if (agreements.isEmpty()) {
      return agreements;
    }
    Map<UUID, String> names = names(agreements);
    return agreements.stream().map(one -> one.named(names)).toList();
  }

  /** What it is about, for a trail. */
  @Transactional(TxType.NOT_SUPPORTED)
  String detail(JointAgreement agreement) {
    Map<UUID, String> names = names(List.of(agreement));
    return names.getOrDefault(agreement.proposed().id(), "")
        + " · "
        + names.getOrDefault(agreement.wanted().id(), "");
  }

  private Map<UUID, String> names(Collection<JointAgreement> agreements) {
    List<UUID> ids =
        agreements.stream()
            .flatMap(
                one ->
                    Stream.of(
                        one.proposer().value(),
                        one.other().value(),
                        one.proposed().id(),
                        one.wanted().id()))
            .distinct()
            .toList();
    String[] texts = ids.stream().map(UUID::toString).toArray(String[]::new);
    return reader
        .list(
            """
            select id, name from tenant where id = any (?::uuid[])
            union all select id, name from asset where id = any (?::uuid[])
            union all select id, title from work where id = any (?::uuid[])
            """,
            row -> Map.entry(row.getObject("id", UUID.class), row.getString("name")),
            texts,
            texts,
            texts)
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
