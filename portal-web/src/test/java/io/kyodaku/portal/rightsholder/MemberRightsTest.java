package io.kyodaku.portal.rightsholder;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kyodaku.tenant.MemberRole;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Buttons can be hidden, posts can be forged: what a member may not do does not happen. */
class MemberRightsTest {

  private static final Map<String, Right> ACTIONS =
      Map.ofEntries(
          entry("OwnCatalogPage.addWork", Right.CATALOG),
          entry("OwnCatalogPage.stopAll", Right.CATALOG),
          entry("OwnCatalogPage.resumeAll", Right.CATALOG),
          entry("OwnCatalogPage.stopAllLettingSettle", Right.CATALOG),
          entry("OwnWorkPage.stop", Right.CATALOG),
          entry("OwnWorkPage.stopLettingSettle", Right.CATALOG),
          entry("OwnWorkPage.resume", Right.CATALOG),
          entry("AddAssetPage.add", Right.CATALOG),
          entry("OwnAssetPage.addAlias", Right.CATALOG),
          entry("OwnAssetPage.removeAlias", Right.CATALOG),
          entry("OwnAssetPage.price", Right.CATALOG),
          entry("OwnAssetPage.stop", Right.CATALOG),
          entry("OwnAssetPage.stopLettingSettle", Right.CATALOG),
          entry("OwnAssetPage.resume", Right.CATALOG),
          entry("AssetNamesPage.grade", Right.CATALOG),
          entry("AssetNamesPage.addWord", Right.CATALOG),
          entry("AssetNamesPage.removeWord", Right.CATALOG),
          entry("AssetNamesPage.tryOut", Right.CATALOG),
          entry("AssetNamesPage.trySample", Right.CATALOG),
          entry("AssetPicturePage.upload", Right.CATALOG),
          entry("AssetPicturePage.remove", Right.CATALOG),
          entry("AssetPicturePage.putBack", Right.CATALOG),
          entry("OwnWorkPage.addTitle", Right.CATALOG),
          entry("OwnWorkPage.removeTitle", Right.CATALOG),
          entry("ChangePage.change", Right.CATALOG),
          entry("ChangePage.undo", Right.CATALOG),
          entry("PolicyPage.save", Right.CATALOG),
          entry("PolicyPage.saveOver", Right.CATALOG),
          entry("PolicyPage.takeBack", Right.CATALOG),
          entry("PolicyPage.sayAgain", Right.CATALOG),
          entry("RulesPage.add", Right.CATALOG),
          entry("RulesPage.edit", Right.CATALOG),
          entry("RulesPage.done", Right.CATALOG),
          entry("RulesPage.up", Right.CATALOG),
          entry("RulesPage.down", Right.CATALOG),
          entry("RulesPage.remove", Right.CATALOG),
          entry("RulesPage.see", Right.CATALOG),
          entry("RulesPage.save", Right.CATALOG),
          entry("RulesPage.tryIt", Right.CATALOG),
          entry("RulesPage.trySample", Right.CATALOG),
          entry("ReplayPage.cancel", Right.CATALOG),
          entry("ReplayPage.again", Right.CATALOG),
          entry("RulesPage.saveOver", Right.CATALOG),
          entry("ImportPage.upload", Right.CATALOG),
          entry("ImportCheckPage.start", Right.CATALOG),
          entry("ImportCheckPage.discard", Right.CATALOG),
          entry("OwnConflictsPage.assertShare", Right.CATALOG),
          entry("OwnConflictsPage.withdraw", Right.CATALOG),
          entry("OwnConflictPage.state", Right.CATALOG),
          entry("OwnConflictPage.uphold", Right.CATALOG),
          entry("OwnConflictPage.appeal", Right.CATALOG),
          entry("OwnConflictPage.release", Right.SIGNING),
          entry("OwnConflictPage.transfer", Right.SIGNING),
          entry("OwnAgreementPage.accept", Right.SIGNING),
          entry("OwnAgreementPage.decline", Right.SIGNING),
          entry("OwnAgreementPage.withdraw", Right.SIGNING),
          entry("OwnAgreementPage.end", Right.SIGNING),
          entry("OwnUpgradePage.accept", Right.SIGNING),
          entry("OwnUpgradePage.decline", Right.SIGNING),
          entry("ProposeAgreementPage.see", Right.SIGNING),
          entry("ProposeAgreementPage.propose", Right.SIGNING),
          entry("ApprovalsPage.approve", Right.CATALOG),
          entry("ApprovalsPage.approveForCreator", Right.CATALOG),
          entry("ApprovalsPage.approveForEverybody", Right.CATALOG),
          entry("ApprovalsPage.decline", Right.CATALOG),
          entry("PayoutAccountPage.connect", Right.MONEY),
          entry("PayoutAccountPage.take", Right.MONEY),
          entry("TaxPage.enter", Right.MONEY),
          entry("OwnContractPage.draft", Right.SIGNING),
          entry("OwnContractPage.tryIt", Right.SIGNING),
          entry("OwnContractPage.discard", Right.SIGNING),
          entry("OwnContractPage.sign", Right.SIGNING),
          entry("OwnContractEnd.give", Right.SIGNING),
          entry("OwnContractEnd.withdraw", Right.SIGNING),
          entry("TenantKeysPage.issue", Right.SIGNING),
          entry("TenantKeysPage.revoke", Right.SIGNING),
          entry("TeamPage.invite", Right.SIGNING),
          entry("TeamPage.withdraw", Right.SIGNING),
          entry("MemberPage.change", Right.SIGNING),
          entry("MemberPage.remove", Right.SIGNING),
          entry("OnboardingDetailsPage.save", Right.SIGNING),
          entry("OnboardingEvidencePage.upload", Right.SIGNING),
          entry("OnboardingEvidencePage.remove", Right.SIGNING));

