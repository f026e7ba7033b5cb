package io.kyodaku.contract;

import io.kyodaku.consent.Document;
import io.kyodaku.rule.Bounds;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.UuidColumns;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed at one time. It is drafted from a preset, with the text that says it in the
 * owner's language, and drafted anew as often as the owner likes; an operator may propose a draft
 * too. Signing freezes it: from then on PostgreSQL itself refuses to change it. An operator
 * countersigns it, which puts it in force, at once or at its date, and ends the version before, or
 * rejects it; all of these are beyond what a tenant may do, and not here.
 */
@Entity
@Table(name = "contract_version")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
@Customizer(UuidColumns.class)
public class ContractVersion {

  public static final int SIGNER_NAME_LENGTH_AT_MOST = 200;

  @Id private UUID id;

  @Column(name = "contract_id")
  private UUID contractId;

  private int number;

  @Enumerated(EnumType.STRING)
  private ContractStatus status;

  @Enumerated(EnumType.STRING)
  private ContractPreset preset;

  @Column(name = "selling_entity")
  private String sellingEntity;

  private String currency;

  @Column(name = "share_bps")
  private int shareBps;

  @Enumerated(EnumType.STRING)
  @Column(name = "royalty_base")
  private RoyaltyBase royaltyBase;

  @Enumerated(EnumType.STRING)
  @Column(name = "chargeback_risk")
  private ChargebackRisk chargebackRisk;

  @Column(name = "max_fee_bps")
  private int maxFeeBps;

  @Column(name = "terms_plugin")
  private @Nullable String termsPlugin;

  @Column(name = "terms_hash")
  private @Nullable String termsHash;

  @Column(name = "terms_config")
  private @Nullable String termsConfig;

  @Column(name = "schedule_plugin")
  private @Nullable String schedulePlugin;

  @Column(name = "schedule_hash")
  private @Nullable String scheduleHash;

  @Column(name = "schedule_config")
  private @Nullable String scheduleConfig;

  @Column(name = "notice_days")
  private int noticeDays;

  @Column(name = "wind_down_days")
  private int windDownDays;

  @Column(name = "starts_on")
  private @Nullable LocalDate startsOn;

  private boolean exclusive;

  @Column(name = "bound_uses")
  private String boundUses;

  @Column(name = "bound_seconds")
  private @Nullable Integer boundSeconds;

  @Column(name = "bound_fee_factor_bps")
  private @Nullable Integer boundFeeFactorBps;

  @Column(name = "bound_usages_a_month")
  private @Nullable Long boundUsagesAMonth;

  @Column(name = "bound_generators")
  private String boundGenerators;

  @Column(name = "guarantee_a_year_micros")
  private @Nullable Long guaranteeAYearMicros;

  @Column(name = "advance_micros")
  private @Nullable Long advanceMicros;

  @Enumerated(EnumType.STRING)
  @Column(name = "proposed_by")
  private Side proposedBy;

  @Column(name = "proposer_account_id")
  private @Nullable UUID proposerAccountId;

  private String language;

  private String document;

  @Column(name = "document_hash")
  private String documentHash;

  @Column(name = "signer_account_id")
  private @Nullable UUID signerAccountId;

  @Column(name = "signer_name")
  private @Nullable String signerName;

  @Column(name = "signed_at")
  private @Nullable Instant signedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected ContractVersion() {}

  /** A first draft. */
  public ContractVersion(
      UUID contractId, int number, ContractTerms terms, Document text, Instant now) {
    id = Ids.next();
    this.contractId = contractId;
    this.number = number;
    status = ContractStatus.DRAFT;
    createdAt = now;
    set(terms, text);
  }

  /** The draft says something else now. */
  public void redraft(ContractTerms terms, Document text) {
    requireDraft();
    set(terms, text);
  }

  /** The owner agrees to the text as it stands. */
  public void sign(UUID account, String typedName, Instant now) {
    requireDraft();
    signerAccountId = account;
    signerName = typedName;
    signedAt = now;
    status = ContractStatus.SIGNED;
  }

