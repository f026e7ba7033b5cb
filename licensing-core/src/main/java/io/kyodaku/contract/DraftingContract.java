package io.kyodaku.contract;

import io.kyodaku.consent.Document;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder drafts its contract, or the next version of it, from a preset and with plugins
 * that were made available to it. A draft may be drafted anew until it is signed.
 */
@Dependent
public class DraftingContract {

  private final JpaContracts contracts;
  private final PluginHost plugins;
  private final DataSource source;
  private final Sql rows;
  private final Clock clock;

  @Inject
  DraftingContract(
      JpaContracts contracts,
      PluginHost plugins,
      @DatabaseRole(Kind.TENANT) DataSource source,
      Clock clock) {
    this.contracts = contracts;
    this.plugins = plugins;
    this.source = source;
    this.rows = new Sql(source);
    this.clock = clock;
  }

  /**
   * What the owner chose.
   *
   * @param preset a {@link ContractPreset} by name
   * @param language of the text: English, Japanese or Chinese
   */
  public record Draft(
      @Nullable String preset,
      @Nullable String language,
      PluginChoice terms,
      PluginChoice schedule,
      Wishes wishes) {

    /** As the preset has it. */
    public Draft(
        @Nullable String preset,
        @Nullable String language,
        PluginChoice terms,
        PluginChoice schedule) {
      this(preset, language, terms, schedule, Wishes.NONE);
    }
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** The text is what has to be shown, and its hash what has to be signed. */
  public record Drafted(UUID versionId, int number, String text, String documentHash)
      implements Outcome {}

  /** What was signed before has to be countersigned or rejected first. */
  public record AwaitsCountersignature(UUID versionId) implements Outcome {}

  /** What is in force says the same already. */
  public record NothingNew(UUID versionId) implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  @TenantScoped
  public Outcome draft(TenantId tenant, Draft draft) {
    FieldErrors errors = new FieldErrors();
    Optional<ContractPreset> preset = errors.choice("preset", draft.preset(), ContractPreset.class);
    String language = ContractText.language(errors, draft.language());
    Optional<PinnedPlugin> terms =
        draft
            .terms()
            .read(
                errors,
                "terms",
                plugins,
                tenant,
                EnumSet.of(Capability.USAGE_TERMS, Capability.PERIOD_TERMS));
    Optional<PinnedPlugin> schedule =
        draft
            .schedule()
            .read(errors, "schedule", plugins, tenant, EnumSet.of(Capability.PAYOUT_SCHEDULE));
    if (preset.isEmpty()) {
      return new Invalid(errors.list());
    }
    OwnTenant owner = OwnTenant.of(source);
    Map<UUID, String> generators = GeneratorNames.all(rows);
    ContractTerms agreed =
        draft
            .wishes()
            .read(
                errors,
                ContractTerms.of(
                    preset.get(), owner.sellingEntity(), owner.currency(), terms, schedule),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                generators::containsKey);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    UUID contractId = contract(tenant);
    Optional<ContractVersion> latest = contracts.latest();
    if (latest.filter(version -> version.status() == ContractStatus.SIGNED).isPresent()) {
      return new AwaitsCountersignature(latest.get().id());
    }
    Party party = Party.of(rows, tenant, owner.name());
    ContractText writer =
        new ContractText(language, new SettingsInWords(plugins, language)::write, generators);
    Optional<ContractVersion> same =
        contracts.inForce().filter(now -> now.says(writer.write(party, now.number(), agreed)));
    if (same.isPresent()) {
      return new NothingNew(same.get().id());
    }
    Optional<ContractVersion> open =
        latest.filter(version -> version.status() == ContractStatus.DRAFT);
    int number =
        open.map(ContractVersion::number)
            .orElseGet(() -> latest.map(version -> version.number() + 1).orElse(1));
    Document text = writer.write(party, number, agreed);
    ContractVersion version = save(open, contractId, number, agreed, text);
    return new Drafted(version.id(), number, text.text(), text.hash());
  }

  private ContractVersion save(
      Optional<ContractVersion> open,
      UUID contractId,
      int number,
      ContractTerms agreed,
      Document text) {
    if (open.isPresent()) {
      open.get().redraft(agreed, text);
      return open.get();
    }
    ContractVersion version =
        new ContractVersion(contractId, number, agreed, text, clock.instant());
    contracts.add(version);
    return version;
  }

  private UUID contract(TenantId tenant) {
    rows.update(
        "insert into contract (id, tenant_id, created_at) values (?, ?, ?)"
            + " on conflict (tenant_id) do nothing",
        Ids.next(),
        tenant,
        clock.instant());
    return contracts.lock().id();
  }
}
