package io.kyodaku.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The doors between the rooms, as sentences. */
@AnalyzeClasses(
    packages = "io.kyodaku",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.TheProductAlone.class})
class ArchitectureTest {

  /** The stand-in is a program of its own, here for tests to start; so are tests in jars. */
  static final class TheProductAlone implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("standin") && !location.contains("-tests.jar");
    }
  }

  private static final String[] CORE = {
    "io.kyodaku.tenant..", "io.kyodaku.identity..", "io.kyodaku.catalog..", "io.kyodaku.policy..",
        "io.kyodaku.contract..",
    "io.kyodaku.plugin", "io.kyodaku.screening..", "io.kyodaku.decision..",
        "io.kyodaku.generation..", "io.kyodaku.consent..",
    "io.kyodaku.insight..", "io.kyodaku.log..", "io.kyodaku.shared..", "io.kyodaku.job..",
        "io.kyodaku.mail.."
  };
  private static final String[] PAYMENTS = {
    "io.kyodaku.wallet..",
    "io.kyodaku.ledger..",
    "io.kyodaku.royalty..",
    "io.kyodaku.statement..",
    "io.kyodaku.payout..",
    "io.kyodaku.stripe.."
  };
  private static final String[] PORTAL = {
    "io.kyodaku.portal..",
    "io.kyodaku.api..",
    "io.kyodaku.security..",
    "io.kyodaku.platform..",
    "io.kyodaku.demo.."
  };

  @ArchTest
  static final ArchRule theCoreKnowsNeitherPaymentsNorPortal =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(join(PAYMENTS, PORTAL));

  @ArchTest
  static final ArchRule paymentsDoNotKnowThePortal =
      noClasses()
          .that()
          .resideInAnyPackage(PAYMENTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PORTAL);

  @ArchTest
  static final ArchRule onlyThePackageStripeSeesStripesLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.kyodaku.stripe..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.stripe..");

  @ArchTest
  static final ArchRule onlyThePortalSeesFacesAndRest =
      noClasses()
          .that()
          .resideOutsideOfPackages(PORTAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.faces..", "org.primefaces..", "jakarta.ws.rs..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule noCapabilityDependsOnItselfThroughOthers =
      slices().matching("io.kyodaku.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule entitiesReachNeitherPagesNorRest =
      noClasses()
          .that()
          .resideInAnyPackage("io.kyodaku.portal..", "io.kyodaku.api..")
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(jakarta.persistence.Entity.class);

  @ArchTest
  static final ArchRule entityManagersStayInJpaStoresAndTheWall =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Jpa")
          .and()
          .doNotHaveSimpleName("TenantWall")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(jakarta.persistence.EntityManager.class);

  @ArchTest
  static final ArchRule timeComesFromAnInjectedClock =
      noClasses()
          .that()
          .areNotAssignableTo(Clock.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callConstructor(Date.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now");

  @ArchTest
  static final ArchRule nothingIsPrintedToTheConsole =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule namesSayWhatHappens =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Service");

  @ArchTest
  static final ArchRule everyPackageBelongsToARoom =
      classes()
          .should()
          .resideInAnyPackage(
              join(join(CORE, PAYMENTS), join(PORTAL, new String[] {"io.kyodaku.plugin.api.."})));

  @Test
  void everyPackageSaysWhatItIsFor() {
    List<Path> silent =
        SourceTree.javaFiles().stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .map(file -> Objects.requireNonNull(file.getParent()))
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(silent).isEmpty();
  }

  private static String[] join(String[] first, String[] second) {
    String[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
