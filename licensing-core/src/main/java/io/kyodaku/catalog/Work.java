package io.kyodaku.catalog;

import io.kyodaku.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * A franchise or title. A tenant brings it with a title of its own, hangs assets on it, may say by
 * policy what is allowed for all of them, and may stop them together.
 */
@Entity
@Table(name = "work")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
public class Work {

  public static final int TITLE_LENGTH_AT_MOST = 200;

  @Id private UUID id;

  private String title;

  @Column(name = "stopped_at")
  private @Nullable Instant stoppedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Work() {}

  public Work(String title, Instant now) {
    id = Ids.next();
    this.title = title;
    createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public String title() {
    return title;
  }
}
