package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A creator invites others by a link. It ends after {@link #LIFE} or when {@value #JOINS_AT_MOST}
 * came by it; another takes its place when the creator wants one, and the old one ends at once. The
 * creator learns how many came, never who. Only those count who have confirmed their address: to
 * sign up with somebody's address must tell nobody whether it has an account, nor take places.
 * Those who confirm late may therefore be more than {@value #JOINS_AT_MOST}.
 */
@Dependent
public class InvitingCreators {

  public static final Duration LIFE = Duration.ofDays(90);

  public static final int JOINS_AT_MOST = 50;

  private static final int CODE_LENGTH_AT_MOST = 100;
  private static final String JOINED =
      "(select count(*) from creator_invited j join creator c on c.id = j.creator_id join account a"
          + " on a.id = c.account_id where j.inviter_id = i.creator_id and j.number = i.number and"
          + " a.confirmed_at is not null)";

  private final Sql admin;
  private final SecretSeal seal;
  private final Clock clock;

  @Inject
  public InvitingCreators(
      @DatabaseRole(Kind.ADMIN) DataSource admin, SecretSeal seal, Clock clock) {
    this.admin = new Sql(admin);
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * A link.
   *
   * @param joined by this link, with a confirmed address
   */
  public record Invite(String code, Instant expiresAt, long joined, boolean live) {}

  /** How many came by any of a creator's links and confirmed their address. */
  public long joined(UUID creatorId) {
    return admin
        .first(
            "select count(*) as joined from creator_invited j join creator c on c.id ="
                + " j.creator_id join account a on a.id = c.account_id where j.inviter_id = ? and"
                + " a.confirmed_at is not null",
            row -> row.getLong("joined"),
            creatorId)
        .orElse(0L);
  }

  /** The last link of a creator's, whether it works still or not. */
  public Optional<Invite> of(UUID creatorId) {
    Instant now = clock.instant();
    return admin.first(
        "select i.number, i.expires_at, "
            + JOINED
            + " as joined from creator_invite i where"
            + " i.creator_id = ?",
        row -> {
          Instant ends = Sql.instant(row, "expires_at");
          long joined = row.getLong("joined");
          return new Invite(
              code(creatorId, row.getInt("number")),
              ends,
              joined,
              ends.isAfter(now) && joined < JOINS_AT_MOST);
        },
        creatorId);
  }

  /** A fresh link; the one before ends. Of two at once, both are made and the later one works. */
  public void renew(UUID creatorId) {
    int made = 0;
    while (made == 0) {
      int before =
          admin
              .first(
                  "select number from creator_invite where creator_id = ?",
                  row -> row.getInt("number"),
                  creatorId)
              .orElse(0);
      made = make(creatorId, before);
    }
  }

  /** Nothing where somebody else made one just now. */
  private int make(UUID creatorId, int before) {
    Instant now = clock.instant();
    return admin.update(
        "insert into creator_invite (creator_id, number, hash, made_at, expires_at) values (?, ?,"
            + " ?, ?, ?) on conflict (creator_id) do update set number = excluded.number, hash ="
            + " excluded.hash, made_at = excluded.made_at, expires_at = excluded.expires_at where"
            + " creator_invite.number = ?",
        creatorId,
        before + 1,
        Secrets.hash(code(creatorId, before + 1)),
        now,
        now.plus(LIFE),
        before);
  }

  /** Whether a link with this code works: an unknown one looks like one that has ended. */
  public boolean works(@Nullable String code) {
    return asked(code)
        .flatMap(
            text ->
                admin.first(
                    "select i.creator_id from creator_invite i where i.hash = ? and i.expires_at >"
                        + " ? and "
                        + JOINED
                        + " < ?",
                    row -> row.getObject("creator_id", UUID.class),
                    Secrets.hash(text),
                    clock.instant(),
                    JOINS_AT_MOST))
        .isPresent();
  }

  /**
   * Keeps by whose link a new creator came; a link that does not work changes nothing, and nobody
   * comes by their own.
   */
  void join(UUID creatorId, @Nullable String code) {
    asked(code).ifPresent(text -> keep(creatorId, text));
  }

  private void keep(UUID creatorId, String code) {
    int unused =
        admin.update(
            "insert into creator_invited (creator_id, inviter_id, number, at) select ?,"
                + " i.creator_id, i.number, ? from creator_invite i where i.hash = ? and"
                + " i.expires_at > ? and i.creator_id <> ? and "
                + JOINED
                + " < ? on conflict do nothing",
            creatorId,
            clock.instant(),
            Secrets.hash(code),
            clock.instant(),
            creatorId,
            JOINS_AT_MOST);
  }

  private static Optional<String> asked(@Nullable String code) {
    return Optional.ofNullable(code)
        .filter(text -> !text.isEmpty() && text.length() <= CODE_LENGTH_AT_MOST);
  }

  private String code(UUID creatorId, int number) {
    return seal.code("creator invite " + creatorId + " " + number);
  }
}
