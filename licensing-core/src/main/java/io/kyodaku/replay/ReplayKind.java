package io.kyodaku.replay;

/** What a replay is of. */
public enum ReplayKind {
  /** What an owner says at one level. */
  POLICY,
  /** What a contract version says of shares and fees. */
  CONTRACT
}
