package io.kyodaku.replay;

/** Where a replay is. */
public enum ReplayStatus {
  WAITING,
  RUNNING,
  DONE,
  /** Something was wrong on our side. */
  FAILED,
  /** Its owner wanted no more of it. */
  CANCELLED;

  public boolean isEnded() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
