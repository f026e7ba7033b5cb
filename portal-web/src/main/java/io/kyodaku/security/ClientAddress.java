package io.kyodaku.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From where a request comes. A proxy on this machine, or one that {@code KYODAKU_TRUSTED_PROXIES}
 * names, is believed in what it adds to {@code X-Forwarded-For}: its last entry. Everybody else
 * could write anything there.
 */
public final class ClientAddress {

  private static final int LENGTH_AT_MOST = 64;

  private final Set<String> trustedProxies;

  ClientAddress(String trustedProxies) {
    this.trustedProxies =
        Arrays.stream(trustedProxies.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
  }

  String of(String peer, @Nullable String forwardedFor) {
    if (forwardedFor == null || !trusted(peer)) {
      return peer;
    }
    String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
    return last.isEmpty() || last.length() > LENGTH_AT_MOST ? peer : last;
  }

  private boolean trusted(String peer) {
    return peer.equals("127.0.0.1")
        || peer.equals("0:0:0:0:0:0:0:1")
        || peer.equals("::1")
        || trustedProxies.contains(peer);
  }
}
