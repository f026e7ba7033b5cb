package io.kyodaku.log;

/** Signs receipts and log heads as compact JWS (RFC 7515) with Ed25519 (RFC 8037). */
public interface ReceiptSigner {

  /** The key that signs now: the RFC 7638 thumbprint of its public half. */
  String kid();

  /** The compact serialisation over {@code payloadJson}, which is signed as it stands. */
  String sign(String payloadJson);
}
