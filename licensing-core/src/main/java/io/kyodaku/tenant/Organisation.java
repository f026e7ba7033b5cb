package io.kyodaku.tenant;

import io.kyodaku.identity.ContactFields;
import io.kyodaku.shared.FieldErrors;
import java.util.Optional;

/** What an applicant says of the rightsholder, checked. */
record Organisation(
    TenantKind kind, String name, String country, String language, SettlementCurrency currency) {

  private static final int NAME_LENGTH = 200;

  static Optional<Organisation> read(FieldErrors errors, RightsholderForm typed) {
    Optional<TenantKind> kind = errors.choice("kind", typed.kind(), TenantKind.class);
    String name = errors.line("organisation", typed.organisation(), NAME_LENGTH);
    String country = ContactFields.country(errors, "country", typed.country());
    String language = ContactFields.language(errors, "language", typed.language());
    Optional<SettlementCurrency> currency =
        errors.choice("currency", typed.currency(), SettlementCurrency.class);
    return kind.flatMap(k -> currency.map(c -> new Organisation(k, name, country, language, c)))
        .filter(complete -> errors.none());
  }
}