  private void set(ContractTerms terms, Document text) {
    preset = terms.preset();
    sellingEntity = terms.sellingEntity();
    currency = terms.currency().getCurrencyCode();
    shareBps = terms.shareBps();
    royaltyBase = terms.royaltyBase();
    chargebackRisk = terms.chargebackRisk();
    maxFeeBps = terms.maxFeeBps();
    termsPlugin = terms.terms().map(PinnedPlugin::pluginId).orElse(null);
    termsHash = terms.terms().map(PinnedPlugin::hash).orElse(null);
    termsConfig = terms.terms().map(PinnedPlugin::configuration).orElse(null);
    schedulePlugin = terms.schedule().map(PinnedPlugin::pluginId).orElse(null);
    scheduleHash = terms.schedule().map(PinnedPlugin::hash).orElse(null);
    scheduleConfig = terms.schedule().map(PinnedPlugin::configuration).orElse(null);
    noticeDays = terms.tenure().noticeDays();
    windDownDays = terms.tenure().windDownDays();
    startsOn = terms.tenure().startsOn().orElse(null);
    exclusive = terms.exclusive();
    Bounds bounds = terms.bounds();
    boundUses = bounds.usesText();
    boundSeconds =
        bounds.secondsAtMost().isPresent()
            ? Integer.valueOf(bounds.secondsAtMost().getAsInt())
            : null;
    boundFeeFactorBps =
        bounds.feeFactorAtMostBps().isPresent()
            ? Integer.valueOf(bounds.feeFactorAtMostBps().getAsInt())
            : null;
    boundUsagesAMonth =
        bounds.usagesAMonth().isPresent() ? Long.valueOf(bounds.usagesAMonth().getAsLong()) : null;
    boundGenerators = bounds.generatorsText();
    guaranteeAYearMicros = Promised.row(terms.promised().guaranteeAYearMicros());
    advanceMicros = Promised.row(terms.promised().advanceMicros());
    proposedBy = Side.OWNER;
    proposerAccountId = null;
    language = text.language();
    document = text.text();
    documentHash = text.hash();
  }

  /** Whether its text is this, letter for letter. */
  boolean says(Document text) {
    return documentHash.equals(text.hash());
  }

  private void requireDraft() {
    if (status != ContractStatus.DRAFT) {
      throw new IllegalStateException("version " + number + " is " + status + " and never changes");
    }
  }

  public UUID id() {
    return id;
  }

  public UUID contractId() {
    return contractId;
  }

  public int number() {
    return number;
  }

  public ContractStatus status() {
    return status;
  }

  public String documentHash() {
    return documentHash;
  }

  public ContractTerms terms() {
    return new ContractTerms(
        preset,
        sellingEntity,
        Currency.getInstance(currency),
        shareBps,
        royaltyBase,
        chargebackRisk,
        maxFeeBps,
        pinned(termsPlugin, termsHash, termsConfig),
        pinned(schedulePlugin, scheduleHash, scheduleConfig),
        new Tenure(noticeDays, windDownDays, Optional.ofNullable(startsOn)),
        exclusive,
        Bounds.stored(
            boundUses, boundSeconds, boundFeeFactorBps, boundUsagesAMonth, boundGenerators),
        Promised.stored(guaranteeAYearMicros, advanceMicros));
  }

  private static Optional<PinnedPlugin> pinned(
      @Nullable String plugin, @Nullable String hash, @Nullable String configuration) {
    return plugin == null || hash == null || configuration == null
        ? Optional.empty()
        : Optional.of(new PinnedPlugin(plugin, hash, configuration));
  }

  /** The text that is signed. */
  public Document text() {
    return new Document(ContractText.DOCUMENT, String.valueOf(number), language, document);
  }

  public Optional<Instant> signedAt() {
    return Optional.ofNullable(signedAt);
  }
}
