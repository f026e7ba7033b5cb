package io.kyodaku.incontainer;

import io.kyodaku.identity.ApiKey;
import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Programs and people beside the demo's, put into the database past every wall. */
final class Partners {

  private static final long CREDIT = 1_000_000;

  private Partners() {}

  /** A generator with a rate card as the demo's, and a key of its own. */
  record Generator(UUID id, String key) {

    static Generator opened() {
      UUID id = Ids.next();
      database()
          .update(
              "insert into generator (id, name, created_at) values (?, ?, now())",
              id,
              "Generator " + id);
      database()
          .update(
              "insert into rate_card (id, generator_id, version, standard_per_second,"
                  + " premium_per_second, effective_from)"
                  + " values (?, ?, 1, 2000000, 5000000, now() - interval '1 day')",
              Ids.next(),
              id);
      return new Generator(
          id, Partners.key(KeyKind.GENERATOR, id, KeyKind.GENERATOR.scopes(), true));
    }

    String anotherKey() {
      return Partners.key(KeyKind.GENERATOR, id, KeyKind.GENERATOR.scopes(), true);
    }

    /** And the portal has heard of it. */
    Generator linkedTo(String creator, @Nullable Long limitCredits) {
      database()
          .update(
              "insert into creator_link (id, creator_id, generator_id, limit_micros, linked_at)"
                  + " values (?, ?, ?, ?, now())",
              Ids.next(),
              WireId.CREATOR.parse(creator).orElseThrow(),
              id,
              limitCredits == null ? null : Long.valueOf(limitCredits * CREDIT));
      String usage = Usage.allowed().with("creatorId", creator).json();
      Poll.until(
          () -> Rest.at("/api/v1/quotes").key(key).post(usage).body().contains("\"GRANTED\""));
      return this;
    }
  }

  /** A person with no credits. */
  static String creator() {
    UUID account = Ids.next();
    UUID creator = Ids.next();
    database()
        .update(
            "insert into account (id, email, password_hash, name, language, created_at)"
                + " values (?, ?, 'none', 'Somebody', 'en', now())",
            account,
            account + "@test.example");
    database()
        .update(
            "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
            creator,
            account);
    return WireId.CREATOR.format(creator);
  }

  /** The key of a rightsholder of its own, who has nothing yet. */
  static String rightsholderKey() {
    UUID id = Ids.next();
    String slug = "t" + id.toString().substring(14).replace("-", "");
    database()
        .update(
            "insert into tenant (id, slug, kind, name, country, language, currency,"
                + " selling_entity, status, created_at) values (?, ?, 'ORGANISATION', ?, 'JP',"
                + " 'en', 'JPY', 'JP', 'VERIFIED', now())",
            id,
            slug,
            "Tenant " + slug);
    return key(KeyKind.RIGHTSHOLDER, id, KeyKind.RIGHTSHOLDER.scopes(), true);
  }

  /**
   * @param demo not rate limited
   */
  static String key(KeyKind kind, UUID owner, Set<KeyScope> scopes, boolean demo) {
    String key = "kyk_" + UUID.randomUUID().toString().replace("-", "");
    database()
        .update(
            "insert into api_key (id, hash, label, kind, owner_id, scopes, demo, created_at)"
                + " values (?, ?, 'Test', ?, ?, string_to_array(?, ','), ?, now())",
            Ids.next(),
            ApiKey.hash(key),
            kind,
            owner,
            scopes.stream().map(Enum::name).collect(Collectors.joining(",")),
            demo);
    return key;
  }

  static void revoke(String key) {
    database().update("update api_key set revoked_at = now() where hash = ?", ApiKey.hash(key));
  }

  static Sql database() {
    return new Sql(Surroundings.started().owner());
  }
}
