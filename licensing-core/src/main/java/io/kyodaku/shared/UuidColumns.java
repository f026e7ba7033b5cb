package io.kyodaku.shared;

import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorCustomizer;
import org.eclipse.persistence.mappings.DirectToFieldMapping;

/**
 * For entities with UUIDs that may be absent: EclipseLink 4 writes an absent one as a null text,
 * which PostgreSQL refuses, and its converter fails when it reads one. PostgreSQL's driver needs
 * neither. Named in the entity's {@code @Customizer}.
 */
public class UuidColumns implements DescriptorCustomizer {

  @Override
  public void customize(ClassDescriptor descriptor) {
    descriptor.getMappings().stream()
        .filter(DirectToFieldMapping.class::isInstance)
        .map(DirectToFieldMapping.class::cast)
        .filter(mapping -> UUID.class.equals(mapping.getField().getType()))
        .forEach(UuidColumns::leaveToTheDriver);
  }

  private static void leaveToTheDriver(DirectToFieldMapping mapping) {
    mapping.setConverter(null);
    mapping.getField().setSqlType(Types.OTHER);
  }
}
