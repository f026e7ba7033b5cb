package io.kyodaku.identity;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes a key for a program. The key itself is shown once and never again. */
@Dependent
public class IssuingApiKey {

  private static final int LABEL_LENGTH = 100;
  private static final int LIVE_KEYS_AT_MOST = 20;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public IssuingApiKey(@DatabaseRole(DatabaseRole.Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * @param key to be shown this once
     */
    record Issued(UUID keyId, String key) implements Outcome {

      @Override
      public String toString() {
        return "Issued[keyId=" + keyId + "]";
      }
    }

    /** Nothing changed. */
    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /**
   * @param actor has been checked to speak for the owner
   */
  @Transactional(rollbackOn = Exception.class)
  public Outcome issue(
      Actor actor, KeyKind kind, UUID ownerId, @Nullable String typedLabel, Set<KeyScope> scopes) {
    FieldErrors errors = new FieldErrors();
    String label = errors.line("label", typedLabel, LABEL_LENGTH);
    if (scopes.isEmpty() || !kind.scopes().containsAll(scopes)) {
      errors.add("scopes", IdentityFault.NO_SCOPES, kind.scopes());
    }
    if (liveKeys(kind, ownerId) >= LIVE_KEYS_AT_MOST) {
      errors.add("label", IdentityFault.TOO_MANY_KEYS, LIVE_KEYS_AT_MOST);
    }
    if (kind == KeyKind.GENERATOR && isOwnStudio(ownerId)) {
      errors.add("label", IdentityFault.OWN_STUDIO_HAS_NO_KEYS);
    }
    if (!errors.none()) {
      return new Outcome.Invalid(errors.list());
    }
    String key = ApiKey.PREFIX + Secrets.next();
    UUID id = put(key, kind, ownerId, label, scopes, false);
    admin.run(
        connection ->
            Audit.record(
                connection,
                actor,
                AuditAction.API_KEY_ISSUED,
                kind == KeyKind.RIGHTSHOLDER ? new TenantId(ownerId) : null,
                id,
                label,
                clock));
    return new Outcome.Issued(id, key);
  }

  /** For demo mode, where everybody knows the keys. A second time changes nothing. */
  @Transactional(rollbackOn = Exception.class)
  public void issueDemo(String key, KeyKind kind, UUID ownerId) {
    put(key, kind, ownerId, "Demo", kind.scopes(), true);
  }

  private UUID put(
      String key, KeyKind kind, UUID ownerId, String label, Set<KeyScope> scopes, boolean demo) {
    UUID id = Ids.next();
    admin.update(
        "insert into api_key (id, hash, label, kind, owner_id, scopes, demo, created_at)"
            + " values (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?)"
            + " on conflict (hash) do nothing",
        id,
        ApiKey.hash(key),
        label,
        kind,
        ownerId,
        String.join(",", scopes.stream().map(Enum::name).sorted().toList()),
        demo,
        clock.instant());
    return id;
  }

  private boolean isOwnStudio(UUID ownerId) {
    return admin
        .first("select first_party from generator where id = ?", row -> row.getBoolean(1), ownerId)
        .orElse(false);
  }

  private int liveKeys(KeyKind kind, UUID ownerId) {
    return admin
        .first(
            "select count(*) from api_key where kind = ? and owner_id = ? and revoked_at is null",
            row -> row.getInt(1),
            kind,
            ownerId)
        .orElse(0);
  }
}
