package io.kyodaku.portal;

import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads amounts as people type them: digits with at most six decimals after a point. */
public final class Amounts {

  private static final String FORM = "[0-9]{1,9}([.][0-9]{1,6})?";

  private Amounts() {}

  /** Micros of what was typed; empty when it is no such amount. */
  public static OptionalLong micros(@Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    return text.matches(FORM)
        ? OptionalLong.of(new BigDecimal(text).movePointRight(6).longValueExact())
        : OptionalLong.empty();
  }
}
