package io.kyodaku.api;

import io.kyodaku.decision.Decision;

/** A decision in one word. */
public enum DecisionWord {
  GRANTED,
  NEEDS_APPROVAL,
  REFUSED;

  static DecisionWord of(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> GRANTED;
      case Decision.NeedsApproval asked -> NEEDS_APPROVAL;
      case Decision.Refused refused -> REFUSED;
    };
  }
}
