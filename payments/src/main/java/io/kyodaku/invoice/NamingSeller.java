package io.kyodaku.invoice;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.QualifiedInvoiceNumber;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** An operator says how a company that sells is named from now on; what was issued stays. */
@Dependent
public class NamingSeller {

  private static final int NAME_AT_MOST = 200;
  private static final int ADDRESS_AT_MOST = 500;
  private static final int REGISTRATION_AT_MOST = 40;
  private static final int CONTACT_AT_MOST = 200;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public NamingSeller(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** As it was typed. */
  public record Draft(
      String entity,
      String name,
      String address,
      String country,
      String registration,
      String contact) {}

  /** What is wrong with it; nothing when it holds now. */
  public List<FieldError> name(Actor actor, Draft draft) {
    FieldErrors errors = new FieldErrors();
    if (!Sellers.ENTITIES.contains(draft.entity())) {
      errors.add("entity", SellerFault.SELLER_UNKNOWN);
    }
    String name = errors.line("name", draft.name(), NAME_AT_MOST);
    String address = errors.lines("address", draft.address(), ADDRESS_AT_MOST);
    String contact = errors.optionalLine("contact", draft.contact(), CONTACT_AT_MOST);
    String country = draft.country().strip().toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(country)) {
      errors.add("country", SellerFault.SELLER_COUNTRY_FORM);
    }
    String registration = registration(draft, errors);
    if (errors.none()) {
      keep(actor, draft.entity(), List.of(name, address, country, registration, contact));
    }
    return errors.list();
  }

  /** In Japan it is a qualified-invoice number, or there is none. */
  private static String registration(Draft draft, FieldErrors errors) {
    String typed = errors.optionalLine("registration", draft.registration(), REGISTRATION_AT_MOST);
    if (!draft.entity().equals("JP") || typed.isEmpty()) {
      return typed;
    }
    String tidy = QualifiedInvoiceNumber.tidy(typed);
    QualifiedInvoiceNumber.fault(tidy).ifPresent(fault -> errors.add("registration", fault));
    return tidy;
  }

  private void keep(Actor actor, String entity, List<String> values) {
    transactions.run(
        connection -> {
          Sql.execute(
              connection,
              """
              insert into seller (selling_entity, name, address, country, registration, contact, changed_at)
              values (?, ?, ?, ?, ?, ?, ?)
              on conflict (selling_entity) do update set name = excluded.name, address = excluded.address,
                country = excluded.country, registration = excluded.registration, contact = excluded.contact,
                changed_at = excluded.changed_at
              """,
              entity,
              values.get(0),
              values.get(1),
              values.get(2),
              values.get(3),
              values.get(4),
              clock.instant());
          Audit.record(
              connection,
              actor,
              AuditAction.SELLER_NAMED,
              null,
              null,
              entity + " " + values.get(0) + " " + values.get(3),
              clock);
          return true;
        });
  }
}
