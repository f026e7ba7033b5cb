package io.kyodaku.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kyodaku.testing.TestPersistence;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.junit.jupiter.api.Test;

class EntitiesTest {

  private final List<Class<?>> entities =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.kyodaku")
              .stream()
              .filter(type -> type.isAnnotatedWith(Entity.class))
              .<Class<?>>map(JavaClass::reflect)
              .toList();

  @Test
  void everyEntityBelongsToOneUnit() {
    List<String> tenants = TestPersistence.classes("tenant");
    List<String> platforms = TestPersistence.classes("platform");

    assertThat(entities).isNotEmpty();
    for (Class<?> entity : entities) {
      assertThat(tenants.contains(entity.getName()) ^ platforms.contains(entity.getName()))
          .as("%s in exactly one unit", entity)
          .isTrue();
    }
  }

  @Test
  void everyEntityOfTenantsIsMultitenantByTheSameColumn() {
    for (Class<?> entity : ofUnit("tenant")) {
      assertThat(Optional.ofNullable(entity.getAnnotation(Multitenant.class)))
          .as("@Multitenant of %s", entity)
          .hasValueSatisfying(
              multitenant ->
                  assertThat(multitenant.value()).isEqualTo(MultitenantType.SINGLE_TABLE));
      assertThat(Optional.ofNullable(entity.getAnnotation(TenantDiscriminatorColumn.class)))
          .as("@TenantDiscriminatorColumn of %s", entity)
          .hasValueSatisfying(
              column -> {
                assertThat(column.name()).isEqualTo("tenant_id");
                assertThat(column.contextProperty()).isEqualTo("eclipselink.tenant-id");
              });
    }
  }

  @Test
  void noEntityOfThePlatformMapsATableOfTenants() {
    Schema schema = new Schema();
    for (Class<?> entity : ofUnit("platform")) {
      String table = entity.getAnnotation(Table.class).name();
      assertThat(table.equals("tenant") || schema.tenantColumn(table).isEmpty())
          .as("%s maps %s", entity, table)
          .isTrue();
    }
  }

  private List<Class<?>> ofUnit(String unit) {
    List<String> names = TestPersistence.classes(unit);
    return entities.stream().filter(entity -> names.contains(entity.getName())).toList();
  }
}
