package io.kyodaku.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Sql;
import io.kyodaku.testing.TestDatabase;
import java.util.List;
import java.util.regex.Pattern;
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

  /** A trigger that makes notices knows actions by their codes. */
  @Test
  void whatIsToldOfIsAnAction() {
    String trigger =
        new Sql(TestDatabase.shared().owner())
            .first(
                "select pg_get_triggerdef(oid) from pg_trigger where tgname = 'it_happened'"
                    + " and tgrelid = 'audit_entry'::regclass",
                row -> row.getString(1))
            .orElseThrow();
    List<String> codes =
        Pattern.compile("'([a-z-]+)'").matcher(trigger).results().map(m -> m.group(1)).toList();
    assertThat(codes).hasSizeGreaterThan(10).allMatch(code -> AuditAction.of(code).isPresent());
  }
}
