package io.kyodaku.portal.rightsholder;

import io.kyodaku.joint.JointAgreement;
import io.kyodaku.joint.OwnAgreements;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tenant agreed with other owners, proposed or was proposed. */
@Named
@RequestScoped
public class OwnAgreementsPage {

  @Inject private OwnAgreements agreements;
  @Inject private OwnAssetPage asset;
  @Inject private TenantDesk desk;
  private @Nullable List<JointAgreement> list;
  private int page;

  public List<JointAgreement> getList() {
    if (list == null) {
      list = agreements.list(desk.tenant(), page);
    }
    return list;
  }

  /** In force about the asset whose page this is. */
  public List<JointAgreement> getOfAsset() {
    return agreements.inForce(desk.tenant(), asset.assetId(), asset.getAsset().workId());
  }

  public String getPrevious() {
    return page > 0 ? desk.path("agreements?page=" + (page - 1)) : "";
  }

  public String getNext() {
    return getList().size() == OwnAgreements.PAGE_SIZE
        ? desk.path("agreements?page=" + (page + 1))
        : "";
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    page = Paging.page(typed);
  }
}
