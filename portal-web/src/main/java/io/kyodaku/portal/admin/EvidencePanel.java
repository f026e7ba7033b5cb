package io.kyodaku.portal.admin;

import io.kyodaku.onboarding.EvidenceForOperators;
import io.kyodaku.onboarding.LegalDetails;
import io.kyodaku.onboarding.OwnDetails;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rightsholder has said and shown of itself, on the page of an operator. */
@Named
@RequestScoped
public class EvidencePanel {

  @Inject private EvidenceForOperators evidence;

  public @Nullable LegalDetails details(TenantId tenant) {
    return evidence.details(tenant).orElse(null);
  }

  public List<OwnDetails.EvidenceFile> files(TenantId tenant) {
    return evidence.files(tenant);
  }
}
