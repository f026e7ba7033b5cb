package io.kyodaku.contract;

import io.kyodaku.consent.Document;
import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An operator proposes a draft to an owner: another preset, other bounds, another course, with the
 * plugins that are agreed. It binds nobody: the owner sees who wrote it, and signs it or not. What
 * the owner drafts itself is not written over.
 */
@Dependent
public class ProposingContract {

  private final Sql admin;
  private final PluginHost plugins;
  private final Clock clock;

  @Inject
  ProposingContract(@DatabaseRole(Kind.ADMIN) DataSource admin, PluginHost plugins, Clock clock) {
    this.admin = new Sql(admin);
    this.plugins = plugins;
    this.clock = clock;
  }

  /**
   * @param preset a {@link ContractPreset} by name
   * @param language of the text: English, Japanese or Chinese
   */
  public record Proposal(@Nullable String preset, @Nullable String language, Wishes wishes) {}

  /** What became of it. */
  public sealed interface Outcome {}

  public record Proposed(UUID versionId, int number) implements Outcome {}

  /** The owner drafts a version itself, or has signed one that is not decided about. */
  public record OwnerIsAtIt(ContractStatus status) implements Outcome {}

  /** There is no contract to amend, or no such tenant that could have one. */
  public record NothingToAmend() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  private record Owner(String name, String sellingEntity, Currency currency) {}

  /**
   * @param operator the account of an admin, checked by the caller
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome propose(UUID operator, TenantId tenant, Proposal proposal) {
    FieldErrors errors = new FieldErrors();
    Optional<ContractPreset> preset =
        errors.choice("preset", proposal.preset(), ContractPreset.class);
    String language = ContractText.language(errors, proposal.language());
    if (preset.isEmpty() || !errors.none()) {
      return new Invalid(errors.list());
    }
    admin.list("select from contract where tenant_id = ? for update", row -> true, tenant);
    Optional<Owner> owner = owner(tenant);
    List<ContractView> versions =
        admin.list(
            ContractView.SELECT + " where v.tenant_id = ? order by v.number desc limit 25",
            ContractView::of,
            tenant);
    if (owner.isEmpty() || versions.isEmpty()) {
      return new NothingToAmend();
    }
    ContractView latest = versions.getFirst();
    boolean open = latest.status() == ContractStatus.DRAFT && latest.proposedBy() == Side.PLATFORM;
    if (!open
        && (latest.status() == ContractStatus.DRAFT || latest.status() == ContractStatus.SIGNED)) {
      return new OwnerIsAtIt(latest.status());
    }
    ContractTerms agreed =
        versions.stream()
            .filter(version -> version.status() == ContractStatus.IN_FORCE)
            .findFirst()
            .map(version -> PluginsInForce.of(admin, version, clock.instant()))
            .orElseGet(latest::terms);
    Map<UUID, String> generators = GeneratorNames.all(admin);
    ContractTerms terms =
        proposal
            .wishes()
            .read(
                errors,
                ContractTerms.of(
                    preset.get(),
                    owner.get().sellingEntity(),
                    owner.get().currency(),
                    agreed.terms(),
                    agreed.schedule()),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                generators::containsKey);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    int number = open ? latest.number() : latest.number() + 1;
    Document text =
        new ContractText(language, new SettingsInWords(plugins, language)::write, generators)
            .write(Party.of(admin, tenant, owner.get().name()), number, terms);
    UUID version = Ids.next();
    if (open) {
      admin.update("delete from contract_version where id = ?", latest.versionId());
    }
    insert(version, latest, number, terms, text, operator);
    note(operator, tenant, version, number);
    return new Proposed(version, number);
  }

  private void note(UUID operator, TenantId tenant, UUID version, int number) {
    admin.run(
        connection ->
            Audit.record(
                connection,
                Actor.account(operator),
                AuditAction.CONTRACT_PROPOSED,
                tenant,
                version,
                "version " + number,
                clock));
  }

  private Optional<Owner> owner(TenantId tenant) {
    return admin.first(
        "select name, selling_entity, currency from tenant where id = ? and status in ('VERIFIED',"
            + " 'SUSPENDED')",
        row ->
            new Owner(
                row.getString("name"),
                row.getString("selling_entity"),
                Currency.getInstance(row.getString("currency"))),
        tenant);
  }

  private void insert(
      UUID version,
      ContractView latest,
      int number,
      ContractTerms terms,
      Document text,
      UUID operator) {
    admin.update(
        """
        insert into contract_version (id, contract_id, tenant_id, number, status, preset, selling_entity, currency, share_bps,
          royalty_base, chargeback_risk, max_fee_bps, terms_plugin, terms_hash, terms_config, schedule_plugin, schedule_hash,
          schedule_config, notice_days, wind_down_days, starts_on, exclusive, bound_uses, bound_seconds, bound_fee_factor_bps,
          bound_usages_a_month, bound_generators, guarantee_a_year_micros, advance_micros, proposed_by, proposer_account_id, language, document, document_hash, created_at)
        values (?, ?, ?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLATFORM', ?, ?, ?, ?, ?)
        """,
        version,
        latest.contractId(),
        latest.tenantId(),
        number,
        terms.preset(),
        terms.sellingEntity(),
        terms.currency().getCurrencyCode(),
        terms.shareBps(),
        terms.royaltyBase(),
        terms.chargebackRisk(),
        terms.maxFeeBps(),
        terms.terms().map(PinnedPlugin::pluginId).orElse(null),
        terms.terms().map(PinnedPlugin::hash).orElse(null),
        terms.terms().map(PinnedPlugin::configuration).orElse(null),
        terms.schedule().map(PinnedPlugin::pluginId).orElse(null),
        terms.schedule().map(PinnedPlugin::hash).orElse(null),
        terms.schedule().map(PinnedPlugin::configuration).orElse(null),
        terms.tenure().noticeDays(),
        terms.tenure().windDownDays(),
        terms.tenure().startsOn().orElse(null),
        terms.exclusive(),
        terms.bounds().usesText(),
        terms.bounds().secondsAtMost().isPresent()
            ? Integer.valueOf(terms.bounds().secondsAtMost().getAsInt())
            : null,
        terms.bounds().feeFactorAtMostBps().isPresent()
            ? Integer.valueOf(terms.bounds().feeFactorAtMostBps().getAsInt())
            : null,
        terms.bounds().usagesAMonth().isPresent()
            ? Long.valueOf(terms.bounds().usagesAMonth().getAsLong())
            : null,
        terms.bounds().generatorsText(),
        Promised.row(terms.promised().guaranteeAYearMicros()),
        Promised.row(terms.promised().advanceMicros()),
        operator,
        text.language(),
        text.text(),
        text.hash(),
        clock.instant());
  }
}
