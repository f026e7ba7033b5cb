package io.kyodaku.rule;

import io.kyodaku.shared.Fault;

/** What can be wrong with what an owner says. */
public enum RuleFault implements Fault.Kind {
  NO_JSON("is no JSON object"),
  CONTROLS_TOO_LONG("is longer than {0} characters"),
  NO_MEMBER("is not known here"),
  IS_NO_LIST("is no list"),
  NO_OBJECT("is no object"),
  IS_NO_TEXT("is no text"),
  IS_NO_WHOLE_NUMBER("is no whole number"),
  IS_OUT_OF_BOUNDS("is not from {0} to {1}"),
  TOO_MANY_OF_THEM("has more than {0} entries"),
  SAID_TWICE("is said twice"),
  NO_TIME_ZONE("is no time zone such as Asia/Tokyo"),
  NO_RULE_ID("is not 1 to {0} lower-case letters and digits"),
  RULE_ID_TAKEN("is the id of another rule"),
  NO_TERRITORY("is neither an ISO 3166-1 alpha-2 country code nor a group of countries"),
  COVERS_NO_COUNTRY("leaves no country"),
  NO_THEME("is no tag: lower-case letters and digits in words joined by hyphens"),
  NO_ID("is no id"),
  FOR_NOBODY("leaves nobody: name a creator, or take the rule away"),
  NO_DATE_TIME("is no date and time such as 2026-12-01T00:00"),
  WINDOW_ENDS_BEFORE("does not end after it begins"),
  SECONDS_END_BEFORE("are at most fewer than at least"),
  THEME_BOTH_WAYS("has to be there and may not be there"),
  NOT_FOR_BLOCK("is not for a rule that blocks"),
  NEVER_REACHED("is never reached: rule {0} before it speaks wherever it would"),
  CONTRADICTS("contradicts rule {0}: the same conditions, another answer"),
  NO_OBLIGATION("is no obligation"),
  NO_COMPANY("is not asset:, tenant: or kind: with an id or a kind"),
  NEVER_AND_ONLY("is said to be never and only"),
  CEILING_OF_NOTHING(
      "is zero, which would allow nothing: say a limit from 1, or block it by a rule");

  private final String english;

  RuleFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
