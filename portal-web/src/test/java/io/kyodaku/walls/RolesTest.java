package io.kyodaku.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RolesTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final Map<String, DataSource> ROLES =
      Map.of(
          "kyodaku_tenant", DATABASE.tenant(),
          "kyodaku_charge", DATABASE.charge(),
          "kyodaku_reader", DATABASE.reader(),
          "kyodaku_admin", DATABASE.admin());

  private final Sql owner = new Sql(DATABASE.owner());

  @Test
  void noneOfTheRolesIsMoreThanItHasToBe() {
    List<String> powers =
        owner.list(
            "select rolname from pg_roles where rolname like 'kyodaku\\_%' and not rolsuper"
                + " and not rolbypassrls and not rolcreaterole and not rolcreatedb"
                + " and not rolreplication and not rolinherit and rolcanlogin",
            row -> row.getString(1));

    assertThat(powers).containsExactlyInAnyOrderElementsOf(ROLES.keySet());
  }

  @Test
  void noneOfThemOwnsAnything() {
    assertThat(
            owner.list(
                "select relname from pg_class join pg_roles r on r.oid = relowner"
                    + " where r.rolname like 'kyodaku\\_%' union all"
                    + " select proname from pg_proc join pg_roles r on r.oid = proowner"
                    + " where r.rolname like 'kyodaku\\_%' union all"
                    + " select nspname from pg_namespace join pg_roles r on r.oid = nspowner"
                    + " where r.rolname like 'kyodaku\\_%'",
                row -> row.getString(1)))
        .isEmpty();
  }

  @Test
  void noneOfThemIsAMemberOfAnotherOrCanBecomeIt() {
    assertThat(
            owner.list(
                "select m.rolname from pg_auth_members a join pg_roles m on m.oid = a.member"
                    + " where m.rolname like 'kyodaku\\_%'",
                row -> row.getString(1)))
        .isEmpty();
    ROLES.forEach(
        (name, source) -> {
          for (String other :
              List.of(
                  "kyodaku_tenant",
                  "kyodaku_charge",
                  "kyodaku_reader",
                  "kyodaku_admin",
                  "postgres",
                  "pg_read_all_data")) {
            if (!other.equals(name)) {
              assertThatThrownBy(() -> new Sql(source).update("set role " + other))
                  .as("%s to %s", name, other)
                  .isInstanceOf(DatabaseFailure.class)
                  .hasMessageContaining("permission denied");
            }
          }
        });
  }

  @Test
  void noneOfThemMakesTablesOrFunctions() {
    ROLES.forEach(
        (name, source) -> {
          for (String ddl :
              List.of(
                  "create table mine (id int)",
                  "create function mine() returns int language sql return 1",
                  "alter table work disable row level security",
                  "drop policy own_rows on work",
                  "alter table transfer disable trigger all")) {
            assertThatThrownBy(() -> new Sql(source).update(ddl))
                .as("%s: %s", name, ddl)
                .isInstanceOf(DatabaseFailure.class);
          }
        });
  }

  @Test
  void noneOfThemTurnsTriggersOff() {
    ROLES.forEach(
        (name, source) ->
            assertThatThrownBy(
                    () -> new Sql(source).update("set session_replication_role = replica"))
                .as(name)
                .isInstanceOf(DatabaseFailure.class));
  }
}
