package io.kyodaku.onboarding;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder says who it is in legal terms, or changes that. Whoever has not seen the latest
 * change does not overwrite it.
 */
@Dependent
public class SavingDetails {

  private static final int NAME_LENGTH = 200;
  private static final int NUMBER_LENGTH = 100;
  private static final int ADDRESS_LENGTH = 1_000;

  private final Sql rows;
  private final Clock clock;

  @Inject
  public SavingDetails(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /**
   * The form as typed.
   *
   * @param seen the version that was on the screen, 0 for none
   */
  public record Form(
      @Nullable String legalName,
      @Nullable String registrationNumber,
      @Nullable String address,
      @Nullable String representative,
      int seen) {}

  /** What came of it. */
  public sealed interface Outcome {

    record Saved() implements Outcome {}

    /** Somebody else has changed it meanwhile, to this. */
    record ChangedMeanwhile(int version) implements Outcome {}

    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  @TenantScoped
  public Outcome save(TenantId tenant, UUID accountId, Form form) {
    FieldErrors errors = new FieldErrors();
    String legalName = errors.line("legalName", form.legalName(), NAME_LENGTH);
    String number =
        errors.optionalLine("registrationNumber", form.registrationNumber(), NUMBER_LENGTH);
    String address = errors.lines("address", form.address(), ADDRESS_LENGTH);
    if (address.isEmpty() && !errors.has("address")) {
      errors.line("address", null, ADDRESS_LENGTH);
    }
    String representative = errors.line("representative", form.representative(), NAME_LENGTH);
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    rows.first(
        "select pg_advisory_xact_lock(hashtextextended('kyodaku.details.' || ?, 0))",
        row -> true,
        tenant.value().toString());
    Optional<LegalDetails> before = rows.first(OwnDetails.DETAILS, OwnDetails::details, tenant);
    int version = before.map(LegalDetails::version).orElse(0);
    if (version != form.seen()) {
      return new Outcome.ChangedMeanwhile(version);
    }
    rows.update(
        "insert into tenant_details (tenant_id, legal_name, registration_number, address,"
            + " representative, updated_at, updated_by) values (?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (tenant_id) do update set legal_name = excluded.legal_name,"
            + " registration_number = excluded.registration_number, address = excluded.address,"
            + " representative = excluded.representative, updated_at = excluded.updated_at,"
            + " updated_by = excluded.updated_by, version = tenant_details.version + 1",
        tenant,
        legalName,
        number,
        address,
        representative,
        clock.instant(),
        accountId);
    String detail = changes(before, legalName, number, address, representative);
    rows.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(accountId),
                AuditAction.LEGAL_DETAILS_SAVED,
                tenant,
                tenant.value(),
                detail,
                clock));
    return new Outcome.Saved();
  }

  /** People and where they live are not written down twice. */
  private static String changes(
      Optional<LegalDetails> before,
      String legalName,
      String number,
      String address,
      String representative) {
    List<String> changes = new ArrayList<>();
    add(changes, "legal name", before.map(LegalDetails::legalName), legalName);
    add(changes, "registration number", before.map(LegalDetails::registrationNumber), number);
    if (!before.map(LegalDetails::address).equals(Optional.of(address))) {
      changes.add("address");
    }
    if (!before.map(LegalDetails::representative).equals(Optional.of(representative))) {
      changes.add("representative");
    }
    return String.join("; ", changes);
  }

  private static void add(
      List<String> changes, String what, Optional<String> before, String after) {
    if (!before.equals(Optional.of(after))) {
      changes.add(what + ": " + before.map(b -> b + " -> ").orElse("") + after);
    }
  }
}
