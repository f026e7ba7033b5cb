package io.kyodaku.ownership;

import io.kyodaku.shared.Fault;

/** What can be wrong with what somebody says that it owns. */
enum OwnershipFault implements Fault.Kind {
  NO_SHARE("is no share such as 100 or 12.5"),
  SHARE_OUT_OF_BOUNDS("is not above 0 and at most 100 percent"),
  ASSET_NOT_REGISTERED("is no asset that is registered here"),
  RIGHTSHOLDER_NOT_REGISTERED("is no rightsholder here");

  private final String english;

  OwnershipFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
