package io.kyodaku.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Accounts and creators as rows of the platform. */
@Dependent
class JpaAccounts {

  @PersistenceContext(unitName = "platform")
  private EntityManager entities;

  JpaAccounts() {}

  JpaAccounts(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Makes whoever asks about the same address wait until this transaction ends, so that two
   * sign-ups at once can't both find it free.
   */
  void hold(String email) {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(lower(?), 0))")
        .setParameter(1, email)
        .getSingleResult();
  }

  Optional<Account> byEmail(String email) {
    return entities
        .createQuery("select a from Account a where a.emailKey = lower(:email)", Account.class)
        .setParameter("email", email)
        .getResultStream()
        .findFirst();
  }

  Optional<Account> find(UUID id) {
    return Optional.ofNullable(entities.find(Account.class, id));
  }

  Optional<Creator> creatorOf(UUID accountId) {
    return entities
        .createQuery("select c from Creator c where c.accountId = :account", Creator.class)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst();
  }

  /** Written at once, because rows written beside the persistence context refer to it. */
  void add(Object born) {
    entities.persist(born);
    entities.flush();
  }

  /** The same for changes. */
  void write() {
    entities.flush();
  }
}
