package io.kyodaku.portal.admin;

import io.kyodaku.onboarding.SeeingChangedDetails;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a verified rightsholder says of itself beside what was seen of it before. */
@Named
@ViewScoped
public class ChangedDetailsPanel implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient SeeingChangedDetails seeing;
  @Inject private transient CurrentCaller caller;
  private transient boolean read;
  private transient SeeingChangedDetails.@Nullable Change change;
  private int version;

  /**
   * One thing that it says.
   *
   * @param label the key of its name
   */
  public record Line(String label, String before, String now) {

    public boolean isChanged() {
      return !before.equals(now);
    }
  }

  /** The version that is shown is the one that the button means. */
  public SeeingChangedDetails.@Nullable Change change(TenantId tenant) {
    if (!read) {
      change = seeing.change(tenant).orElse(null);
      read = true;
    }
    if (change != null && version == 0) {
      version = change.version();
    }
    return change;
  }

  public List<Line> lines(SeeingChangedDetails.Change change) {
    SeeingChangedDetails.Said before = change.seen();
    SeeingChangedDetails.Said now = change.now();
    return Stream.of(
            new Line("onboarding.legalName", before.legalName(), now.legalName()),
            new Line(
                "admin.evidence.number", before.registrationNumber(), now.registrationNumber()),
            new Line("onboarding.address", before.address(), now.address()),
            new Line("onboarding.representative", before.representative(), now.representative()))
        .toList();
  }

  public void see(TenantId tenant) {
    String here = "/admin/tenant?id=" + WireId.TENANT.format(tenant.value());
    boolean seen = seeing.see(caller.person().accountId(), tenant, version);
    Going.to(here + (seen ? "&done=detailsSeen" : "&failed=standsOtherwise"));
  }
}
