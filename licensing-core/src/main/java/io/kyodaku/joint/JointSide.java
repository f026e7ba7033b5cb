package io.kyodaku.joint;

/** Who moves an agreement. */
public enum JointSide {
  PROPOSER,
  OTHER,
  PLATFORM
}
