package io.kyodaku.demo;

import io.kyodaku.onboarding.HandingInEvidence;
import io.kyodaku.onboarding.OwnDetails;
import io.kyodaku.onboarding.SavingDetails;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnStanding;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** What the demo's rightsholders say and show of themselves before they are verified. */
@Dependent
class DemoPapers {

  @Inject private OwnStanding standing;
  @Inject private OwnDetails own;
  @Inject private SavingDetails saving;
  @Inject private HandingInEvidence handing;

  void handIn(DemoFiles.Rightsholder wanted, DemoPeople.Owned owned) throws IOException {
    TenantId tenant = owned.tenant().tenant();
    if (standing.of(tenant).status() != TenantStatus.APPLIED) {
      return;
    }
    if (own.details(tenant).isEmpty()) {
      SavingDetails.Form form =
          new SavingDetails.Form(
              wanted.legalName(),
              wanted.registrationNumber(),
              wanted.address(),
              wanted.representative(),
              0);
      DemoPeople.require(
          saving.save(tenant, owned.owner(), form) instanceof SavingDetails.Outcome.Saved,
          "details of " + wanted.name());
    }
    if (own.files(tenant).isEmpty()) {
      byte[] extract = DemoExtract.of(wanted.slug(), wanted.registrationNumber(), wanted.country());
      DemoPeople.require(
          handing
              .add(tenant, owned.owner(), "register-extract.pdf", new ByteArrayInputStream(extract))
              .isEmpty(),
          "evidence of " + wanted.name());
    }
  }
}
