package io.kyodaku.contract;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * The agreement of one tenant with the platform, of which there is one for as long as the tenant is
 * there. It is an identity that licences refer to; what was agreed stands in its versions.
 */
@Entity
@Table(name = "contract")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
public class Contract {

  @Id private UUID id;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Contract() {}

  public UUID id() {
    return id;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
