package io.kyodaku.wallet;

import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.Charges;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.generation.ReceiptText;
import io.kyodaku.ledger.AccountIds;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.shared.TenantId;
import io.kyodaku.wallet.Answer.AsBefore;
import io.kyodaku.wallet.Answer.Outcome;
import io.kyodaku.wallet.Answer.Unknown;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Charges by natural batching: see {@link Shard}. A creator always meets the same writer, so that
 * writers of one node don't wait for each other; nodes keep apart by the wallets' row locks.
 */
public final class NaturalBatching implements Charges, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(NaturalBatching.class.getName());

  private final List<Shard> shards = new ArrayList<>();
  private final List<Thread> writers = new ArrayList<>();
  private final Authorizations authorizations;
  private final ChargeSettings settings;
  private final Clock clock;

  /**
   * Starts the writers.
   *
   * @param charge data source of the charge role, outside container transactions
   */
  public NaturalBatching(
      DataSource charge,
      ParRates par,
      Clock clock,
      ChargeSettings settings,
      ThreadFactory threads) {
    this.authorizations = Authorizations.over(charge);
    this.settings = settings;
    this.clock = clock;
    AccountIds accounts = new AccountIds(clock);
    for (int i = 0; i < settings.shards(); i++) {
      Shard shard = new Shard(charge, new ChargeBatch(accounts, par, clock), settings);
      shards.add(shard);
      Thread writer = threads.newThread(shard);
      writers.add(writer);
      writer.start();
    }
  }

  /** Whether every writer still writes. One that does not can't charge its creators. */
  public boolean isAlive() {
    return writers.stream().allMatch(Thread::isAlive);
  }

  /** Does what waits, and stops. */
  @Override
  public void close() {
    shards.forEach(Shard::stop);
    try {
      for (Thread writer : writers) {
        writer.join(settings.patience().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public ChargeOutcome.OfAuthorize hold(HoldRequest request) {
    Authorization asked = request.authorization();
    String receipt =
        asked.status() == AuthorizationStatus.AUTHORIZED
            ? ReceiptText.grant(asked, asked.createdAt())
            : "";
    return ask(
        new Command.Hold(request, receipt),
        ChargeOutcome.OfAuthorize.class,
        NaturalBatching::impossible,
        new ChargeOutcome.Unavailable());
  }

  @Override
  public ChargeOutcome.OfAuthorize recall(
      UUID generatorId,
      UUID creatorId,
      String idempotencyKey,
      String usageHash,
      ChargeOutcome.Refused refused) {
    return ask(
        new Command.Recall(generatorId, creatorId, idempotencyKey, usageHash, refused),
        ChargeOutcome.OfAuthorize.class,
        NaturalBatching::impossible,
        new ChargeOutcome.Unavailable());
  }

  @Override
  public ChargeOutcome.OfSettle settle(Authorization granted, int seconds, Price actual) {
    return ask(
        new Command.Settle(granted, seconds, actual),
        ChargeOutcome.OfSettle.class,
        () -> new ChargeOutcome.Settled(reread(granted)),
        new ChargeOutcome.Unavailable());
  }

  @Override
  public ChargeOutcome.OfVoid release(Authorization granted) {
    return ask(
        new Command.Release(granted),
        ChargeOutcome.OfVoid.class,
        () -> new ChargeOutcome.Voided(reread(granted)),
        new ChargeOutcome.Unavailable());
  }

  @Override
  public ChargeOutcome.OfApprove approve(
      TenantId tenant, UUID accountId, Authorization decidedAnew, Set<UUID> approvers) {
    return ask(
        new Command.Approve(
            tenant.value(),
            accountId,
            decidedAnew,
            Set.copyOf(approvers),
            ReceiptText.grant(decidedAnew, clock.instant())),
        ChargeOutcome.OfApprove.class,
        () -> {
          Authorization now = reread(decidedAnew);
          return now.status() == AuthorizationStatus.PENDING_APPROVAL
              ? new ChargeOutcome.StillPending(now)
              : new ChargeOutcome.Approved(now);
        },
        new ChargeOutcome.Unavailable());
  }

  @Override
  public ChargeOutcome.OfDecline decline(TenantId tenant, UUID accountId, Authorization pending) {
    return ask(
        new Command.Decline(tenant.value(), accountId, pending),
        ChargeOutcome.OfDecline.class,
        () -> new ChargeOutcome.Declined(reread(pending)),
        new ChargeOutcome.Unavailable());
  }

  /**
   * Sends many at once and waits for all; for background work. Returns how many were answered. One
   * that can't be done (its writer has logged why) does not keep the others from being done.
   */
  int sweep(List<Command> commands) {
    List<Task> tasks = new ArrayList<>();
    for (Command command : commands) {
      Task task = Task.of(command);
      if (shardOf(command.creatorId()).offer(task)) {
        tasks.add(task);
      }
    }
    int answered = 0;
    for (Task task : tasks) {
      try {
        if (!(await(task) instanceof Unknown)) {
          answered++;
        }
      } catch (ChargingFailed e) {
        LOG.log(Level.FINE, "left undone by a sweep", e);
      }
    }
    return answered;
  }

  private <T extends ChargeOutcome> T ask(
      Command command, Class<T> type, Supplier<T> asBefore, T unavailable) {
    Task task = Task.of(command);
    if (!shardOf(command.creatorId()).offer(task)) {
      return unavailable;
    }
    return switch (await(task)) {
      case Outcome outcome -> type.cast(outcome.outcome());
      case AsBefore before -> readAgain(asBefore, unavailable);
      case Unknown unknown -> unavailable;
    };
  }

  /** What was done before is done; who can't be told may ask again. */
  private static <T> T readAgain(Supplier<T> asBefore, T unavailable) {
    try {
      return asBefore.get();
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof SQLException) {
        LOG.log(Level.WARNING, "what was done before could not be read", e);
        return unavailable;
      }
      throw e;
    }
  }

  private Answer await(Task task) {
    try {
      return task.answer().get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Unknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unknown();
    } catch (ExecutionException e) {
      throw new ChargingFailed(e);
    }
  }

  /** A command that the books can't take. */
  private static final class ChargingFailed extends IllegalStateException {
    ChargingFailed(ExecutionException cause) {
      super("charging failed", cause);
    }
  }

  private Shard shardOf(UUID creatorId) {
    // The last digits of a UUIDv7 are random.
    return shards.get(Math.floorMod(creatorId.getLeastSignificantBits(), shards.size()));
  }

  private Authorization reread(Authorization known) {
    return authorizations.ofGenerator(known.generatorId(), known.id()).orElseThrow();
  }

  private static ChargeOutcome.OfAuthorize impossible() {
    throw new IllegalStateException("a key is bound or not, never as before");
  }
}
