package io.kyodaku.testing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * The product's own persistence unit "tenant", read from its own descriptor so that an entity that
 * was forgotten there is missed here, too, but with transactions that the test ends.
 */
record TenantUnit(List<String> classes, DataSource dataSource) implements PersistenceUnitInfo {

  static EntityManagerFactory open(DataSource dataSource) {
    return new PersistenceProvider()
        .createContainerEntityManagerFactory(
            new TenantUnit(classesOnThisPath(), dataSource),
            Map.of(
                "eclipselink.target-database",
                "PostgreSQL",
                "eclipselink.weaving",
                "false",
                "eclipselink.session-name",
                "tenant-" + System.identityHashCode(dataSource)));
  }

  /** Rooms further up are not on the class path of the rooms below. */
  private static List<String> classesOnThisPath() {
    try {
      Document descriptor =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(
                  TestDatabase.migrations()
                      .resolve("../../META-INF/persistence.xml")
                      .normalize()
                      .toFile());
      NodeList names =
          (NodeList)
              XPathFactory.newDefaultInstance()
                  .newXPath()
                  .evaluate(
                      "//*[local-name()='persistence-unit'][@name='tenant']/*[local-name()='class']",
                      descriptor,
                      XPathConstants.NODESET);
      List<String> classes = new ArrayList<>();
      for (int i = 0; i < names.getLength(); i++) {
        String name = names.item(i).getTextContent().strip();
        if (TenantUnit.class.getResource("/" + name.replace('.', '/') + ".class") != null) {
          classes.add(name);
        }
      }
      return classes;
    } catch (Exception e) {
      throw new IllegalStateException("cannot read the persistence descriptor", e);
    }
  }

  @Override
  public String getPersistenceUnitName() {
    return "tenant";
  }

  @Override
  public String getPersistenceProviderClassName() {
    return PersistenceProvider.class.getName();
  }

  @Override
  public PersistenceUnitTransactionType getTransactionType() {
    return PersistenceUnitTransactionType.RESOURCE_LOCAL;
  }

  @Override
  public @Nullable DataSource getJtaDataSource() {
    return null;
  }

  @Override
  public DataSource getNonJtaDataSource() {
    return dataSource;
  }

  @Override
  public List<String> getMappingFileNames() {
    return List.of();
  }

  @Override
  public List<URL> getJarFileUrls() {
    return List.of();
  }

  @Override
  public URL getPersistenceUnitRootUrl() {
    return TenantUnit.class.getProtectionDomain().getCodeSource().getLocation();
  }

  @Override
  public List<String> getManagedClassNames() {
    return classes;
  }

  @Override
  public boolean excludeUnlistedClasses() {
    return true;
  }

  @Override
  public SharedCacheMode getSharedCacheMode() {
    return SharedCacheMode.NONE;
  }

  @Override
  public ValidationMode getValidationMode() {
    return ValidationMode.NONE;
  }

  @Override
  public Properties getProperties() {
    return new Properties();
  }

  @Override
  public String getPersistenceXMLSchemaVersion() {
    return "3.0";
  }

  @Override
  public ClassLoader getClassLoader() {
    return TenantUnit.class.getClassLoader();
  }

  @Override
  public void addTransformer(ClassTransformer transformer) {}

  @Override
  public ClassLoader getNewTempClassLoader() {
    return TenantUnit.class.getClassLoader();
  }
}
