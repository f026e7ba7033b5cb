package io.kyodaku.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * One owner of fifty assets, what it says, and usages of the last thirty days that were decided by
 * it: nine of ten granted and settled, the tenth refused. Seconds, countries, uses, qualities,
 * generators and themes are mixed more evenly than any owner's are.
 */
final class RecordedMillion {

  static final String TENANT = "01970000-0000-7000-8000-000000000001";
  private static final String CONTRACT = "01970000-0000-7000-8000-000000000002";
  private static final String VERSION = "01970000-0000-7000-8000-000000000003";
  private static final String WORK = "01970000-0000-7000-8000-000000000004";

  private static final String OWNER =
      """
      insert into tenant (id, slug, kind, name, country, language, currency, selling_entity, status, created_at)
        values ('TENANT_ID', 'owner', 'ORGANISATION', 'Owner', 'JP', 'ja', 'JPY', 'JP', 'VERIFIED', now());
      insert into contract (id, tenant_id, created_at) values ('CONTRACT_ID', 'TENANT_ID', now());
      insert into contract_version (id, contract_id, tenant_id, number, status, preset, selling_entity, currency, share_bps,
          royalty_base, chargeback_risk, max_fee_bps, language, document, document_hash, effective_from, created_at)
        values ('VERSION_ID', 'CONTRACT_ID', 'TENANT_ID', 1, 'IN_FORCE', 'STANDARD', 'JP', 'JPY', 7000, 'LIST', 'PLATFORM', 20000, 'en', 'A contract',
          repeat('0', 64), now() - interval '1 year', now());
      insert into work (id, tenant_id, title, created_at) values ('WORK_ID', 'TENANT_ID', 'Work', now());
      create table made_asset as select n, uuidv7() as id, uuidv7() as claim from generate_series(0, 49) n;
      create table made_creator as select n, uuidv7() as id from generate_series(0, 19999) n;
      create table made_generator as select n, uuidv7() as id, uuidv7() as card from generate_series(0, 4) n;
      insert into asset (id, tenant_id, work_id, kind, name, created_at)
        select id, 'TENANT_ID', 'WORK_ID', 'CHARACTER', 'Asset ' || n, now() from made_asset;
      insert into ownership_claim (id, tenant_id, asset_id, share_bps, territories, price_per_second_micros, currency, status)
        select claim, 'TENANT_ID', id, 10000, '*', 3000000, 'JPY', 'LIVE' from made_asset;
      insert into generator (id, name, created_at) select id, 'Generator ' || n, now() from made_generator;
      insert into policy (id, tenant_id, preset, controls, updated_at) values (uuidv7(), 'TENANT_ID', 'OPEN',
        '{"zone":"Asia/Tokyo","rules":[{"id":"v","name":"No violence","action":"BLOCK","themes":["violence"]}]}', now());
      """;

  private static final String USAGES =
      """
      create table made_usage as
      select s.n, uuidv7() as id, a.id as asset, a.claim, g.id as generator, g.card,
        (array['PERSONAL', 'SHARED', 'COMMERCIAL'])[1 + (random() * 2)::int] as use,
        (array['STANDARD', 'PREMIUM'])[1 + (random() * 1)::int] as quality,
        1 + (random() * 59)::int as seconds,
        (array['JP', 'US', 'DE', 'FR', 'KR', 'TW', 'GB', 'BR', 'JP|US', 'JP|KR|TW', 'DE|FR', 'GB|US', 'BR|US', 'DE|GB|US',
          'JP|TW', 'FR|GB', 'KR|US', 'DE|FR|GB|JP|KR|TW|US'])[1 + (random() * 17)::int] as territories,
        s.n % 10 = 0 as refused,
        c.id as creator,
        date_trunc('day', now()) - random() * interval '29 days' as at
      from generate_series(1, HOW_MANY) s (n)
      join made_asset a on a.n = s.n % 50 join made_generator g on g.n = (s.n / 7) % 5
      join made_creator c on c.n = (s.n / 3) % 20000;
      insert into usage_authorization (id, generator_id, creator_id, status, use, territories, seconds, quality, prompt_salt,
          prompt_hash, facts, obligations, rate_card_id, compute_per_second_micros, compute_micros, par_version, price_micros,
          held_micros, charged_micros, settled_seconds, snapshot_version, created_at, granted_at, expires_at, ended_at)
        select id, generator, creator, 'SETTLED', use, territories, seconds, quality, repeat('0', 32), repeat('0', 64),
          '{"assets":["' || asset || '"],"themes":[],"matches":[],"reasons":[]}', '', card, 0, 0, 1, 1, 0, 1, seconds, 1, at, at,
          at + interval '1 hour', at
        from made_usage where not refused;
      insert into authorization_license (authorization_id, claim_id, tenant_id, position, asset_id, contract_id,
          contract_version_id, contract_version, rule_id, currency, selling_entity, price_per_second_micros, use_factor_bps,
          ownership_bps, list_fee_per_second_micros, fee_micros, fee_credit_micros, share_bps, royalty_base, chargeback_on_owner,
          max_fee_bps, use, seconds, quality, territories, requested_at)
        select id, claim, 'TENANT_ID', 0, asset, 'CONTRACT_ID', 'VERSION_ID', 1, 'tenant:TENANT_ID:OPEN:' || use, 'JPY', 'JP', 3000000,
          case use when 'COMMERCIAL' then 30000 else 10000 end, 10000, 3000000 * case use when 'COMMERCIAL' then 3 else 1 end,
          3000000 * seconds * case use when 'COMMERCIAL' then 3 else 1 end, 1, 7000, 'LIST', false, 20000, use, seconds, quality,
          territories, at
        from made_usage where not refused;
      insert into royalty (id, tenant_id, authorization_id, claim_id, asset_id, contract_version_id, kind, use, seconds, currency,
          selling_entity, fee_micros, base, base_micros, share_bps, royalty_micros, platform_micros, par_version, at)
        select uuidv7(), 'TENANT_ID', authorization_id, claim_id, asset_id, contract_version_id, 'USAGE', use, seconds, 'JPY', 'JP',
          fee_micros, 'LIST', fee_micros, 7000, fee_micros / 10 * 7, fee_micros - fee_micros / 10 * 7, 1, requested_at
        from authorization_license;
      insert into refused_usage (tenant_id, requested_at, id, creator_alias, generator_id, use, quality, seconds, territories, themes,
          claims, terms, others, decided_by)
        select 'TENANT_ID', at, id, creator, generator, use, quality, seconds, territories, 'violence', claim || '|' || asset, '', 'ALLOW',
          'tenant:TENANT_ID:rule:v'
        from made_usage where refused;
      drop table made_usage;
      """;

  private final DataSource owner;

  RecordedMillion(DataSource owner) {
    this.owner = owner;
  }

  void make(int usages) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("set synchronous_commit = off");
      statement.execute(named(OWNER));
      statement.execute(named(USAGES).replace("HOW_MANY", Integer.toString(usages)));
      statement.execute("vacuum analyze");
    }
  }

  private static String named(String sql) {
    return sql.replace("TENANT_ID", TENANT)
        .replace("CONTRACT_ID", CONTRACT)
        .replace("VERSION_ID", VERSION)
        .replace("WORK_ID", WORK);
  }
}
