package io.kyodaku.policy;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Optional;

/** Policies of the tenant that the transaction is bound to. */
@Dependent
class JpaPolicies {

  @PersistenceContext(unitName = "tenant")
  private EntityManager entities;

  JpaPolicies() {}

  JpaPolicies(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Whether the tenant has a claim on the asset, or brought the work. Other packages' entities go
   * by name.
   */
  boolean has(Level level) {
    return switch (level) {
      case Level.OfAsset of ->
          exists(
              entities
                  .createQuery(
                      "select count(c) from OwnershipClaim c where c.assetId = :id", Long.class)
                  .setParameter("id", of.assetId()));
      case Level.OfWork of ->
          exists(
              entities
                  .createQuery("select count(w) from Work w where w.id = :id", Long.class)
                  .setParameter("id", of.workId()));
      case Level.OfTenant of -> true;
    };
  }

  Optional<Policy> at(Level level) {
    TypedQuery<Policy> query =
        switch (level) {
          case Level.OfAsset of ->
              entities
                  .createQuery("select p from Policy p where p.assetId = :id", Policy.class)
                  .setParameter("id", of.assetId());
          case Level.OfWork of ->
              entities
                  .createQuery("select p from Policy p where p.workId = :id", Policy.class)
                  .setParameter("id", of.workId());
          case Level.OfTenant of ->
              entities.createQuery(
                  "select p from Policy p where p.workId is null and p.assetId is null",
                  Policy.class);
        };
    return query.getResultStream().findFirst();
  }

  void add(Policy policy) {
    entities.persist(policy);
    entities.flush();
  }

  void remove(Policy policy) {
    entities.remove(policy);
    entities.flush();
  }

  private static boolean exists(TypedQuery<Long> count) {
    return count.getSingleResult() > 0;
  }
}
