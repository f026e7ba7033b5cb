package io.kyodaku.tenant;

import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tenants as the operator and the platform work on them: rows of the admin role. */
@Dependent
class JpaTenants {

  @PersistenceContext(unitName = "platform")
  private EntityManager entities;

  JpaTenants() {}

  JpaTenants(EntityManager entities) {
    this.entities = entities;
  }

  /** Locked: of two decisions at once, the second finds what the first made of it. */
  Optional<Tenant> lock(TenantId id) {
    return Optional.ofNullable(
        entities.find(Tenant.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  /** Slugs that begin like this one; whoever asks about the same waits for this transaction. */
  Set<String> holdSlugsLike(String slug) {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?, 1))")
        .setParameter(1, slug)
        .getSingleResult();
    return new HashSet<>(
        entities
            .createQuery(
                "select t.slug from Tenant t where t.slug like concat(:slug, '%')", String.class)
            .setParameter("slug", slug)
            .getResultList());
  }

  void add(Tenant tenant) {
    entities.persist(tenant);
    entities.flush();
  }
}
