package io.kyodaku.shared;

import java.util.HexFormat;
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
  INVOICE("inv"),
  STATEMENT("stmt"),
  PAYOUT("pay"),
  TAX_PROFILE("tax"),
  MONEY_BACK("back"),
  RECONCILIATION("rec"),
  JOB("job"),
  PLUGIN_TRIAL("trial"),
  PLUGIN_UPGRADE("upg"),
  RUN("run"),
  ACT("act"),
  WEBHOOK("hook"),
  DELIVERY("dlv"),
  LEDGER_ACCOUNT("ledg"),
  TRANSFER("tran"),
  CONFLICT("conf"),
  ASSERTION("asst"),
  JOINT_AGREEMENT("joint");

  private static final int HEX_DIGITS = 32;
  private static final HexFormat HEX = HexFormat.of();

  private final String prefix;

  WireId(String prefix) {
    this.prefix = prefix;
  }

  public String format(UUID id) {
    return prefix
        + "_"
        + HEX.toHexDigits(id.getMostSignificantBits())
        + HEX.toHexDigits(id.getLeastSignificantBits());
  }

  /** The UUID in {@code text}, or empty when it is absent, of another type or malformed. */
  public Optional<UUID> parse(@Nullable String text) {
    if (text == null
        || text.length() != prefix.length() + 1 + HEX_DIGITS
        || !text.startsWith(prefix)
        || text.charAt(prefix.length()) != '_') {
      return Optional.empty();
    }
    int from = prefix.length() + 1;
    int middle = from + HEX_DIGITS / 2;
    for (int i = from; i < text.length(); i++) {
      if (!isLowerHex(text.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new UUID(
            HexFormat.fromHexDigitsToLong(text, from, middle),
            HexFormat.fromHexDigitsToLong(text, middle, text.length())));
  }

  private static boolean isLowerHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
