package io.kyodaku.policy;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An owner says what it allows for an asset, for a work or for everything it owns. */
@Dependent
public class SettingPolicy {

  private final JpaPolicies policies;
  private final Sql rows;
  private final Clock clock;

  @Inject
  SettingPolicy(JpaPolicies policies, @DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.policies = policies;
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It holds from the end of the transaction on. */
  public record Set() implements Outcome {}

  /** No such asset or work of this tenant. */
  public record NotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /**
   * @param preset a {@link PolicyPreset} by name; empty lets the level above speak again
   */
  @TenantScoped
  public Outcome set(TenantId tenant, Actor by, Level level, @Nullable String preset) {
    FieldErrors errors = new FieldErrors();
    boolean inherit = preset == null || preset.isBlank();
    Optional<PolicyPreset> chosen =
        inherit ? Optional.empty() : errors.choice("policy", preset, PolicyPreset.class);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    if (!policies.has(level)) {
      return new NotFound();
    }
    Optional<Policy> present = policies.at(level);
    if (present.map(Policy::preset).equals(chosen)) {
      return new Set();
    }
    chosen.ifPresentOrElse(
        to ->
            present.ifPresentOrElse(
                policy -> policy.change(to, clock.instant()),
                () -> policies.add(new Policy(level, to, clock.instant()))),
        () -> present.ifPresent(policies::remove));
    String says = chosen.map(PolicyPreset::name).orElse("inherited");
    rows.run(
        connection ->
            Audit.record(connection, by, "policy-set", tenant, subject(level), says, clock));
    return new Set();
  }

  private static @Nullable UUID subject(Level level) {
    return switch (level) {
      case Level.OfAsset of -> of.assetId();
      case Level.OfWork of -> of.workId();
      case Level.OfTenant of -> null;
    };
  }
}
