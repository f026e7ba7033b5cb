package io.kyodaku.catalog;

import io.kyodaku.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * A licensable thing. It is born within a work, with the claim of the tenant that brings it; its
 * aliases let screening find it, its policy (or its work's, or its tenant's) says what is allowed.
 * It is never deleted, since licences name it for ever; its owner stops it and lets it go on.
 */
@Entity
@Table(name = "asset")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
public class Asset {

  public static final int NAME_LENGTH_AT_MOST = 200;
  public static final int DESCRIPTION_LENGTH_AT_MOST = 4_000;
  public static final int ALIASES_AT_MOST = 100;

  @Id private UUID id;

  @Column(name = "work_id")
  private UUID workId;

  @Enumerated(EnumType.STRING)
  private AssetKind kind;

  private String name;

  private String description;

  @Column(name = "stopped_at")
  private @Nullable Instant stoppedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Asset() {}

  public Asset(UUID workId, AssetKind kind, String name, String description, Instant now) {
    id = Ids.next();
    this.workId = workId;
    this.kind = kind;
    this.name = name;
    this.description = description;
    createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public AssetKind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }
}
