package io.kyodaku.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An installation with statements and payouts is upgraded, whose owner of the tables is nothing
 * more: it stands behind row-level security like everybody else.
 */
class UpgradeToReachTest {

  private static final int BEFORE = 361;

  private static final String DATA =
      """
      set session_replication_role = replica;
      insert into tenant (id, slug, kind, name, country, language, currency, selling_entity, status, created_at)
      values ('00000000-0000-0000-0000-0000000000a1', 'older', 'ORGANISATION', 'Older', 'JP', 'ja', 'JPY', 'JP', 'VERIFIED', now());
      insert into royalty (id, tenant_id, authorization_id, claim_id, asset_id, contract_version_id, kind, use, seconds, currency,
        selling_entity, fee_micros, base, base_micros, share_bps, royalty_micros, platform_micros, par_version, at)
      select ('00000000-0000-0000-0000-0000000000b' || n)::uuid, '00000000-0000-0000-0000-0000000000a1',
        ('00000000-0000-0000-0000-0000000000c' || n)::uuid, '00000000-0000-0000-0000-0000000000d1',
        '00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000f1', 'USAGE', 'SHARED', 4, 'JPY', 'JP', 2000000,
        'LIST', 2000000, 5000, 1000000, 1000000, 1, timestamptz '2026-03-05 00:00+00' - n * interval '1 hour'
      from generate_series(1, 3) n;
      insert into authorization_license (authorization_id, claim_id, tenant_id, position, asset_id, contract_id, contract_version_id,
        contract_version, rule_id, currency, selling_entity, price_per_second_micros, use_factor_bps, ownership_bps,
        list_fee_per_second_micros, fee_micros, fee_credit_micros, share_bps, royalty_base, chargeback_on_owner, max_fee_bps, use,
        seconds, quality, territories, requested_at)
      select authorization_id, claim_id, tenant_id, 0, asset_id, contract_version_id, contract_version_id, 1, 'r', currency,
        selling_entity, 0, 10000, 10000, 0, fee_micros, 0, share_bps, base, false, 0, use, seconds, 'STANDARD', 'CN|DE|JP|US', at
      from royalty;
      insert into statement (id, tenant_id, number, contract_version_id, selling_entity, currency, zone, from_date, to_date, from_at,
        to_at, due_date, due_at, opening_micros, lines_micros, payable_minor, payable_micros, carried_micros, line_count,
        royalty_count, closed_at, paid_later)
      values ('00000000-0000-0000-0000-000000000051', '00000000-0000-0000-0000-0000000000a1', 1,
        '00000000-0000-0000-0000-0000000000f1', 'JP', 'JPY', 'Asia/Tokyo', '2026-03-01', '2026-04-01', '2026-02-28 15:00+00',
        '2026-03-31 15:00+00', '2026-04-10', '2026-04-09 15:00+00', 0, 2000000, 2, 2000000, 0, 1, 2, '2026-04-02 00:00+00', false);
      insert into statement_line (statement_id, position, tenant_id, kind, asset_id, use, usages, seconds, base_micros, amount_micros,
        text)
      values ('00000000-0000-0000-0000-000000000051', 1, '00000000-0000-0000-0000-0000000000a1', 'USAGE',
        '00000000-0000-0000-0000-0000000000e1', 'SHARED', 2, 8, 4000000, 2000000, '');
      -- The latest and the earliest; the one between was booked after the month was closed.
      insert into statement_royalty (royalty_id, statement_id, position)
      select id, '00000000-0000-0000-0000-000000000051', 1 from royalty where right(id::text, 1) in ('1', '3');
      insert into payout (id, tenant_id, statement_id, selling_entity, stripe_account, currency, amount_minor, status, planned_at)
      values ('00000000-0000-0000-0000-000000000091', '00000000-0000-0000-0000-0000000000a1',
        '00000000-0000-0000-0000-000000000051', 'JP', 'acct_1', 'JPY', 2, 'PLANNED', now());
      set session_replication_role = origin;
      """;

  /** From here on the tables and all else are a plain role's. */
  private static final String HANDED_OVER =
      """
      do $$
      declare
        one record;
      begin
        if not exists (select from pg_roles where rolname = 'plain_keeper') then
          create role plain_keeper;
        end if;
        execute format('grant create, temporary on database %I to plain_keeper', current_database());
        grant usage, create on schema public to plain_keeper;
        for one in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'p', 'm') loop
          execute format('alter table %I owner to plain_keeper', one.relname);
        end loop;
        for one in select oid::regprocedure as name from pg_proc where pronamespace = 'public'::regnamespace
                     and not exists (select from pg_depend d where d.objid = pg_proc.oid and d.deptype = 'e') loop
          execute format('alter function %s owner to plain_keeper', one.name);
        end loop;
      end
      $$;
      set role plain_keeper;
      """;

  @Test
  void whatWasStatedStaysSoAndTheRestIsOpen() throws Exception {
    TestDatabase older = TestDatabase.upTo(BEFORE);
    try (Connection connection = older.owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(DATA);
      statement.execute(HANDED_OVER);
      for (Path script : after()) {
        connection.setAutoCommit(false);
        statement.execute(Files.readString(script));
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
    assertThat(text(older, "select statement_number::text from payout")).isEqualTo("1");
    assertThat(
            text(
                older,
                "select string_agg(right(royalty_id::text, 1), ' ' order by royalty_id) from"
                    + " statement_royalty"))
        .isEqualTo("1 3");
    assertThat(
            text(
                older,
                "select string_agg(coalesce(territories, '-'), ' ' order by seq) from royalty"))
        .as("its line did not say it of those that are stated")
        .isEqualTo("- - +");
    assertThat(
            text(older, "select (upto_seq = 2 and royalty_quiet_seq() >= 3)::text from statement"))
        .isEqualTo("true");
    assertThat(
            text(
                older,
                "select count(*)::text from pg_class where relnamespace = 'public'::regnamespace"
                    + " and relrowsecurity and not relforcerowsecurity"))
        .as("nobody is left before the walls")
        .isEqualTo("0");
  }

  private static String text(TestDatabase database, String sql) {
    return Objects.requireNonNull(TestTenants.<String>value(database, sql));
  }

  private static List<Path> after() throws Exception {
    try (Stream<Path> all = Files.list(TestDatabase.migrations())) {
      return all.filter(script -> version(script) > BEFORE)
          .sorted(Comparator.comparingInt(UpgradeToReachTest::version))
          .toList();
    }
  }

  private static int version(Path script) {
    String name = script.getFileName().toString();
    return name.startsWith("V") ? Integer.parseInt(name.substring(1, name.indexOf('_'))) : 0;
  }
}
