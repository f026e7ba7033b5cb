package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.LicenceExtract;
import io.kyodaku.generation.OwnUsageDetail;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.StatedUsages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One usage of the rightsholder's assets, from the question to what it earned. */
@Named
@RequestScoped
public class OwnUsagePage {

  @Inject private OwnUsageDetail usages;
  @Inject private LicenceExtract extracts;
  @Inject private StatedUsages stated;
  @Inject private TenantDesk desk;
  @Inject private OwnNames names;
  private @Nullable String id;
  private OwnUsageDetail.@Nullable Detail usage;
  private @Nullable Map<UUID, StatedUsages.Place> places;
  private LicenceExtract.@Nullable Bound receipts;

  public void open() {
    usage =
        WireId.AUTHORIZATION
            .parse(id)
            .flatMap(known -> usages.find(desk.tenant(), known))
            .orElse(null);
    if (usage == null) {
      desk.notFound();
    } else {
      names.read(usage.licences().stream().map(OwnUsageDetail.Licence::assetId).toList());
    }
  }

  public OwnUsageDetail.@Nullable Detail getUsage() {
    return usage;
  }

  /** Where a royalty stands, to members who see statements; null where on none yet. */
  public StatedUsages.@Nullable Place placeOf(UUID royaltyId) {
    if (places == null) {
      places =
          usage == null || !desk.has(Right.MONEY)
              ? Map.of()
              : stated.ofUsage(desk.tenant(), usage.authorizationId());
    }
    return places.get(royaltyId);
  }

  /** What is signed of it; null where nothing is. */
  public LicenceExtract.@Nullable Bound getReceipts() {
    if (receipts == null && usage != null) {
      receipts =
          extracts
              .bound(desk.tenant(), usage.authorizationId())
              .filter(bound -> bound.grant().isPresent())
              .orElse(null);
    }
    return receipts;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
