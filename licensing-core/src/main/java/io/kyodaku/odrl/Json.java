package io.kyodaku.odrl;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The values and nodes that an agreement is built of. */
final class Json {

  private static final int BPS_DECIMALS = 4;
  private static final int MICRO_DIGITS = 6;

  private Json() {}

  static Map<String, Object> typed(String value, String type) {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("@value", value);
    typed.put("@type", "xsd:" + type);
    return typed;
  }

  static Map<String, Object> integer(long value) {
    return typed(Long.toString(value), "integer");
  }

  /** Basis points as a plain factor: 15,000 are 1.5. */
  static Map<String, Object> factor(int bps) {
    return decimal(BigDecimal.valueOf(bps, BPS_DECIMALS));
  }

  static Map<String, Object> money(long micros) {
    return decimal(BigDecimal.valueOf(micros, MICRO_DIGITS));
  }

  private static Map<String, Object> decimal(BigDecimal value) {
    return typed(value.stripTrailingZeros().toPlainString(), "decimal");
  }

  static Map<String, Object> days(int days) {
    return typed("P" + days + "D", "duration");
  }

  static Map<String, Object> moment(Instant moment) {
    return typed(moment.toString(), "dateTime");
  }

  static Map<String, Object> day(LocalDate day) {
    return typed(day.toString(), "date");
  }

  static Map<String, Object> id(String iri) {
    Map<String, Object> id = new LinkedHashMap<>();
    id.put("@id", iri);
    return id;
  }

  static List<Object> words(Collection<? extends Enum<?>> constants) {
    return constants.stream().<Object>map(constant -> id(Iri.word(constant))).toList();
  }

  static List<Object> generators(Collection<UUID> ids) {
    return ids.stream().<Object>map(id -> id(Iri.generator(id))).toList();
  }

  static Map<String, Object> constraint(String left, String operator, Object right) {
    Map<String, Object> constraint = new LinkedHashMap<>();
    constraint.put("leftOperand", left);
    constraint.put("operator", operator);
    constraint.put("rightOperand", right);
    return constraint;
  }

  /** In money of a currency, or another unit. */
  static Map<String, Object> constraint(String left, String operator, Object right, String unit) {
    Map<String, Object> constraint = constraint(left, operator, right);
    constraint.put("unit", id(unit));
    return constraint;
  }

  /** All of them hold. */
  static Map<String, Object> and(Object... constraints) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("and", list(Arrays.asList(constraints)));
    return all;
  }

  static Map<String, Object> list(List<?> items) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("@list", items);
    return list;
  }
}
