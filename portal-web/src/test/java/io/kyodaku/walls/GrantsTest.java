package io.kyodaku.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Whoever adds a table decides who may touch it, and writes the decision into {@code walls.txt}: a
 * line for each table with the privileges of each role (S select, I insert, U update, D delete;
 * single columns in parentheses) and its policies.
 */
class GrantsTest {

  private static final Schema SCHEMA = new Schema();

  @Test
  void everyTableIsOpenToWhomItWasDecided() throws IOException {
    List<String> actual = SCHEMA.tables().stream().map(GrantsTest::describe).toList();

    assertThat(String.join("\n", actual)).isEqualTo(String.join("\n", expected()));
  }

  @Test
  void nothingIsGrantedToEverybodyOrToRolesWeDoNotKnow() {
    assertThat(
            SCHEMA
                .owner()
                .list(
                    "select c.relname || ' ' || g.grantee::regrole::text from pg_class c,"
                        + " aclexplode(c.relacl) g where c.relnamespace = 'public'::regnamespace"
                        + " and g.grantee <> c.relowner and (g.grantee = 0 or g.is_grantable"
                        + " or g.grantee::regrole::text not in ('kyodaku_tenant', 'kyodaku_charge',"
                        + " 'kyodaku_reader', 'kyodaku_admin'))",
                    row -> row.getString(1)))
        .isEmpty();
  }

  @Test
  void aTableWithATenantIsWalledOrClosedToTheTenantRole() {
    for (String table : SCHEMA.tables()) {
      if (SCHEMA.tenantColumn(table).isPresent() && !SCHEMA.rowSecurity(table)) {
        assertThat(privileges(table, "kyodaku_tenant")).as(table).isEmpty();
      }
    }
  }

  /** What was begun runs to its end, and the trail is kept of everything. */
  @Test
  void whoHasClosedWritesNothingThatIsTheTenants() {
    assertThat(
            SCHEMA
                .owner()
                .list(
                    "select c.relname from pg_class c where c.relnamespace ="
                        + " 'public'::regnamespace and c.relkind = 'r'"
                        + " and (has_table_privilege('kyodaku_tenant', c.oid,"
                        + " 'insert, update, delete')"
                        + " or has_any_column_privilege('kyodaku_tenant', c.oid, 'update'))"
                        + " and not exists (select from pg_trigger t where t.tgrelid = c.oid"
                        + " and t.tgname = 'closed_tenant_looks_on') order by 1",
                    row -> row.getString(1)))
        .containsExactly(
            "audit_entry",
            "consent_entry",
            "import_bad_row",
            "import_error",
            "import_job",
            "job",
            "log_entry",
            "replay_sum",
            "replay_usage");
  }

  @Test
  void rowSecurityBindsTheTablesOwnerToo() {
    assertThat(
            SCHEMA
                .owner()
                .list(
                    "select relname from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relrowsecurity and not relforcerowsecurity",
                    row -> row.getString(1)))
        .isEmpty();
  }

  @Test
  void functionsThatRunAsTheOwnerAreKnownAndKeepToTheirSchema() {
    List<String> functions =
        SCHEMA
            .owner()
            .list(
                "select proname || ' ' || coalesce(array_to_string(proconfig, ';'), '')"
                    + " from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
                    + " order by proname",
                row -> row.getString(1));

    assertThat(functions)
        .allMatch(function -> function.contains("search_path=public, pg_temp"))
        .extracting(function -> function.substring(0, function.indexOf(' ')))
        .containsExactly(
            "alias_waits",
            "bump_snapshot",
            "conflict_waits",
            "escrow_is_due",
            "escrow_release_adds_up",
            "is_party",
            "it_happened",
            "joint_is_told",
            "joint_replacement_holds",
            "joint_sides_are_owned",
            "ledger_quiet_seq",
            "open_conflicts",
            "others_territories",
            "promotion_adds_up",
            "royalty_held_refers",
            "royalty_quiet_seq",
            "shares_agree",
            "tell_of_base_date",
            "tell_of_differences",
            "tell_of_refund",
            "webhook_waits");
  }

  private static List<String> expected() throws IOException {
    try (InputStream text =
        Objects.requireNonNull(GrantsTest.class.getResourceAsStream("walls.txt"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(String::stripTrailing)
          .toList();
    }
  }

  private static String describe(String table) {
    return String.join(
            " | ",
            table,
            "tenant " + privileges(table, "kyodaku_tenant"),
            "charge " + privileges(table, "kyodaku_charge"),
            "reader " + privileges(table, "kyodaku_reader"),
            "admin " + privileges(table, "kyodaku_admin"),
            policies(table))
        .stripTrailing();
  }

  private static String privileges(String table, String role) {
    String whole =
        String.join(
            "",
            SCHEMA
                .owner()
                .list(
                    "select case privilege_type when 'SELECT' then 'S' when 'INSERT' then 'I'"
                        + " when 'UPDATE' then 'U' when 'DELETE' then 'D' else privilege_type end"
                        + " from pg_class, aclexplode(relacl) where oid = cast(? as regclass)"
                        + " and grantee = cast(? as regrole)"
                        + " order by position(left(privilege_type, 1) in 'SIUD')",
                    row -> row.getString(1),
                    table,
                    role));
    List<String> columns =
        SCHEMA
            .owner()
            .list(
                "select left(privilege_type, 1) || '(' || string_agg(attname, ',' order by attnum)"
                    + " || ')' from pg_attribute, aclexplode(attacl)"
                    + " where attrelid = cast(? as regclass) and grantee = cast(? as regrole)"
                    + " group by privilege_type order by privilege_type",
                row -> row.getString(1),
                table,
                role);
    return whole + String.join("", columns);
  }

  private static String policies(String table) {
    return String.join(
        "; ",
        SCHEMA
            .owner()
            .list(
                "select polname || ' ' || case polcmd when 'r' then 'S' when 'a' then 'I'"
                    + " when 'w' then 'U' when 'd' then 'D' else '*' end || ' to '"
                    + " || (select string_agg(replace(r::regrole::text, 'kyodaku_', ''), '+'"
                    + " order by r::regrole::text) from unnest(polroles) r)"
                    + " || coalesce(' using ' || regexp_replace(pg_get_expr(polqual, polrelid),"
                    + " '\\s+', ' ', 'g'), '')"
                    + " || coalesce(' check ' || pg_get_expr(polwithcheck, polrelid), '')"
                    + " from pg_policy where polrelid = cast(? as regclass) order by polname",
                row -> row.getString(1),
                table));
  }
}
