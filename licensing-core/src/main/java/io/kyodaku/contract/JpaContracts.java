package io.kyodaku.contract;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** The contract of the tenant that the transaction is bound to. */
@Dependent
class JpaContracts {

  @PersistenceContext(unitName = "tenant")
  private EntityManager entities;

  JpaContracts() {}

  JpaContracts(EntityManager entities) {
    this.entities = entities;
  }

  /** Locked: of two drafts at once, the second finds what the first made. */
  Contract lock() {
    return entities
        .createQuery("select c from Contract c", Contract.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResult();
  }

  /** The newest version, whatever became of it. */
  Optional<ContractVersion> latest() {
    return entities
        .createQuery(
            "select v from ContractVersion v order by v.number desc", ContractVersion.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<ContractVersion> inForce() {
    return entities
        .createQuery(
            "select v from ContractVersion v where v.status = :status", ContractVersion.class)
        .setParameter("status", ContractStatus.IN_FORCE)
        .getResultStream()
        .findFirst();
  }

  /** Locked: of two signatures at once, the second finds it signed. */
  Optional<ContractVersion> lockVersion(UUID id) {
    return Optional.ofNullable(
        entities.find(ContractVersion.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  void remove(ContractVersion version) {
    entities.remove(version);
    entities.flush();
  }

  void add(ContractVersion version) {
    entities.persist(version);
    entities.flush();
  }
}
