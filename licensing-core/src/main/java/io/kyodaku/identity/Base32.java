package io.kyodaku.identity;

/** RFC 4648, section 6, in upper case and without padding: what authenticator apps take. */
final class Base32 {

  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_DIGIT = 5;
  private static final int DIGIT_MASK = 31;
  private static final int BYTE_MASK = 255;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte next : bytes) {
      buffer = (buffer << Byte.SIZE) | (next & BYTE_MASK);
      bits += Byte.SIZE;
      while (bits >= BITS_PER_DIGIT) {
        bits -= BITS_PER_DIGIT;
        text.append(DIGITS.charAt((buffer >> bits) & DIGIT_MASK));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(DIGITS.charAt((buffer << (BITS_PER_DIGIT - bits)) & DIGIT_MASK));
    }
    return text.toString();
  }
}
