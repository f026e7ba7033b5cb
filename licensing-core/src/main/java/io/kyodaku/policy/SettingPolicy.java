package io.kyodaku.policy;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An owner says what it allows for an asset, for a work or for everything it owns. Who has looked
 * at what was said there changes that and nothing newer; what was said last can be taken back.
 */
@Dependent
public class SettingPolicy {

  private final JpaPolicies policies;
  private final PolicyVersions versions;
  private final Sql rows;
  private final Clock clock;

  @Inject
  SettingPolicy(JpaPolicies policies, @DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.policies = policies;
    this.rows = new Sql(rows);
    this.versions = new PolicyVersions(this.rows);
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It holds from the end of the transaction on. */
  public record Set() implements Outcome {}

  /** No such asset or work of this tenant. */
  public record NotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /** Something was said since it was looked at; nothing was changed. */
  public record Conflict() implements Outcome {}

  /**
   * Whatever was said before.
   *
   * @param preset a {@link PolicyPreset} by name; empty lets the level above speak again
   */
  @TenantScoped
  public Outcome set(TenantId tenant, Actor by, Level level, @Nullable String preset) {
    hold(tenant);
    return say(tenant, by, level, preset, PolicyVersions.How.HERE);
  }

  /**
   * @param seen the latest version when it was looked at; empty where there was none
   */
  @TenantScoped
  public Outcome change(
      TenantId tenant, Actor by, Level level, @Nullable String preset, Optional<UUID> seen) {
    hold(tenant);
    return latest(tenant, level).equals(seen)
        ? say(tenant, by, level, preset, PolicyVersions.How.HERE)
        : new Conflict();
  }

  /**
   * Says again what was said before the latest version, or nothing where that was the first.
   *
   * @param seen the version that is taken back
   */
  @TenantScoped
  public Outcome takeBack(TenantId tenant, Actor by, Level level, Optional<UUID> seen) {
    hold(tenant);
    List<PolicyVersions.Version> latest = versions.latest(tenant, level);
    if (latest.isEmpty() || !Optional.of(latest.getFirst().id()).equals(seen)) {
      return new Conflict();
    }
    String before =
        latest.stream()
            .skip(1)
            .findFirst()
            .flatMap(PolicyVersions.Version::preset)
            .map(PolicyPreset::name)
            .orElse("");
    return say(tenant, by, level, before, PolicyVersions.How.BACK);
  }

  private Outcome say(
      TenantId tenant, Actor by, Level level, @Nullable String preset, PolicyVersions.How how) {
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
    Instant now = clock.instant();
    present.ifPresent(policy -> keepEarlier(tenant, level, policy));
    chosen.ifPresentOrElse(
        to ->
            present.ifPresentOrElse(
                policy -> policy.change(to, now), () -> policies.add(new Policy(level, to, now))),
        () -> present.ifPresent(policies::remove));
    versions.keep(tenant, level, chosen, by.id(), how, now);
    String says = chosen.map(PolicyPreset::name).orElse("inherited");
    rows.run(
        connection ->
            Audit.record(
                connection, by, AuditAction.POLICY_SET, tenant, subject(level), says, clock));
    return new Set();
  }

  /** What was said before versions were kept can be said again too. */
  private void keepEarlier(TenantId tenant, Level level, Policy present) {
    if (versions.latest(tenant, level).isEmpty()) {
      versions.keep(
          tenant,
          level,
          Optional.of(present.preset()),
          null,
          PolicyVersions.How.EARLIER,
          present.updatedAt());
    }
  }

  private Optional<UUID> latest(TenantId tenant, Level level) {
    return versions.latest(tenant, level).stream().findFirst().map(PolicyVersions.Version::id);
  }

  /** Takes turns with files and with changes of many assets: the lock is theirs. */
  private void hold(TenantId tenant) {
    rows.list(
        "select pg_advisory_xact_lock(hashtextextended(?, 2))",
        row -> true,
        tenant.value().toString());
  }

  private static @Nullable UUID subject(Level level) {
    return switch (level) {
      case Level.OfAsset of -> of.assetId();
      case Level.OfWork of -> of.workId();
      case Level.OfTenant of -> null;
    };
  }
}
