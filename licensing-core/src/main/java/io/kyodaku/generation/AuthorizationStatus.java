package io.kyodaku.generation;

/** Where an authorization stands. */
public enum AuthorizationStatus {
  /** An owner has to say yes first; nothing is held. */
  PENDING_APPROVAL,
  /** Credits are held. */
  AUTHORIZED,
  /** Charged for what was rendered. Final. */
  SETTLED,
  /** Given up by the generator, or swept by a kill. Final. */
  VOIDED,
  /** Its time ran out and its credits were released; settling may still hold them anew. */
  EXPIRED
}
