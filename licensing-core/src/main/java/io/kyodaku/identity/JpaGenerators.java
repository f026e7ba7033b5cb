package io.kyodaku.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Generators and rate cards as rows of the platform. */
@Dependent
class JpaGenerators {

  @PersistenceContext(unitName = "platform")
  private EntityManager entities;

  JpaGenerators() {}

  JpaGenerators(EntityManager entities) {
    this.entities = entities;
  }

  /** Locked, so that two new rate cards at once get two numbers. */
  Optional<Generator> lock(UUID id) {
    return Optional.ofNullable(entities.find(Generator.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  boolean nameTaken(String name) {
    return !entities
        .createQuery("select g.id from Generator g where g.name = :name", UUID.class)
        .setParameter("name", name)
        .getResultList()
        .isEmpty();
  }

  List<RateCard> rateCards(UUID generatorId) {
    return entities
        .createQuery(
            "select r from RateCard r where r.generatorId = :generator order by r.version desc",
            RateCard.class)
        .setParameter("generator", generatorId)
        .getResultList();
  }

  void add(Object born) {
    entities.persist(born);
    entities.flush();
  }
}
