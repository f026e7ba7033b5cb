package io.kyodaku.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
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

  /**
   * The stand-in and plugins are programs of their own, here for tests to start; so are tests in
   * jars.
   */
  static final class TheProductAlone implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return List.of(
              "standin",
              "-tests.jar",
              "tiered-royalty",
              "japanese-month-end",
              "threshold-payout",
              "production-committee",
              "fan-friendly")
          .stream()
          .noneMatch(location::contains);
    }
  }

  private static final String[] CORE = {
    "io.kyodaku.tenant..",
    "io.kyodaku.identity..",
    "io.kyodaku.foureyes..",
    "io.kyodaku.catalog..",
    "io.kyodaku.policy..",
    "io.kyodaku.ownership..",
    "io.kyodaku.joint..",
    "io.kyodaku.rule..",
    "io.kyodaku.contract..",
    "io.kyodaku.odrl..",
    "io.kyodaku.plugin",
    "io.kyodaku.plugin.formula..",
    "io.kyodaku.screening..",
    "io.kyodaku.decision..",
    "io.kyodaku.generation..",
    "io.kyodaku.consent..",
    "io.kyodaku.insight..",
    "io.kyodaku.replay..",
    "io.kyodaku.sample..",
    "io.kyodaku.onboarding..",
    "io.kyodaku.log..",
    "io.kyodaku.shared..",
    "io.kyodaku.job..",
    "io.kyodaku.mail..",
    "io.kyodaku.notification..",
    "io.kyodaku.webhook.."
  };
  private static final String[] PAYMENTS = {
    "io.kyodaku.wallet..",
    "io.kyodaku.ledger..",
    "io.kyodaku.royalty..",
    "io.kyodaku.escrow..",
    "io.kyodaku.search..",
    "io.kyodaku.withholding..",
    "io.kyodaku.statement..",
    "io.kyodaku.generatorpay..",
    "io.kyodaku.fx..",
    "io.kyodaku.payout..",
    "io.kyodaku.moneyback..",
    "io.kyodaku.reconciliation..",
    "io.kyodaku.invoice..",
    "io.kyodaku.prepaid..",
    "io.kyodaku.promotion..",
    "io.kyodaku.stripe..",
    "io.kyodaku.oversight..",
    "io.kyodaku.verification..",
    "io.kyodaku.run..",
    "io.kyodaku.upgrade.."
  };
  private static final String[] PORTAL = {
    "io.kyodaku.portal..",
    "io.kyodaku.api..",
    "io.kyodaku.security..",
    "io.kyodaku.platform..",
    "io.kyodaku.demo.."
  };

  /**
   * Which package may depend on which, and on nothing else of ours. A door that nobody uses is
   * walled up: it is taken out of the table.
   */
  private static final String DOORS =
      """
      package             | may depend on                                     | for
      --------------------+---------------------------------------------------+----------------------------------------

      What all may use
      shared              |                                                   |
      plugin.api          |                                                   | the SPI, which knows the JDK alone
      screening           | shared                                            |
      rule                | shared screening plugin.api                       | what can be said, as values
      job                 | shared                                            |
      mail                | shared                                            |
      log                 | shared job                                        | heads are sealed by a job

      Who people are, and what owners say
      identity            | shared log mail rule                              | rule for bands of age
      foureyes            | shared log identity                               | identity for the codes of operators
      tenant              | shared log mail identity                          | an applicant comes with its first
                          |                                                   | member
      notification        | shared job mail tenant                            | tenant for the roles that may know
      policy              | shared log tenant rule                            |
      consent             | shared log                                        |
      plugin.formula      | shared plugin.api                                 | what owners write, as plugins
      plugin              | shared log plugin.api plugin.formula              | formulas are built in
      contract            | shared log job tenant rule plugin plugin.api      | its text is a document to agree to
                          | consent                                           |
      decision            | shared rule policy screening plugin plugin.api    | plugins set fees
      catalog             | shared log tenant job rule policy screening       |
      ownership           | shared log tenant job rule policy catalog         | what is said of an asset is read as catalog reads it
      joint               | shared log tenant job rule catalog                | the other's is what the catalogue has
      generation          | shared log tenant job identity rule screening     | identity for links and rate cards;
                          | policy decision                                   | a yes may become a rule
      odrl                | shared mail policy rule contract decision          | decision for the rules of presets; mail for the
                          | plugin.api                                        | address that the profile is published at
      webhook             | shared log job identity                           | identity for the seal of secrets
      insight             | shared job tenant                                 | reads what the charges wrote
      replay              | shared tenant job rule policy screening decision  | generation for the record of refusals
                          | generation                                        |
      sample              | shared tenant job screening decision generation   | generation for the port to the sample
      onboarding          | shared log tenant generation                      | generation for the port to files
      generation.render   | generation rule                                   | back-ends, behind the port

      Money
      ledger              | shared log job                                    |
      royalty             | shared rule decision ledger                       | the terms that a decision froze
      wallet              | shared log job rule decision generation ledger    | it charges: the port is of generation
                          | royalty                                           |
      run                 | shared log                                        |
      prepaid             | shared job                                        | reads lots and transfers
      promotion           | shared log wallet                                 | what is given is a lot
      invoice             | shared log                                        | what is documented is handed to it
      stripe              | shared log tenant job ledger wallet run invoice   | what was paid becomes a lot
      withholding         | shared log tenant ledger invoice                  | invoice for the country of who pays
      statement           | shared log tenant rule plugin plugin.api          | plugins set periods and lines
                          | ledger job run withholding                        |
                          | foureyes                                          | no operator corrects royalties alone
      generatorpay        | shared log job identity ledger statement          | statement for what is rounded, and where; identity
                          |                                                   | for addresses
      escrow              | shared log tenant job ledger statement            | what is released is a line of a statement
      fx                  | shared log                                        |
      payout              | shared log tenant job ledger statement stripe run |
                          | generatorpay fx foureyes                          | what one operator must not send alone
      moneyback           | shared log job ledger stripe invoice              | what Stripe says of it is recorded; wallets follow
      reconciliation      | shared log job ledger stripe foureyes             | what Stripe says of balances is held against the books
      upgrade             | shared log job plugin decision replay statement   | new versions are tried on what was recorded,
                          | tenant contract run                               | and become part of contracts
      oversight           | shared tenant ledger run                          | reads across, changes nothing
      verification        | shared log ledger statement generatorpay          | reads across, changes nothing
      search              | shared tenant screening                           | finds, changes nothing

      The portal
      platform            | shared log job mail identity notification         | puts together what runs; nobody needs
                          | decision generation generation.render plugin plugin.api | more of it than its settings
                          | replay sample                                     |
                          | ledger wallet stripe webhook                      |
      security            | shared identity tenant platform                   |
      api                 | shared log identity tenant rule policy screening  |
                          | decision catalog generation ledger wallet stripe  |
                          | security platform webhook mail contract odrl      | mail for the portal's address
                          | verification plugin plugin.api generatorpay       | plugin for the schema of settings
      demo                | shared log mail identity tenant policy plugin     |
                          | contract rule decision catalog generation wallet  |
                          | onboarding statement payout stripe invoice platform |
      portal              | shared notification tenant decision security      | decision for the reasons that it words
                          | contract rule odrl                                | contract for the terms that both sides read; rule for
                          |                                                   | its bounds
                          | platform invoice statement generatorpay           | what is printed on paper
                          | withholding                                       |
      portal.account      | notification sample security portal                      |
      portal.art          | shared log tenant catalog generation security     | generation for where files are kept; security for who sees what is not licensed
      portal.search       | shared tenant catalog search security portal      |
      portal.site         | shared log mail identity tenant consent rule      | mail for the outbox of the demo
                          | decision catalog security platform portal stripe invoice prepaid |
      portal.creator      | shared identity screening rule decision catalog   | screening for what a prompt names; mail for addresses
                          | mail generation wallet stripe moneyback invoice promotion security platform portal |
      portal.rightsholder | shared log identity tenant policy plugin          | plugin.api for the settings of plugins
                          | plugin.formula                                    | formulas are checked as they are written
                          | plugin.api contract rule decision catalog         |
                          | generation insight onboarding statement withholding payout stripe ownership escrow joint |
                          | replay sample upgrade                             | upgrade for what a version would come to
                          | security platform portal                          |
                          | portal.art                                        |
                          | portal.art screening                              | screening for what a prompt names
      portal.admin        | shared log identity tenant plugin contract        | generation to remind owners
                          | catalog onboarding generation ledger statement withholding |
                          | payout stripe moneyback foureyes invoice promotion prepaid |
                          | oversight run webhook ownership escrow joint upgrade reconciliation |
                          | generatorpay fx platform security portal          | platform for the portal's address
      """;

  @ArchTest
  static void everyPackageOpensTheDoorsOfTheTableAndNoOther(JavaClasses classes) {
    Doors allowed = Doors.inTable(DOORS);
    Doors used = Doors.of(classes);
    assertThat(used.beyond(allowed)).as("doors that are not in the table").isEmpty();
    assertThat(allowed.beyond(used)).as("doors of the table that nobody uses").isEmpty();
    assertThat(allowed.open().keySet()).as("packages").isEqualTo(used.open().keySet());
  }

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
  static final ArchRule onlyThePackageFormulaSeesTheExpressionLanguage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.kyodaku.plugin.formula..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.cel..", "com.google.common..", "com.google.protobuf..", "org.antlr..");

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
  static final ArchRule whatIsWrongWithAFieldCanBeSaidInEveryLanguage =
      noClasses()
          .that()
          .resideInAnyPackage(join(CORE, PAYMENTS))
          .and()
          .resideOutsideOfPackage("io.kyodaku.shared")
          .should()
          .callMethod(FieldErrors.class, "add", String.class, String.class)
          .orShould()
          .callConstructor(FieldError.class, String.class, String.class)
          .because("words alone are English everywhere: a use case names a kind of fault");

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
