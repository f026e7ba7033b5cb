package io.kyodaku.wallet;

import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.wallet.Command.KeyRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch has read under its creators' locks, and how it stands after the commands that it has
 * done so far.
 */
final class BatchState {

  final Map<UUID, Wallet> wallets = new HashMap<>();
  final Map<KeyRef, BoundKey> keys = new HashMap<>();
  final Map<LinkRef, Link> links = new HashMap<>();
  final Map<UUID, Standing> authorizations = new HashMap<>();
  final Map<UUID, Map<UUID, String>> approvals = new HashMap<>();

  /** By lot, of what is to be taken back or given. */
  final Map<UUID, BackState> backs = new HashMap<>();

  Ceilings ceilings = new Ceilings();

  /** What {@code creator_link.spent_micros} changes by. */
  final Map<UUID, Long> spentByLink = new HashMap<>();

  record LinkRef(UUID creatorId, UUID generatorId) {}

  record BoundKey(String usageHash, UUID authorizationId, int status, String body) {}

  /**
   * A creator's leave to spend.
   *
   * @param id empty for the portal's own generator, which needs no link
   */
  record Link(Optional<UUID> id, @Nullable Long limitMicros, long spentMicros) {}

  /** A wallet with its lots. */
  static final class Wallet {
    final UUID availableAccount;
    final UUID heldAccount;
    final Purse purse;
    long available;
    long held;
    boolean changed;

    Wallet(long available, long held, UUID availableAccount, UUID heldAccount, Purse purse) {
      this.available = available;
      this.held = held;
      this.availableAccount = availableAccount;
      this.heldAccount = heldAccount;
      this.purse = purse;
    }

    void hold(long micros) {
      available -= micros;
      held += micros;
      changed = true;
    }

    void release(long micros) {
      hold(-micros);
    }

    void burn(long micros) {
      held -= micros;
      changed = true;
    }

    void expire(long micros) {
      available -= micros;
      changed = true;
    }
  }

  /** Where an authorization stands. */
  static final class Standing {
    final UUID generatorId;
    final UUID creatorId;
    final int seconds;
    final boolean stopped;
    long priceMicros;
    boolean granted;
    Instant expiresAt;
    AuthorizationStatus status;
    OptionalInt settledSeconds;
    @Nullable UUID linkId;
    long chargedMicros;
    List<LotHold> holds = List.of();
    boolean changed;

    Standing(
        UUID generatorId,
        UUID creatorId,
        long priceMicros,
        int seconds,
        boolean granted,
        boolean stopped,
        Instant expiresAt,
        AuthorizationStatus status,
        OptionalInt settledSeconds,
        @Nullable UUID linkId) {
      this.generatorId = generatorId;
      this.creatorId = creatorId;
      this.priceMicros = priceMicros;
      this.seconds = seconds;
      this.granted = granted;
      this.stopped = stopped;
      this.expiresAt = expiresAt;
      this.status = status;
      this.settledSeconds = settledSeconds;
      this.linkId = linkId;
    }

    /** The grant writes its row itself; what comes later in this batch must see it all the same. */
    void grant(Authorization anew, @Nullable UUID byLink, List<LotHold> reserved) {
      status = AuthorizationStatus.AUTHORIZED;
      granted = true;
      priceMicros = anew.price().totalMicros();
      expiresAt = anew.expiresAt();
      linkId = byLink;
      holds = reserved;
    }

    void become(AuthorizationStatus next) {
      status = next;
      changed = true;
    }
  }

  Wallet wallet(UUID creatorId) {
    return Objects.requireNonNull(wallets.get(creatorId), "who has an authorization has a wallet");
  }

  void spend(@Nullable UUID linkId, long micros) {
    if (linkId != null && micros != 0) {
      spentByLink.merge(linkId, micros, Long::sum);
    }
  }

  long spent(Link link) {
    return link.spentMicros() + link.id().map(id -> spentByLink.getOrDefault(id, 0L)).orElse(0L);
  }
}
