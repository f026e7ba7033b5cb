package io.kyodaku.walls;

import io.kyodaku.shared.Sql;
import io.kyodaku.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The product's schema with a row of each tenant in every table, whatever the table is for. Rows
 * are made from the columns' types alone, so a new table is under test as soon as it exists;
 * therefore the rules that want sense in a row (checks, references) are taken out first. Grants,
 * policies and what refuses changes stay as they are.
 */
final class Schema {

  static final UUID OURS = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  static final UUID THEIRS = UUID.fromString("00000000-0000-7000-8000-00000000000b");

  private final TestDatabase database = TestDatabase.fresh();
  private final Sql owner = new Sql(database.owner());

  Schema() {
    dropConstraints("f");
    dropConstraints("c");
  }

  TestDatabase database() {
    return database;
  }

  Sql owner() {
    return owner;
  }

  /** Rows may lack what they must have, too. */
  Schema withoutRequiredColumns() {
    dropConstraints("n");
    return this;
  }

  private void dropConstraints(String type) {
    owner.update(
        """
        do $$
        declare
          c record;
        begin
          for c in
            select conrelid::regclass as tab, conname from pg_constraint k
            where contype = '%1$s' and connamespace = 'public'::regnamespace
              and not ('%1$s' = 'n' and exists (
                select from pg_constraint p
                where p.conrelid = k.conrelid and p.contype = 'p' and p.conkey && k.conkey))
              and not ('%1$s' = 'n' and exists (
                select from pg_attribute a
                where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attidentity <> ''))
          loop
            execute format('alter table %%s drop constraint %%I', c.tab, c.conname);
          end loop;
        end
        $$
        """
            .formatted(type));
  }

  /** Every table of ours, by name. */
  List<String> tables() {
    return owner.list(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
            + " and relkind in ('r', 'p') and relname <> 'flyway_schema_history' order by relname",
        row -> row.getString(1));
  }

  /** The column that says whose a row is, where a table has one. */
  Optional<String> tenantColumn(String table) {
    if (table.equals("tenant")) {
      return Optional.of("id");
    }
    return owner.first(
        "select attname from pg_attribute where attrelid = cast(? as regclass)"
            + " and attname = 'tenant_id' and not attisdropped",
        row -> row.getString(1),
        table);
  }

  boolean rowSecurity(String table) {
    return owner
        .first(
            "select relrowsecurity from pg_class where oid = cast(? as regclass)",
            row -> row.getBoolean(1),
            table)
        .orElseThrow();
  }

  /** Tables whose rows belong to tenants and that the tenant role is let near. */
  List<String> walledTables() {
    return tables().stream()
        .filter(table -> tenantColumn(table).isPresent() && rowSecurity(table))
        .toList();
  }

  /** Puts a row made up from the columns' types into a table, past every trigger. */
  void put(String table, UUID tenant) {
    String values =
        owner
            .first(
                "select string_agg(format('%I', attname), ', ' order by attnum) as names,"
                    + " string_agg(case attname when ? then quote_literal(cast(? as text)) else"
                    + " case when t = 'uuid' then 'gen_random_uuid()' when t in ('text', 'character"
                    + " varying') then 'md5(random()::text)' when t like 'character(%' then"
                    + " 'left(md5(random()::text), '   || substring(t from '[0-9]+') || ')' when t"
                    + " in ('integer', 'bigint', 'smallint') or t like 'numeric%' then"
                    + " '(random()*1000000)::int' when t = 'boolean' then 'true' when t like"
                    + " 'timestamp%' then 'now()' when t = 'date' then 'current_date' when t ="
                    + " 'bytea' then quote_literal('abc') || '::bytea' when t like 'json%' or t"
                    + " like '%[]' then quote_literal('{}') else 'default' end end, ', ' order by"
                    + " attnum) as made from (select *, format_type(atttypid, atttypmod) as t from"
                    + " pg_attribute where attrelid = cast(? as regclass) and attnum > 0 and not"
                    + " attisdropped and attgenerated = '' and attidentity <> 'a') a",
                row -> "(%s) values (%s)".formatted(row.getString(1), row.getString(2)),
                tenantColumn(table).orElse(""),
                tenant,
                table)
            .orElseThrow();
    owner.run(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into " + table + " " + values);
          }
        });
  }

  /** What a tenant's rows of a table are now, to be compared later. */
  String fingerprint(String table, UUID tenant) {
    return owner
        .first(
            "select md5(string_agg(r::text, '|' order by r::text)) from "
                + table
                + " r where "
                + tenantColumn(table).orElseThrow()
                + " = ?",
            row -> String.valueOf(row.getString(1)),
            tenant)
        .orElseThrow();
  }
}
