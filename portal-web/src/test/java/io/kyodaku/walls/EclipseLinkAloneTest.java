package io.kyodaku.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestPersistence;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wall in EclipseLink with the others knocked out: the persistence unit of tenants over a
 * superuser's connection, for whom PostgreSQL's row-level security does not exist.
 */
class EclipseLinkAloneTest {

  private static final String TENANT = "eclipselink.tenant-id";
  private static final Schema SCHEMA = new Schema().withoutRequiredColumns();
  private static final EntityManagerFactory UNIT =
      TestPersistence.unit("tenant", SCHEMA.database().owner());

  @BeforeAll
  static void rowsOfBoth() {
    for (Class<?> entity : entities()) {
      SCHEMA.put(table(entity), Schema.OURS);
      SCHEMA.put(table(entity), Schema.THEIRS);
    }
  }

  static List<Class<?>> entities() {
    return TestPersistence.classes("tenant").stream()
        .<Class<?>>map(EclipseLinkAloneTest::load)
        .filter(type -> type.isAnnotationPresent(Entity.class))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("entities")
  void oneTenantFindsItsOwnRowsOnly(Class<?> entity) {
    UUID theirs = idOf(entity, Schema.THEIRS);
    try (EntityManager entities = boundToOurs()) {
      assertThat(
              entities
                  .createQuery("select count(e) from " + entity.getSimpleName() + " e", Long.class)
                  .getSingleResult())
          .isEqualTo(1);
      assertThat(entities.find(entity, theirs)).isNull();
      assertThat(
              entities
                  .createQuery(
                      "select count(e) from "
                          + entity.getSimpleName()
                          + " e where e."
                          + idField(entity).getName()
                          + " = :id",
                      Long.class)
                  .setParameter("id", theirs)
                  .getSingleResult())
          .isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("entities")
  void oneTenantDeletesNoRowOfAnotherAtOnce(Class<?> entity) {
    String before = SCHEMA.fingerprint(table(entity), Schema.THEIRS);
    try (EntityManager entities = boundToOurs()) {
      entities.getTransaction().begin();
      int deleted =
          entities
              .createQuery(
                  "delete from "
                      + entity.getSimpleName()
                      + " e where e."
                      + idField(entity).getName()
                      + " = :id")
              .setParameter("id", idOf(entity, Schema.THEIRS))
              .executeUpdate();
      entities.getTransaction().commit();
      assertThat(deleted).isZero();
    }
    assertThat(SCHEMA.fingerprint(table(entity), Schema.THEIRS)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("entities")
  void whatOneTenantAddsIsItsOwn(Class<?> entity) throws ReflectiveOperationException {
    UUID id = Ids.next();
    Object born = born(entity, id);
    try (EntityManager entities = boundTo(Ids.next())) {
      entities.getTransaction().begin();
      entities.persist(born);
      entities.flush();
      assertThat(
              entities
                  .createQuery(
                      "select count(e) from "
                          + entity.getSimpleName()
                          + " e where e."
                          + idField(entity).getName()
                          + " = :id",
                      Long.class)
                  .setParameter("id", id)
                  .getSingleResult())
          .isEqualTo(1);
      entities.getTransaction().rollback();
    }
  }

  @ParameterizedTest
  @MethodSource("entities")
  void whoDoesNotSayForWhomReadsNothing(Class<?> entity) {
    try (EntityManager unbound = UNIT.createEntityManager()) {
      assertThatThrownBy(
              () ->
                  unbound
                      .createQuery(
                          "select count(e) from " + entity.getSimpleName() + " e", Long.class)
                      .getSingleResult())
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining(TENANT);
    }
  }

  private static EntityManager boundToOurs() {
    return boundTo(Schema.OURS);
  }

  private static EntityManager boundTo(UUID tenant) {
    EntityManager entities = UNIT.createEntityManager();
    entities.setProperty(TENANT, tenant);
    return entities;
  }

  private static Object born(Class<?> entity, UUID id) throws ReflectiveOperationException {
    Constructor<?> constructor = entity.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object born = constructor.newInstance();
    for (Field field : entity.getDeclaredFields()) {
      if (field.getType() == UUID.class) {
        field.setAccessible(true);
        field.set(born, field.isAnnotationPresent(Id.class) ? id : Ids.next());
      }
    }
    return born;
  }

  private static Field idField(Class<?> entity) {
    return Arrays.stream(entity.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Id.class))
        .findFirst()
        .orElseThrow();
  }

  private static UUID idOf(Class<?> entity, UUID tenant) {
    return SCHEMA
        .owner()
        .first(
            "select id from " + table(entity) + " where tenant_id = ?",
            row -> row.getObject(1, UUID.class),
            tenant)
        .orElseThrow();
  }

  private static String table(Class<?> entity) {
    return entity.getAnnotation(Table.class).name();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
