package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.ContractPreset;
import io.kyodaku.tenant.OwnStanding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** With whom the rightsholder agrees, and what each kind of agreement means. */
@Named
@RequestScoped
public class OnboardingTermsPage {

  @Inject private OnboardingSteps steps;

  public OwnStanding.Standing getStanding() {
    return steps.getStanding();
  }

  public ContractPreset[] getPresets() {
    return ContractPreset.values();
  }
}
