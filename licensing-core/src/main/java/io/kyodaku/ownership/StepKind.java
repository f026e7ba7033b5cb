package io.kyodaku.ownership;

import io.kyodaku.log.AuditAction;

/** What happened in a conflict. */
public enum StepKind {
  OPENED(AuditAction.CONFLICT_OPENED),
  /** A party added to what it says. */
  STATED(AuditAction.CONFLICT_STATED),
  /** The holding side holds on to its share, and says why. */
  UPHELD(AuditAction.CONFLICT_UPHELD),
  /** A party gave up its share. */
  RELEASED(AuditAction.CONFLICT_RELEASED),
  /** A party gave its share to another. */
  TRANSFERRED(AuditAction.CONFLICT_TRANSFERRED),
  /** Nobody of the holding side answered in time. */
  LAPSED(AuditAction.CONFLICT_LAPSED),
  DECIDED(AuditAction.CONFLICT_DECIDED),
  APPEALED(AuditAction.CONFLICT_APPEALED),
  DECIDED_FINALLY(AuditAction.CONFLICT_DECIDED),
  SETTLED(AuditAction.CONFLICT_SETTLED);

  private final AuditAction audited;

  StepKind(AuditAction audited) {
    this.audited = audited;
  }

  AuditAction audited() {
    return audited;
  }
}
