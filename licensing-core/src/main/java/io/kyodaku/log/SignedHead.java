package io.kyodaku.log;

import java.time.Instant;

/**
 * What we vouched for: the tree of the first {@code size} leaves had this root at this time.
 *
 * @param signature compact JWS (Ed25519) over size, root and timestamp as JSON
 */
public record SignedHead(long size, Hash root, Instant timestamp, String kid, String signature) {

  /** What is signed. */
  String text() {
    return text(size, root, timestamp);
  }

  static String text(long size, Hash root, Instant timestamp) {
    return "{\"size\":" + size + ",\"root\":\"" + root + "\",\"timestamp\":\"" + timestamp + "\"}";
  }
}
