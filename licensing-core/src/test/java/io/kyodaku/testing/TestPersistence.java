package io.kyodaku.testing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The product's persistence units outside the container: the same classes, as {@code
 * persistence.xml} lists them, over a data source of the test's choice. Classes of rooms that the
 * test can't see are left out.
 */
public final class TestPersistence {

  private TestPersistence() {}

  public static EntityManagerFactory unit(String name, DataSource source) {
    return new PersistenceProvider()
        .createContainerEntityManagerFactory(
            new Unit(name, classes(name), source),
            Map.of(
                "eclipselink.weaving", "false",
                "eclipselink.target-database", "PostgreSQL",
                "eclipselink.session-name", name + "-" + System.identityHashCode(source),
                "eclipselink.logging.level", "WARNING"));
  }

  /** The classes that {@code persistence.xml} lists for a unit, as far as they can be seen here. */
  public static List<String> classes(String unit) {
    Path file = TestDatabase.migrations().resolve("../../META-INF/persistence.xml").normalize();
    try {
      NodeList units =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getElementsByTagName("persistence-unit");
      List<String> classes = new ArrayList<>();
      for (int i = 0; i < units.getLength(); i++) {
        Element element = (Element) units.item(i);
        if (element.getAttribute("name").equals(unit)) {
          NodeList listed = element.getElementsByTagName("class");
          for (int j = 0; j < listed.getLength(); j++) {
            classes.add(listed.item(j).getTextContent().strip());
          }
        }
      }
      return classes.stream().filter(TestPersistence::seen).toList();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean seen(String name) {
    try {
      Class.forName(name, false, TestPersistence.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException ofAnotherRoom) {
      return false;
    }
  }

  private record Unit(String name, List<String> classes, DataSource source)
      implements PersistenceUnitInfo {

    @Override
    public String getPersistenceUnitName() {
      return name;
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
      return source;
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
      try {
        return Path.of("target", "test-classes").toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
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
      return TestPersistence.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
      // Without weaving there is nothing to transform.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
      return new ClassLoader(TestPersistence.class.getClassLoader()) {};
    }
  }
}