  /** What pages do when they are opened; it changes nothing. */
  private static final Set<String> READING = Set.of("open");

  /** A member whose role allows nothing. */
  private static final class NothingAllowed extends TenantDesk {

    private final List<Right> asked = new ArrayList<>();

    @Override
    boolean lacks(Right right) {
      asked.add(right);
      return true;
    }

    /** Somebody else than any row is about. */
    @Override
    UUID account() {
      return UUID.randomUUID();
    }
  }

  @Test
  void theRightsOfTheRolesAreThese() {
    assertThat(rightsOf(MemberRole.OWNER))
        .containsExactly(Right.CATALOG, Right.MONEY, Right.SIGNING);
    assertThat(rightsOf(MemberRole.MANAGER)).containsExactly(Right.CATALOG);
    assertThat(rightsOf(MemberRole.FINANCE)).containsExactly(Right.MONEY);
    assertThat(rightsOf(MemberRole.VIEWER)).isEmpty();
  }

  @Test
  void everyActionIsUnderTest() {
    assertThat(actions().map(MemberRightsTest::name)).hasSameElementsAs(ACTIONS.keySet());
  }

  /** Everything but the desk is missing, so whatever else an action touched would fail. */
  @ParameterizedTest
  @MethodSource("actions")
  void withoutItsRightAnActionDoesNothing(Method action) throws ReflectiveOperationException {
    Object page = action.getDeclaringClass().getDeclaredConstructor().newInstance();
    NothingAllowed desk = new NothingAllowed();
    Field field = action.getDeclaringClass().getDeclaredField("desk");
    field.setAccessible(true);
    field.set(page, desk);

    action.invoke(page, arguments(action));

    assertThat(desk.asked).containsExactly(ACTIONS.get(name(action)));
  }

  static Stream<Method> actions() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(TenantDesk.class)
            .stream()
            .filter(type -> isPage(type.getSimpleName()))
            .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> !method.isSynthetic() && method.getReturnType() == void.class)
            .filter(method -> !method.getName().matches("set[A-Z].*") || takesNothing(method))
            .filter(method -> !READING.contains(method.getName()));
  }

  /** Or a part of one that has actions of its own. */
  private static boolean isPage(String name) {
    return name.endsWith("Page") || name.equals("OwnContractEnd");
  }

  private static boolean takesNothing(Method method) {
    return method.getParameterCount() == 0;
  }

  private static String name(Method action) {
    return action.getDeclaringClass().getSimpleName() + "." + action.getName();
  }

  private static Object[] arguments(Method action) {
    return Arrays.stream(action.getParameterTypes())
        .map(type -> (Object) (type == UUID.class ? UUID.randomUUID() : "anything"))
        .toArray();
  }

  private static List<Right> rightsOf(MemberRole role) {
    return Arrays.stream(Right.values()).filter(right -> right.isOf(role)).toList();
  }
}
