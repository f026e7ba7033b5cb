package io.kyodaku.policy;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Rule;
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
import java.util.ArrayList;
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
  private final NamedByControls named;
  private final Sql rows;
  private final Clock clock;

  @Inject
  SettingPolicy(
      JpaPolicies policies,
      NamedByControls named,
      @DatabaseRole(Kind.TENANT) DataSource rows,
      Clock clock) {
    this.policies = policies;
    this.named = named;
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

  /** The same was changed since it was looked at; nothing was changed now. */
  public record Conflict() implements Outcome {}

  /**
   * Whatever was said before.
   *
   * @param preset a {@link PolicyPreset} by name; empty lets the level above speak again
   */
  @TenantScoped
  public Outcome set(TenantId tenant, Actor by, Level level, @Nullable String preset) {
    hold(tenant);
    return choose(tenant, by, level, preset);
  }

  /**
   * @param seen the latest version when it was looked at; empty where there was none
   */
  @TenantScoped
  public Outcome change(
      TenantId tenant, Actor by, Level level, @Nullable String preset, Optional<UUID> seen) {
    hold(tenant);
    return latest(tenant, level).equals(seen) ? choose(tenant, by, level, preset) : new Conflict();
  }

  /**
   * Says everything at once: preset, rules, guards and ceilings. What somebody else changed since
   * it was looked at stays, as long as it is not the same that is changed now.
   *
   * @param controls as {@link ControlsText} has them
   * @param seen the latest version when it was looked at; empty where there was none
   */
  @TenantScoped
  public Outcome say(
      TenantId tenant,
      Actor by,
      Level level,
      @Nullable String preset,
      String controls,
      Optional<UUID> seen) {
    hold(tenant);
    FieldErrors errors = new FieldErrors();
    Optional<PolicyPreset> chosen = chosen(preset, errors);
    Optional<Controls> read = read(controls, errors);
    read.ifPresent(given -> named.check(given, errors));
    if (!errors.none() || read.isEmpty()) {
      return new Invalid(errors.list());
    }
    return merged(tenant, level, new Saying(chosen, read.get()), seen)
        .filter(SettingPolicy::canBeSaid)
        .map(saying -> say(tenant, by, level, saying, PolicyVersions.How.HERE))
        .orElseGet(Conflict::new);
  }

  /** What each said may stand, and both together may not: one rule may hide another. */
  private static boolean canBeSaid(Saying saying) {
    return ControlsText.read(ControlsText.write(saying.controls())) instanceof ControlsText.Read;
  }

  private Optional<Saying> merged(TenantId tenant, Level level, Saying mine, Optional<UUID> seen) {
    Optional<UUID> latest = latest(tenant, level);
    if (latest.equals(seen)) {
      return Optional.of(mine);
    }
    Saying base =
        seen.flatMap(id -> versions.find(tenant, level, id))
            .map(PolicyVersions.Version::says)
            .orElse(Saying.NOTHING);
    return SayingMerge.of(base, now(level), mine);
  }

  private static Optional<Controls> read(String text, FieldErrors errors) {
    return switch (ControlsText.read(text)) {
      case ControlsText.Read read -> Optional.of(read.controls());
      case ControlsText.Unreadable unreadable -> {
        unreadable.errors().forEach(error -> errors.add(error.field(), error.fault()));
        yield Optional.empty();
      }
    };
  }

  /**
   * Allows from now on for an asset what was asked and is allowed once: just before the rule that
   * asked where that is one of the asset's own, else behind the asset's own rules, so that they
   * still block and come first. Where a wider level asked and has a rule before it that blocks, it
   * is refused: an asset's own rules come before that one.
   *
   * @param added in their order; where one is for some creators and a rule says the same for
   *     others, they are added there
   * @param asking the rule that asked, as answers name it
   */
  @TenantScoped
  public Outcome allowLike(
      TenantId tenant, Actor by, Level.OfAsset level, List<Rule> added, String asking) {
    hold(tenant);
    if (!asks(asking)) {
      return new Set();
    }
    if (wider(level.assetId(), asking).stream()
        .anyMatch(wide -> AllowingLike.blocksBefore(now(wide).controls().rules(), asking))) {
      FieldErrors errors = new FieldErrors();
      errors.add("rules", PolicyFault.WIDER_RULE_BLOCKS);
      return new Invalid(errors.list());
    }
    Saying now = now(level);
    Controls controls = AllowingLike.in(now.controls(), added, asking);
    return switch (ControlsText.read(ControlsText.write(controls))) {
      case ControlsText.Read read ->
          say(tenant, by, level, now.with(read.controls()), PolicyVersions.How.HERE);
      case ControlsText.Unreadable unreadable -> new Invalid(unreadable.errors());
    };
  }

  /** The levels whose rules were read behind the asset's, up to the one that asked. */
  private List<Level> wider(UUID asset, String asking) {
    if (asking.startsWith("asset:")) {
      return List.of();
    }
    List<Level> wider =
        new ArrayList<>(
            rows.list(
                "select work_id from asset where id = ?",
                row -> new Level.OfWork(row.getObject(1, UUID.class)),
                asset));
    if (asking.startsWith("tenant:")) {
      wider.add(new Level.OfTenant());
    }
    return wider;
  }

  /** Whether it still asks: another that is an owner's own may allow by now. */
  private boolean asks(String ruleId) {
    return AllowingLike.place(ruleId)
        .map(
            place ->
                now(place.level()).controls().rules().stream()
                    .anyMatch(
                        rule -> rule.id().equals(place.ruleId()) && rule.action() == Action.ASK))
        .orElseGet(() -> ruleId.contains(":" + PolicyPreset.ASK + ":"));
  }

  /**
   * Says again what was said in that version, all of it.
   *
   * @param seen the latest version when it was looked at
   */
  @TenantScoped
  public Outcome sayAgain(
      TenantId tenant, Actor by, Level level, UUID version, Optional<UUID> seen) {
    hold(tenant);
    if (!latest(tenant, level).equals(seen)) {
      return new Conflict();
    }
    Optional<PolicyVersions.Version> found = versions.find(tenant, level, version);
    if (found.isEmpty()) {
      return new NotFound();
    }
    return say(tenant, by, level, found.get().says(), PolicyVersions.How.BACK);
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
    Saying before =
        latest.stream()
            .skip(1)
            .findFirst()
            .map(PolicyVersions.Version::says)
            .orElse(Saying.NOTHING);
    return say(tenant, by, level, before, PolicyVersions.How.BACK);
  }

  private Outcome choose(TenantId tenant, Actor by, Level level, @Nullable String preset) {
    FieldErrors errors = new FieldErrors();
    Optional<PolicyPreset> chosen = chosen(preset, errors);
    return errors.none()
        ? say(tenant, by, level, now(level).with(chosen), PolicyVersions.How.HERE)
        : new Invalid(errors.list());
  }

  private static Optional<PolicyPreset> chosen(@Nullable String preset, FieldErrors errors) {
    return preset == null || preset.isBlank()
        ? Optional.empty()
        : errors.choice("policy", preset, PolicyPreset.class);
  }

  private Saying now(Level level) {
    return policies.at(level).map(Policy::says).orElse(Saying.NOTHING);
  }

  private Outcome say(TenantId tenant, Actor by, Level level, Saying says, PolicyVersions.How how) {
    if (!policies.has(level)) {
      return new NotFound();
    }
    Optional<Policy> present = policies.at(level);
    if (present.map(Policy::says).orElse(Saying.NOTHING).equals(says)) {
      return new Set();
    }
    Instant now = clock.instant();
    present.ifPresent(policy -> keepEarlier(tenant, level, policy));
    if (says.isNothing()) {
      present.ifPresent(policies::remove);
    } else {
      present.ifPresentOrElse(
          policy -> policy.change(says, now), () -> policies.add(new Policy(level, says, now)));
    }
    versions.keep(tenant, level, says, by.id(), how, now);
    rows.run(
        connection ->
            Audit.record(
                connection,
                by,
                AuditAction.POLICY_SET,
                tenant,
                subject(level),
                inShort(says),
                clock));
    return new Set();
  }

  /** For the audit trail: {@code FAN}, or {@code FAN and 3 rules}. */
  private static String inShort(Saying says) {
    String preset = says.preset().map(PolicyPreset::name).orElse("inherited");
    int rules = says.controls().rules().size();
    return says.controls().isEmpty() ? preset : preset + ", own rules: " + rules;
  }

  /** What was said before versions were kept can be said again too. */
  private void keepEarlier(TenantId tenant, Level level, Policy present) {
    if (versions.latest(tenant, level).isEmpty()) {
      versions.keep(
          tenant, level, present.says(), null, PolicyVersions.How.EARLIER, present.updatedAt());
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
