package io.kyodaku.odrl;

import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/** What agreements call things by. */
final class Iri {

  static final String PROFILE = "urn:kyodaku:odrl:1";

  /** Of the profile's own words. */
  static final String OWN = "kyodaku:";

  private Iri() {}

  static String tenant(UUID id) {
    return "urn:kyodaku:tenant:" + id;
  }

  static String entity(String code) {
    return "urn:kyodaku:selling-entity:" + code;
  }

  /** All that a tenant has. */
  static String catalogue(UUID tenant) {
    return "urn:kyodaku:catalogue:" + tenant;
  }

  static String work(UUID id) {
    return "urn:kyodaku:work:" + id;
  }

  static String asset(UUID id) {
    return "urn:kyodaku:asset:" + id;
  }

  static String generator(UUID id) {
    return "urn:kyodaku:generator:" + id;
  }

  static String creator(UUID alias) {
    return "urn:kyodaku:creator-alias:" + alias;
  }

  static String country(String code) {
    return "urn:iso:std:iso:3166:-1:" + code;
  }

  static String money(Currency currency) {
    return "urn:iso:std:iso:4217:" + currency;
  }

  /** A constant, by the profile's word for it: COMMERCIAL is {@code kyodaku:use-commercial}. */
  static String word(Enum<?> constant) {
    return OWN
        + constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT)
        + "-"
        + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
