package io.kyodaku.joint;

/** Where an agreement stands; it only goes forward. */
public enum JointStatus {
  /** The other side may accept or decline it, the proposer withdraw it. */
  PROPOSED,
  /** It holds at its dates. */
  ACCEPTED,
  DECLINED,
  WITHDRAWN,
  /** Nobody answered in time. */
  LAPSED,
  /** By one side or an operator: at once for what is new, and as granted for what was. */
  ENDED,
  /** By another of the same two, which begins where it is over. */
  REPLACED,
  /** Its last day is over. */
  RAN_OUT
}
