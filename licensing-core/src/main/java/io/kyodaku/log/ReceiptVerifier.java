package io.kyodaku.log;

import java.util.Optional;

/** Checks what {@link ReceiptSigner} signed, now or under an earlier key. */
public interface ReceiptVerifier {

  /**
   * @param kid the key that signed it
   * @param payload as it was signed
   */
  record Verified(String kid, String payload) {}

  /** Empty when it is not ours, or no longer what was signed. */
  Optional<Verified> verify(String jws);
}
