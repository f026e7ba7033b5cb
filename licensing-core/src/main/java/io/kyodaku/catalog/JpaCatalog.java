package io.kyodaku.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Works, assets, claims and aliases of the tenant that the transaction is bound to. */
@Dependent
class JpaCatalog {

  @PersistenceContext(unitName = "tenant")
  private EntityManager entities;

  JpaCatalog() {}

  JpaCatalog(EntityManager entities) {
    this.entities = entities;
  }

  Optional<Work> work(UUID id) {
    return Optional.ofNullable(entities.find(Work.class, id));
  }

  boolean hasWorkTitled(String title) {
    return entities
            .createQuery("select count(w) from Work w where w.title = :title", Long.class)
            .setParameter("title", title)
            .getSingleResult()
        > 0;
  }

  Optional<Asset> asset(UUID id) {
    return Optional.ofNullable(entities.find(Asset.class, id));
  }

  boolean hasAssetNamed(UUID workId, String name) {
    return entities
            .createQuery(
                "select count(a) from Asset a where a.workId = :work and a.name = :name",
                Long.class)
            .setParameter("work", workId)
            .setParameter("name", name)
            .getSingleResult()
        > 0;
  }

  Optional<OwnershipClaim> claimOn(UUID assetId) {
    return entities
        .createQuery("select c from OwnershipClaim c where c.assetId = :id", OwnershipClaim.class)
        .setParameter("id", assetId)
        .getResultStream()
        .findFirst();
  }

  Optional<Alias> alias(UUID id) {
    return Optional.ofNullable(entities.find(Alias.class, id));
  }

  List<Alias> aliasesOf(UUID assetId) {
    return entities
        .createQuery("select a from Alias a where a.assetId = :id", Alias.class)
        .setParameter("id", assetId)
        .getResultList();
  }

  /** Written at once, since the rows that follow refer to it. */
  void add(Object entity) {
    entities.persist(entity);
    entities.flush();
  }

  /** Written at once and read again: PostgreSQL says whether they are live or wait. */
  void addAll(List<Alias> aliases) {
    aliases.forEach(entities::persist);
    entities.flush();
    aliases.forEach(entities::refresh);
  }

  void remove(Alias alias) {
    entities.remove(alias);
  }
}
