package io.kyodaku.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The type prefixes of identifiers on the wire, such as {@code auth_019a…}: a reader sees what an
 * id names, and an id of the wrong type is refused before it is looked up. The part behind the
 * prefix is the UUID's 32 lower-case hex digits.
 */
public enum WireId {
  TENANT("ten"),
  ACCOUNT("acc"),
  CREATOR("cre"),
  GENERATOR("gen"),
  WORK("work"),
  ASSET("asset"),
  CLAIM("claim"),
  POLICY("pol"),
  RULE("rule"),
  CONTRACT("con"),
  AUTHORIZATION("auth"),
  IMPORT("imp"),
  CHANGE("chg"),
  REPLAY("rep"),
  LOT("lot"),
  ORDER("ord"),
  STATEMENT("stmt"),
  PAYOUT("pay"),
  JOB("job"),
  RUN("run"),
  WEBHOOK("hook"),
  DELIVERY("dlv"),
  LEDGER_ACCOUNT("ledg"),
  TRANSFER("tran"),
  CONFLICT("conf"),
  ASSERTION("asst");

  private static final int HEX_DIGITS = 32;

  private final String prefix;

  WireId(String prefix) {
    this.prefix = prefix;
  }

  public String format(UUID id) {
    return prefix + "_" + id.toString().replace("-", "");
  }

  /** The UUID in {@code text}, or empty when it is absent, of another type or malformed. */
  public Optional<UUID> parse(@Nullable String text) {
    if (text == null
        || text.length() != prefix.length() + 1 + HEX_DIGITS
        || !text.startsWith(prefix + "_")) {
      return Optional.empty();
    }
    String hex = text.substring(prefix.length() + 1);
    if (!hex.equals(hex.toLowerCase(Locale.ROOT))
        || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
      return Optional.empty();
    }
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(hex, 0, 16, 16),
            Long.parseUnsignedLong(hex, 16, HEX_DIGITS, 16)));
  }
}
