package io.kyodaku.joint;

import io.kyodaku.shared.Fault;

/** What can be wrong with what an owner proposes to another. */
enum JointFault implements Fault.Kind {
  NOTHING_OF_YOURS("is no character or work of yours"),
  NOT_IN_THE_CATALOGUE("is nothing that the catalogue has"),
  YOURS_TOO("is yours too: an agreement is with another owner"),
  ON_BOTH_SIDES("is on both sides"),
  NO_PART("is no part such as 60 or 37.5"),
  PARTS_DO_NOT_ADD_UP("does not add up to 100 percent with the other part"),
  NO_DAY("is no day such as 2026-12-01"),
  DAY_IS_OVER("is over"),
  ENDS_BEFORE_IT_BEGINS("is before it begins");

  private final String english;

  JointFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
