package io.kyodaku.policy;

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
import java.util.UUID;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * What an owner allows at one level. It begins when the owner first says something there, changes
 * whenever it says something else, and is removed when the level above shall speak again. Decisions
 * made meanwhile keep the terms that they were made on.
 */
@Entity
@Table(name = "policy")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
@Customizer(UuidColumns.class)
public class Policy {

  @Id private UUID id;

  @Column(name = "work_id")
  private @Nullable UUID workId;

  @Column(name = "asset_id")
  private @Nullable UUID assetId;

  @Enumerated(EnumType.STRING)
  private PolicyPreset preset;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected Policy() {}

  public Policy(Level level, PolicyPreset preset, Instant now) {
    id = Ids.next();
    switch (level) {
      case Level.OfAsset of -> assetId = of.assetId();
      case Level.OfWork of -> workId = of.workId();
      case Level.OfTenant of -> {}
    }
    this.preset = preset;
    updatedAt = now;
  }

  /** From now on this is allowed; saying the same again changes nothing. */
  public void change(PolicyPreset to, Instant now) {
    if (preset != to) {
      preset = to;
      updatedAt = now;
    }
  }

  public UUID id() {
    return id;
  }

  public PolicyPreset preset() {
    return preset;
  }

  /** When it was said last. */
  Instant updatedAt() {
    return updatedAt;
  }
}
