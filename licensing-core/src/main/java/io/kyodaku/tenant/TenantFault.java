package io.kyodaku.tenant;

import io.kyodaku.shared.Fault;

/** What can be wrong with what somebody says of a rightsholder. */
enum TenantFault implements Fault.Kind {
  TOO_MANY_TENANTS("would be the one above {0}"),
  NOT_ITS_NAME("is not the name that it has"),
  IS_A_MEMBER("is a member already"),
  TOO_MANY_INVITATIONS("would be the invitation above {0} of one day"),
  TOO_MANY_UNTIL_VERIFIED(
      "would be the one above {0} a week that nobody accepted: wait to be verified for more"),
  INVITES_NOBODY("cannot be invited: the rightsholder is closed or was not accepted");

  private final String english;

  TenantFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
