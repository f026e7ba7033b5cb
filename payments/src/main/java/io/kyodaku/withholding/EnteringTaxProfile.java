package io.kyodaku.withholding;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.QualifiedInvoiceNumber;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A tenant says who it is to the tax offices: a new version, which an operator then looks at. What
 * it said before and nobody looked at is replaced.
 */
@Dependent
public class EnteringTaxProfile {

  private static final int EVIDENCE_AT_MOST = 2_000;
  private static final int DAYS_AHEAD = 366;

  private final Sql rows;
  private final Clock clock;

  @Inject
  public EnteringTaxProfile(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** As it was typed. */
  public record Draft(
      @Nullable String residence,
      @Nullable String form,
      @Nullable String registration,
      boolean treaty,
      @Nullable String evidence,
      @Nullable String from) {}

  /** What came of it. */
  public sealed interface Outcome {

    /** It waits for an operator. */
    record Entered(UUID id) implements Outcome {}

    /** Nothing changed; fields are those of the draft. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  private record Said(
      String residence,
      LegalForm form,
      String registration,
      boolean treaty,
      String evidence,
      LocalDate from) {}

  /**
   * @param account of the member who says it, who may manage money: checked by the caller
   */
  @TenantScoped
  public Outcome enter(TenantId tenant, UUID account, Draft draft) {
    FieldErrors errors = new FieldErrors();
    Optional<Said> said = said(errors, draft);
    return said.isEmpty()
        ? new Outcome.Invalid(errors.list())
        : new Outcome.Entered(
            rows.result(connection -> keep(connection, tenant, account, said.get())));
  }

  private Optional<Said> said(FieldErrors errors, Draft draft) {
    String residence = Fields.tidy(draft.residence()).toUpperCase(Locale.ROOT);
    if (!Fields.isCountry(residence)) {
      errors.add("residence", TaxFault.TAX_COUNTRY_FORM);
    }
    Optional<LegalForm> form = errors.choice("form", draft.form(), LegalForm.class);
    String registration = QualifiedInvoiceNumber.tidy(Fields.tidy(draft.registration()));
    if (!registration.isEmpty()) {
      QualifiedInvoiceNumber.fault(registration)
          .ifPresent(fault -> errors.add("registration", fault));
    }
    String evidence = errors.lines("evidence", draft.evidence(), EVIDENCE_AT_MOST);
    if (draft.treaty() && evidence.isEmpty() && !errors.has("evidence")) {
      errors.add("evidence", TaxFault.TAX_EVIDENCE_MISSING);
    }
    Optional<LocalDate> from = Fields.day(errors, "from", draft.from(), DAYS_AHEAD, clock);
    return errors.none()
        ? Optional.of(
            new Said(
                residence,
                form.orElseThrow(),
                registration,
                draft.treaty(),
                evidence,
                from.orElseThrow()))
        : Optional.empty();
  }

  private UUID keep(Connection connection, TenantId tenant, UUID account, Said said)
      throws SQLException {
    Sql.execute(
        connection,
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        "tax-profile " + tenant.value());
    Sql.execute(
        connection,
        "update tax_profile set status = 'REPLACED', decided_at = ? where tenant_id = ? and status"
            + " = 'ENTERED'",
        clock.instant(),
        tenant);
    UUID id = Ids.next();
    Sql.execute(
        connection,
        """
        insert into tax_profile (id, tenant_id, number, residence, legal_form, registration, treaty, evidence, valid_from,
          entered_by, entered_at)
        select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from tax_profile where tenant_id = ?
        """,
        id,
        tenant,
        said.residence(),
        said.form(),
        said.registration(),
        said.treaty(),
        said.evidence(),
        said.from(),
        account,
        clock.instant(),
        tenant);
    Audit.record(
        connection,
        Actor.account(account),
        AuditAction.TAX_PROFILE_ENTERED,
        tenant,
        id,
        said.residence()
            + " "
            + said.form()
            + (said.treaty() ? " with a treaty" : "")
            + " from "
            + said.from(),
        clock);
    return id;
  }
}
