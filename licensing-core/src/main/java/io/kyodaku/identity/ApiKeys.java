package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Finds keys that are live. A revoked one is found for less than a second more. */
@Dependent
public class ApiKeys {

  private static final String PREFIX = "kyk_";
  private static final int REST_AT_LEAST = 4;
  private static final int REST_AT_MOST = 80;
  private static final String KEY =
      "select id, label, kind, owner_id, scopes, demo, created_at, last_used_at from api_key";

  /** A key's last use is known to this, so that using it hardly ever writes. */
  public static final Duration USED_TO_WITHIN = Duration.ofMinutes(10);

  private final Sql admin;
  private final KeyCache cache;
  private final Clock clock;

  @Inject
  ApiKeys(@DatabaseRole(Kind.ADMIN) DataSource admin, KeyCache cache, Clock clock) {
    this.admin = new Sql(admin);
    this.cache = cache;
    this.clock = clock;
  }

  /** The key that somebody presents. */
  public Optional<ApiKey> find(String presented) {
    if (!isKey(presented)) {
      return Optional.empty();
    }
    String hash = ApiKey.hash(presented);
    return cache.get(
        hash,
        clock.instant(),
        () -> {
          Optional<ApiKey> key = read(hash);
          key.ifPresent(this::use);
          return key;
        });
  }

  /** By its form: {@code kyk_} and letters, digits and underscores. */
  private static boolean isKey(String presented) {
    int rest = presented.length() - PREFIX.length();
    if (!presented.startsWith(PREFIX) || rest < REST_AT_LEAST || rest > REST_AT_MOST) {
      return false;
    }
    for (int i = PREFIX.length(); i < presented.length(); i++) {
      char c = presented.charAt(i);
      if (!((c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private Optional<ApiKey> read(String hash) {
    return admin.first(
        KEY
            + " k where hash = ? and revoked_at is null"
            + " and not exists (select from generator g where g.id = k.owner_id"
            + " and g.disabled_at is not null)",
        ApiKeys::key,
        hash);
  }

  private void use(ApiKey key) {
    Instant now = clock.instant();
    if (key.lastUsedAt().filter(at -> at.plus(USED_TO_WITHIN).isAfter(now)).isEmpty()) {
      admin.update(
          "update api_key set last_used_at = ? where id = ?"
              + " and (last_used_at is null or last_used_at < ?)",
          now,
          key.id(),
          now);
    }
  }

  /** The live keys of one generator, tenant or account, the newest first. */
  public List<ApiKey> of(KeyKind kind, UUID ownerId) {
    return admin.list(
        KEY + " where kind = ? and owner_id = ? and revoked_at is null order by created_at desc",
        ApiKeys::key,
        kind,
        ownerId);
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getObject("id", UUID.class),
        row.getString("label"),
        KeyKind.valueOf(row.getString("kind")),
        row.getObject("owner_id", UUID.class),
        scopes(row.getArray("scopes")),
        row.getBoolean("demo"),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "last_used_at"));
  }

  private static Set<KeyScope> scopes(Array stored) throws SQLException {
    return Arrays.stream((String[]) stored.getArray())
        .map(KeyScope::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
