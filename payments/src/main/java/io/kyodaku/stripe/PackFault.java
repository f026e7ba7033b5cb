package io.kyodaku.stripe;

import io.kyodaku.shared.Fault;

/** What can be wrong with a pack that an operator wants to sell. */
enum PackFault implements Fault.Kind {
  PACK_CODE_FORM("must be small letters and digits, joined by single hyphens, such as jp-3000"),
  PACK_CODE_TAKEN("is another pack's: a pack never changes, so another price needs another code"),
  PACK_PRICE_OUT_OF_BOUNDS("must be from {0} to {1}, without parts of the smallest coin"),
  PACK_CREDITS_OUT_OF_BOUNDS("must be above 0 and at most {0}");

  private final String english;

  PackFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
