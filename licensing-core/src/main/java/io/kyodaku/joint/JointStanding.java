package io.kyodaku.joint;

import java.time.Instant;

/** Where an agreement stands at a moment: its status, but that one to be replaced holds still. */
public enum JointStanding {
  PROPOSED,
  ACCEPTED,
  /** Accepted, and until another of the same two begins. */
  BEING_REPLACED,
  DECLINED,
  WITHDRAWN,
  LAPSED,
  ENDED,
  REPLACED,
  RAN_OUT;

  static JointStanding of(JointAgreement agreement, Instant now) {
    return switch (agreement.status()) {
      case PROPOSED -> PROPOSED;
      case ACCEPTED -> ACCEPTED;
      case DECLINED -> DECLINED;
      case WITHDRAWN -> WITHDRAWN;
      case LAPSED -> LAPSED;
      case ENDED -> ENDED;
      case REPLACED -> agreement.isEndableAt(now) ? BEING_REPLACED : REPLACED;
      case RAN_OUT -> RAN_OUT;
    };
  }

  /** Whether it counts for what is asked for, now or from its first day on. */
  public boolean holds() {
    return this == ACCEPTED || this == BEING_REPLACED;
  }
}
