package io.kyodaku.launcher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The database as its owner reaches it. The passwords of the four roles are derived from the
 * owner's, so that every node of an installation knows them and there is one secret to keep.
 */
record Database(String jdbcUrl, String owner, String ownerPassword) {

  static final List<String> ROLES = List.of("tenant", "charge", "reader", "admin");

  String rolePassword(String role) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal(("kyodaku role " + role).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
