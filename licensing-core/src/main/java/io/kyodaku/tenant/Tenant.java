package io.kyodaku.tenant;

import io.kyodaku.shared.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder. It applies; an operator verifies it or rejects it with a reason. While it is
 * verified its assets can be licensed. An operator may suspend it: from then on nothing of it is
 * granted and nothing is paid to it, until it is reinstated. What creators were granted before may
 * still be settled and is earned; only the kill switch takes that back. A rejected application
 * stays rejected: whoever mends what was wrong applies anew. In the end an operator closes it, for
 * good: nothing of it is granted any more, what it has earned is stated and paid, and its members
 * can still read it all.
 */
@Entity
@Table(name = "tenant")
public class Tenant {

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "slug")
  private String slug;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private TenantKind kind;

  @Column(name = "name")
  private String name;

  @Column(name = "country")
  private String country;

  @Column(name = "language")
  private String language;

  @Enumerated(EnumType.STRING)
  @Column(name = "currency")
  private SettlementCurrency currency;

  @Column(name = "selling_entity")
  private String sellingEntity;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private TenantStatus status;

  @Column(name = "status_reason")
  private @Nullable String statusReason;

  @Column(name = "stopped_at")
  private @Nullable Instant stoppedAt;

  @Column(name = "stop_lets_settle")
  private boolean stopLetsSettle;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Tenant() {}

  Tenant(TenantId id, String slug, Organisation organisation, Instant now) {
    this.id = id.value();
    this.slug = slug;
    this.kind = organisation.kind();
    this.name = organisation.name();
    this.country = organisation.country();
    this.language = organisation.language();
    this.currency = organisation.currency();
    this.sellingEntity = organisation.currency().sellingEntity();
    this.status = TenantStatus.APPLIED;
    this.createdAt = now;
  }

  void verify() {
    move(TenantStatus.APPLIED, TenantStatus.VERIFIED, null);
  }

  void reject(String reason) {
    move(TenantStatus.APPLIED, TenantStatus.REJECTED, reason);
  }

  void suspend(String reason) {
    move(TenantStatus.VERIFIED, TenantStatus.SUSPENDED, reason);
  }

  void reinstate() {
    move(TenantStatus.SUSPENDED, TenantStatus.VERIFIED, null);
  }

  /**
   * @param stopNow whether what was granted before is taken back too
   */
  void close(String reason, boolean stopNow, Instant now) {
    move(
        status == TenantStatus.SUSPENDED ? status : TenantStatus.VERIFIED,
        TenantStatus.CLOSED,
        reason);
    if (stopNow && (stoppedAt == null || stopLetsSettle)) {
      stoppedAt = now;
      stopLetsSettle = false;
    }
  }

  private void move(TenantStatus from, TenantStatus to, @Nullable String reason) {
    if (status != from) {
      throw new IllegalStateException("a tenant that is " + status + " does not become " + to);
    }
    status = to;
    statusReason = reason;
  }

  public TenantId id() {
    return new TenantId(id);
  }

  public String slug() {
    return slug;
  }

  public TenantKind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public String country() {
    return country;
  }

  public String language() {
    return language;
  }

  public SettlementCurrency currency() {
    return currency;
  }

  public String sellingEntity() {
    return sellingEntity;
  }

  public TenantStatus status() {
    return status;
  }

  public Optional<String> statusReason() {
    return Optional.ofNullable(statusReason);
  }

  /** Since when the kill switch is on, if it is. */
  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
