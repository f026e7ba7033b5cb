package io.kyodaku.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditActionTest {

  @Test
  void eachIsFoundAgainByItsCode() {
    for (AuditAction action : AuditAction.values()) {
      assertThat(action.code()).matches("[a-z]+(-[a-z]+)+");
      assertThat(AuditAction.of(action.code())).contains(action);
    }
    assertThat(AuditAction.of("nothing-like-it")).isEmpty();
  }

  @Test
  void whatAPersonTypedIsNotTakenForEnglish() {
    assertThat(AuditAction.language("payout-planned")).isEqualTo("en");
    assertThat(AuditAction.language("tenant-suspended")).isEmpty();
    assertThat(AuditAction.language("nothing-like-it")).isEmpty();
  }
}
