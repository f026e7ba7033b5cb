package io.kyodaku.wallet;

import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationRows;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.HoldRequest;
import io.kyodaku.generation.ReceiptText;
import io.kyodaku.ledger.TransferBatch;
import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.royalty.RoyaltyRows;
import io.kyodaku.shared.Columns;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch is going to write, collected as its commands are answered. */
final class BatchChanges {

  private final Clock clock;
  private final AuthorizationRows authorizations = new AuthorizationRows();
  private final RoyaltyRows royalties = new RoyaltyRows();
  private final TransferBatch transfers = new TransferBatch();
  private final Columns keys = Columns.of("uuid text text uuid int text timestamptz");
  private final Columns holds = Columns.of("uuid uuid int bigint");
  private final Columns receipts = Columns.of("uuid text text timestamptz");
  private final Columns asked = Columns.of("uuid uuid timestamptz");
  private final Columns answered = Columns.of("uuid uuid text uuid timestamptz");
  private final Set<UUID> holdsEnded = new TreeSet<>();
  private final Set<UUID> lapsed = new TreeSet<>();
  private final Set<UUID> termsReplaced = new TreeSet<>();
  private final List<LogEntry> log = new ArrayList<>();
  private final BackRows backs = new BackRows();

  BatchChanges(Clock clock) {
    this.clock = clock;
  }

  void authorize(Command.Hold command, @Nullable UUID linkId, Instant now) {
    HoldRequest request = command.request();
    Authorization authorization = request.authorization();
    keys.add(
        authorization.generatorId(),
        request.idempotencyKey(),
        request.usageHash(),
        authorization.id(),
        request.status(),
        request.body(),
        now);
    authorizations.insert(authorization, linkId);
    if (authorization.status() == AuthorizationStatus.AUTHORIZED) {
      receipt(authorization.id(), EntryKind.GRANT, command.receipt(), now);
    }
    for (UUID owner : request.approvers()) {
      ask(authorization.id(), owner, now);
    }
  }

  void grant(Command.Approve command, @Nullable UUID linkId, Instant now) {
    Authorization granted = command.decidedAnew();
    termsReplaced.add(granted.id());
    authorizations.grant(granted, linkId, now);
    receipt(granted.id(), EntryKind.GRANT, command.receipt(), now);
  }

  void settle(Authorization settled, Price actual, Settlement settlement, Instant now) {
    settlement
        .accruals()
        .forEach(
            accrual ->
                royalties.accrue(
                    settled.id(),
                    settled.usage().use(),
                    settled.settledSeconds().orElseThrow(),
                    settled.usage().territories(),
                    accrual,
                    actual.parVersion(),
                    now));
    receipt(
        settled.id(),
        EntryKind.SETTLEMENT,
        ReceiptText.settlement(settled, actual, settlement.lots(), now),
        now);
  }

  private void receipt(UUID id, EntryKind kind, String text, Instant now) {
    receipts.add(id, kind.name(), text, now);
    log.add(LogEntry.of(kind, id, text, clock));
  }

  void hold(UUID authorizationId, int position, LotHold hold) {
    holds.add(authorizationId, hold.lotId(), position, hold.amountMicros());
  }

  void endHolds(UUID authorizationId) {
    holdsEnded.add(authorizationId);
  }

  void ask(UUID authorizationId, UUID tenantId, Instant now) {
    asked.add(authorizationId, tenantId, now);
  }

  void answer(UUID authorizationId, UUID tenantId, String answer, UUID accountId, Instant now) {
    answered.add(authorizationId, tenantId, answer, accountId, now);
  }

  /** Questions to owners that are still open go away. */
  void lapse(UUID authorizationId) {
    lapsed.add(authorizationId);
  }

  /** What went back of lots, and came again. */
  BackRows backs() {
    return backs;
  }

  TransferBatch transfers() {
    return transfers;
  }

  AuthorizationRows authorizations() {
    return authorizations;
  }

  RoyaltyRows royalties() {
    return royalties;
  }

  Columns keys() {
    return keys;
  }

  Columns holds() {
    return holds;
  }

  Columns receipts() {
    return receipts;
  }

  Columns asked() {
    return asked;
  }

  Columns answered() {
    return answered;
  }

  Set<UUID> holdsEnded() {
    return holdsEnded;
  }

  Set<UUID> lapsed() {
    return lapsed;
  }

  Set<UUID> termsReplaced() {
    return termsReplaced;
  }

  /** The leaves of the log, that of the transfers among them; after their rows were made. */
  Columns log() {
    if (!transfers.isEmpty()) {
      log.add(transfers.logEntry(clock));
    }
    Columns rows = Columns.of("uuid text uuid bytea bytea timestamptz");
    for (LogEntry entry : log) {
      rows.add(
          entry.id(),
          entry.kind().name(),
          entry.subjectId(),
          entry.salt(),
          entry.payload(),
          entry.at());
    }
    return rows;
  }
}
