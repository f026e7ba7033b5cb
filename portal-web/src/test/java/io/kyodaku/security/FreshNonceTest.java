package io.kyodaku.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FreshNonceTest {

  @Test
  void eachIsAnotherAndHasTheFormThatPrimeFacesTakes() {
    String nonce = FreshNonce.nonce();
    String text = new String(Base64.getDecoder().decode(nonce), StandardCharsets.US_ASCII);

    assertThat(UUID.fromString(text).version()).isEqualTo(4);
    assertThat(FreshNonce.nonce()).isNotEqualTo(nonce);
  }
}
