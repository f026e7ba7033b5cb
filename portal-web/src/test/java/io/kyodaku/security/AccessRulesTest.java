package io.kyodaku.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.identity.KeyKind;
import io.kyodaku.security.AccessRules.Verdict;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.MemberRole;
import io.kyodaku.tenant.Membership;
import io.kyodaku.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

  private static final Caller NOBODY = new Caller.Anonymous();
  private static final Caller ADMIN = person(true, Optional.empty());
  private static final Caller CREATOR = person(false, Optional.of(Ids.next()));
  private static final Membership MOMIJI =
      new Membership(
          new TenantId(Ids.next()), "momiji", "Momiji", TenantStatus.VERIFIED, MemberRole.OWNER);
  private static final Caller MEMBER = person(false, Optional.empty(), MOMIJI);
  private static final Caller KEY =
      new Caller.KeyCaller(
          Ids.next(), KeyKind.GENERATOR, Ids.next(), KeyKind.GENERATOR.scopes(), false);
  private static final List<Caller> ALL = List.of(NOBODY, ADMIN, CREATOR, MEMBER, KEY);

  @Test
  void membersReachTheirTenantsPagesAndNobodyElseDoes() {
    assertThat(AccessRules.judge("/t/momiji/works/edit", MEMBER))
        .isEqualTo(new Verdict.TenantPage(MOMIJI, "/rightsholder/works/edit.xhtml"));
    assertThat(AccessRules.judge("/t/momiji/", MEMBER))
        .isEqualTo(new Verdict.TenantPage(MOMIJI, "/rightsholder/home.xhtml"));
    assertThat(AccessRules.judge("/t/momiji", MEMBER)).isInstanceOf(Verdict.TenantPage.class);
    assertThat(AccessRules.judge("/t/momiji/home", NOBODY)).isInstanceOf(Verdict.SignInFirst.class);
    for (Caller other : List.of(ADMIN, CREATOR)) {
      assertThat(AccessRules.judge("/t/momiji/home", other)).isInstanceOf(Verdict.NotFound.class);
    }
    assertThat(AccessRules.judge("/t/yozora/home", MEMBER)).isInstanceOf(Verdict.NotFound.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rightsholder/home.xhtml",
        "/rightsholder",
        "/rightsholder/works/edit",
        "//admin/home",
        "/admin//home",
        "/x/../admin/home",
        "/./rightsholder/home.xhtml",
        "/admin;x=1/home",
        "/admin%2fhome",
        "/admin\\home",
        "/t/momiji/home.xhtml",
        "/t/momiji/../yozora/home",
        "/t/MOMIJI/home",
        "/t/",
        "/t"
      })
  void nobodyReachesViewsDirectlyOrByOddPaths(String path) {
    for (Caller caller : ALL) {
      assertThat(AccessRules.judge(path, caller))
          .as("%s", caller)
          .isEqualTo(new Verdict.NotFound());
    }
  }

  @Test
  void adminPagesDoNotExistForOthers() {
    for (String path : List.of("/admin", "/admin/home", "/admin/home.xhtml", "/admin/x/y")) {
      assertThat(AccessRules.judge(path, ADMIN)).isInstanceOf(Verdict.Pass.class);
      assertThat(AccessRules.judge(path, MEMBER)).isInstanceOf(Verdict.NotFound.class);
      assertThat(AccessRules.judge(path, CREATOR)).isInstanceOf(Verdict.NotFound.class);
      assertThat(AccessRules.judge(path, NOBODY)).isInstanceOf(Verdict.SignInFirst.class);
    }
  }

  @Test
  void creatorPagesAreForCreators() {
    assertThat(AccessRules.judge("/creator/home", CREATOR)).isInstanceOf(Verdict.Pass.class);
    assertThat(AccessRules.judge("/creator/home", MEMBER)).isInstanceOf(Verdict.Forbidden.class);
    assertThat(AccessRules.judge("/creator/home", NOBODY)).isInstanceOf(Verdict.SignInFirst.class);
    assertThat(AccessRules.judge("/account/keys", MEMBER)).isInstanceOf(Verdict.Pass.class);
    assertThat(AccessRules.judge("/account/keys", NOBODY)).isInstanceOf(Verdict.SignInFirst.class);
  }

  @Test
  void callsNeedAKeyWhateverSessionThereIs() {
    for (Caller caller : List.of(NOBODY, ADMIN, MEMBER, CREATOR)) {
      assertThat(AccessRules.judge("/api/v1/quotes", caller)).isInstanceOf(Verdict.KeyNeeded.class);
      assertThat(AccessRules.judge("/api", caller)).isInstanceOf(Verdict.KeyNeeded.class);
    }
    assertThat(AccessRules.judge("/api/v1/quotes", KEY)).isInstanceOf(Verdict.Pass.class);
    assertThat(AccessRules.judge("/api/v1/demo", NOBODY)).isInstanceOf(Verdict.Pass.class);
    assertThat(AccessRules.judge("/api/v1/log/head", NOBODY)).isInstanceOf(Verdict.Pass.class);
    assertThat(AccessRules.judge("/api/v1/logs", NOBODY)).isInstanceOf(Verdict.KeyNeeded.class);
    assertThat(AccessRules.judge("/api/v1/demo/more", NOBODY))
        .isInstanceOf(Verdict.KeyNeeded.class);
    assertThat(AccessRules.judge("/api/webhooks/stripe", NOBODY)).isInstanceOf(Verdict.Pass.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/catalog", "/administration", "/tea", "/creators"})
  void theRestIsPublic(String path) {
    assertThat(AccessRules.judge(path, NOBODY)).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void whoMayMoveMoneyOrThePlatformNeedsASecondFactorForIt() {
    for (MemberRole role : MemberRole.values()) {
      Membership member =
          new Membership(MOMIJI.tenant(), "momiji", "Momiji", TenantStatus.VERIFIED, role);
      Caller bare =
          new Caller.SignedIn(
              Ids.next(), "P", "p@x.example", "en", true, Optional.empty(), List.of(member), false);
      assertThat(AccessRules.judge("/t/momiji/home", bare))
          .isInstanceOf(
              role.mayManageMoney() ? Verdict.SecondFactorFirst.class : Verdict.TenantPage.class);
      assertThat(AccessRules.judge("/admin/home", bare))
          .isInstanceOf(Verdict.SecondFactorFirst.class);
      assertThat(AccessRules.judge("/account/security", bare)).isInstanceOf(Verdict.Pass.class);
      assertThat(AccessRules.judge("/t/other/home", bare)).isInstanceOf(Verdict.NotFound.class);
    }
  }

  private static Caller person(boolean admin, Optional<UUID> creator, Membership... tenants) {
    return new Caller.SignedIn(
        Ids.next(), "P", "p@people.example", "en", admin, creator, List.of(tenants), true);
  }
}
