package io.kyodaku.withholding;

import io.kyodaku.invoice.Sellers;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.withholding.WithholdingRate.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is withheld of many payments, in one transaction: rates are looked up once for all. */
public final class Withholdings {

  private final Connection connection;
  private final Map<TenantId, TaxProfile> profiles;
  private final Map<Kind, Optional<WithholdingRate>> rates = new HashMap<>();
  private final Map<String, String> countries = new HashMap<>();
  private final Map<AtPar, Long> steps = new HashMap<>();

  /** What a rate goes by. */
  private record Kind(String entity, LegalForm form, String residence, boolean abroad) {}

  private record AtPar(Money amount, Currency currency) {}

  private Withholdings(Connection connection, Map<TenantId, TaxProfile> profiles) {
    this.connection = connection;
    this.profiles = profiles;
  }

  /**
   * @param paidOn on which day each tenant is paid
   */
  public static Withholdings of(Connection connection, Map<TenantId, LocalDate> paidOn)
      throws SQLException {
    Columns days = Columns.of("uuid date");
    paidOn.forEach((tenant, day) -> days.add(tenant.value(), day));
    Map<TenantId, TaxProfile> profiles = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select distinct on (p.tenant_id) p.* from unnest(%s) as d (tenant_id, day)
            join tax_profile p on p.tenant_id = d.tenant_id and p.status = 'CONFIRMED' and p.valid_from <= d.day
            order by p.tenant_id, p.valid_from desc, p.number desc
            """
                .formatted(days.parameters()))) {
      days.bind(select, 1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          TaxProfile profile = TaxProfile.read(row);
          profiles.put(profile.tenant(), profile);
        }
      }
    }
    return new Withholdings(connection, profiles);
  }

  /** In which payments of a tenant's royalties stand on the day on which they are paid. */
  public Withholding of(TenantId tenant, String entity, Currency currency) throws SQLException {
    TaxBasis basis = basis(tenant, entity);
    Optional<Step> step = basis.rate().flatMap(WithholdingRate::step);
    return new Withholding(
        basis, currency, step.isEmpty() ? Long.MAX_VALUE : atPar(step.get().from(), currency));
  }

  /** What of the tenant counts, and by which rate is withheld. */
  TaxBasis basis(TenantId tenant, String entity) throws SQLException {
    Optional<TaxProfile> profile = Optional.ofNullable(profiles.get(tenant));
    return new TaxBasis(profile, rate(entity, profile));
  }

  private Optional<WithholdingRate> rate(String entity, Optional<TaxProfile> profile)
      throws SQLException {
    String ofPayer = countries.get(entity);
    if (ofPayer == null) {
      ofPayer = Sellers.country(connection, entity);
      countries.put(entity, ofPayer);
    }
    String residence = profile.map(TaxProfile::residence).orElse(WithholdingRate.UNKNOWN);
    Kind kind =
        new Kind(
            entity,
            profile.map(TaxProfile::form).orElse(LegalForm.PERSON),
            residence,
            profile.isPresent() && !residence.equals(ofPayer));
    Optional<WithholdingRate> known = rates.get(kind);
    if (known == null) {
      known = rate(kind);
      rates.put(kind, known);
    }
    return known;
  }

  /** A country's own rate goes before that of all others. */
  private Optional<WithholdingRate> rate(Kind kind) throws SQLException {
    return Sql.list(
            connection,
            "select "
                + WithholdingRate.COLUMNS
                + " from withholding_rate where selling_entity = ? and legal_form = ? and residence"
                + " in (?, ?) order by residence = '*', set_at desc, id desc limit 1",
            WithholdingRate::read,
            kind.entity(),
            kind.form(),
            kind.residence(),
            kind.abroad() ? WithholdingRate.ELSEWHERE : kind.residence())
        .stream()
        .findFirst();
  }

  /** The law's amounts are in the payer's currency; in others they are reckoned at par. */
  private long atPar(Money amount, Currency currency) throws SQLException {
    if (amount.currency().equals(currency)) {
      return amount.micros();
    }
    AtPar asked = new AtPar(amount, currency);
    Long known = steps.get(asked);
    if (known == null) {
      known =
          Sql.list(
                  connection,
                  """
                  select floor(?::numeric * t.micros_per_credit / f.micros_per_credit)::bigint
                  from par_table t join par_table f on f.version = t.version and f.currency = ?
                  where t.currency = ? order by t.version desc limit 1
                  """,
                  row -> row.getLong(1),
                  amount.micros(),
                  amount.currency().getCurrencyCode(),
                  currency.getCurrencyCode())
              .getFirst();
      steps.put(asked, known);
    }
    return known;
  }
}
