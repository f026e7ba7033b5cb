package io.kyodaku.identity;

import io.kyodaku.shared.Fault;

/** What can be wrong with what somebody says of people, generators and keys. */
enum IdentityFault implements Fault.Kind {
  NO_COUNTRY_CODE("is not a country's two-letter code, such as JP"),
  NO_LANGUAGE_TAG("is not a language tag, such as en or zh-Hans"),
  NO_EMAIL_ADDRESS("is not an e-mail address, such as name@example.org"),
  PASSWORD_TOO_SHORT("must have at least {0} characters"),
  PASSWORD_TOO_LONG("must have at most {0} characters"),
  PASSWORD_TOO_UNIFORM("must have more different characters"),
  PASSWORD_CONTROL_CHARACTERS("must not contain control characters"),
  RATE_OUT_OF_BOUNDS("must be 0 to 1000 credits"),
  RATE_CARD_DAY_OUT_OF_BOUNDS("must be today or one of the next {0} days"),
  LIMIT_BELOW_ZERO("must not be below zero"),
  LIMIT_BELOW_SPENT("is less than what has been spent through this link"),
  GENERATOR_NAME_TAKEN("is another generator's"),
  NO_SCOPES("must be one or more of {0}"),
  TERMS_NOT_AGREED("must be ticked to go on"),
  TOO_MANY_KEYS("would be the key above {0}: revoke one first"),
  OWN_STUDIO_HAS_NO_KEYS(
      "can't be given: the portal's own studio needs no link, so its key would reach everybody's"
          + " credits");

  private final String english;

  IdentityFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
