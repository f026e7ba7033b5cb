package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.OwnUsageDetail;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** One usage of the rightsholder's assets, from the question to what it earned. */
@Named
@RequestScoped
public class OwnUsagePage {

  @Inject private OwnUsageDetail usages;
  @Inject private TenantDesk desk;
  private @Nullable String id;
  private OwnUsageDetail.@Nullable Detail usage;

  public void open() {
    usage =
        WireId.AUTHORIZATION
            .parse(id)
            .flatMap(known -> usages.find(desk.tenant(), known))
            .orElse(null);
    if (usage == null) {
      desk.notFound();
    }
  }

  public OwnUsageDetail.@Nullable Detail getUsage() {
    return usage;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
