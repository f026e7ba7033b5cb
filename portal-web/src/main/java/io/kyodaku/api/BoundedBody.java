package io.kyodaku.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads bodies up to a bound, so that nobody can fill our memory. */
final class BoundedBody {

  static final int JSON_BYTES_AT_MOST = 256 * 1024;
  static final int CSV_BYTES_AT_MOST = 20 * 1024 * 1024;

  private BoundedBody() {}

  static byte[] read(InputStream body, int bytesAtMost) throws IOException {
    byte[] read = body.readNBytes(bytesAtMost + 1);
    if (read.length > bytesAtMost) {
      throw tooLarge(bytesAtMost).exception();
    }
    return read;
  }

  static Problem tooLarge(int bytesAtMost) {
    return Problem.of(
        ProblemKind.PAYLOAD_TOO_LARGE, "At most " + bytesAtMost + " bytes are read here.");
  }

  /** Text in UTF-8; anything else is refused rather than repaired. */
  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw Problem.of(ProblemKind.INVALID_REQUEST, "The body is not UTF-8.").exception();
    }
  }
}
