package io.kyodaku.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses anybody on the internet may have (the special-purpose registries of RFC 6890 have
 * the others): who may name an address to us must not reach what only we can reach.
 */
final class PublicAddresses {

  private static final List<Range> SPECIAL =
      List.of(
          Range.of("0.0.0.0/8"),
          Range.of("10.0.0.0/8"),
          Range.of("100.64.0.0/10"),
          Range.of("127.0.0.0/8"),
          Range.of("169.254.0.0/16"),
          Range.of("172.16.0.0/12"),
          Range.of("192.0.0.0/24"),
          Range.of("192.0.2.0/24"),
          Range.of("192.88.99.0/24"),
          Range.of("192.168.0.0/16"),
          Range.of("198.18.0.0/15"),
          Range.of("198.51.100.0/24"),
          Range.of("203.0.113.0/24"),
          Range.of("224.0.0.0/3"));

  /**
   * Of the sixth version only this is handed out to anybody, but for parts with a use of their own.
   */
  private static final Range GLOBAL = Range.of("2000::/3");

  private static final List<Range> SPECIAL_OF_GLOBAL =
      List.of(
          Range.of("2001::/23"),
          Range.of("2001:db8::/32"),
          Range.of("2002::/16"),
          Range.of("3fff::/20"));

  private PublicAddresses() {}

  private record Range(BigInteger network, int bits, int length) {

    static Range of(String written) {
      String[] parts = written.split("/");
      try {
        byte[] address = InetAddress.getByName(parts[0]).getAddress();
        int length = address.length * Byte.SIZE;
        int bits = Integer.parseInt(parts[1]);
        return new Range(new BigInteger(1, address).shiftRight(length - bits), bits, length);
      } catch (UnknownHostException notAnAddress) {
        throw new IllegalArgumentException(notAnAddress);
      }
    }

    boolean has(byte[] address) {
      return address.length * Byte.SIZE == length
          && new BigInteger(1, address).shiftRight(length - bits).equals(network);
    }
  }

  static boolean isPublic(InetAddress machine) {
    byte[] address = machine.getAddress();
    return machine instanceof Inet4Address
        ? SPECIAL.stream().noneMatch(range -> range.has(address))
        : GLOBAL.has(address) && SPECIAL_OF_GLOBAL.stream().noneMatch(range -> range.has(address));
  }
}
