package io.kyodaku.ledger;

import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.shared.Columns;
import io.kyodaku.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Transfers that are made together, in one transaction and under one batch id. Their text, line by
 * line in the order of their ids, is what the batch's leaf in the log is a hash of.
 */
public final class TransferBatch {

  /** Inserts what {@link #rows} makes. */
  public static final String INSERT =
      """
      insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros, code,
        lot_id, authorization_id, claim_id, reference_id, batch_id, at)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[],
        ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])
      """;

  private final UUID id = Ids.next();
  private final List<Posting> postings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  public void add(Posting posting) {
    postings.add(posting);
  }

  public void addAll(List<Posting> added) {
    postings.addAll(added);
  }

  public boolean isEmpty() {
    return postings.isEmpty();
  }

  public Set<Account> accounts() {
    Set<Account> accounts = new HashSet<>();
    for (Posting posting : postings) {
      accounts.add(posting.debit());
      accounts.add(posting.credit());
    }
    return accounts;
  }

  public Columns rows(Map<Account, UUID> accountIds, Instant at) {
    Columns rows =
        Columns.of("uuid text text uuid uuid bigint text uuid uuid uuid uuid uuid timestamptz");
    lines.clear();
    for (Posting posting : postings) {
      UUID transferId = Ids.next();
      UUID debit = Objects.requireNonNull(accountIds.get(posting.debit()));
      UUID credit = Objects.requireNonNull(accountIds.get(posting.credit()));
      rows.add(
          transferId,
          posting.debit().ledger(),
          posting.debit().entity(),
          debit,
          credit,
          posting.amountMicros(),
          posting.code().name(),
          posting.lotId(),
          posting.authorizationId(),
          posting.claimId(),
          posting.referenceId(),
          id,
          at);
      lines.add(line(transferId, debit, credit, posting.amountMicros(), posting.code().name()));
    }
    return rows;
  }

  /** The batch's leaf in the log; after {@link #rows}. */
  public LogEntry logEntry(Clock clock) {
    return LogEntry.of(EntryKind.LEDGER_BATCH, id, text(lines), clock);
  }

  /** One transfer, as the text of its batch has it. */
  public static String line(
      UUID transferId, UUID debit, UUID credit, long amountMicros, String code) {
    return transferId + " " + debit + " " + credit + " " + amountMicros + " " + code;
  }

  /** What the batch's leaf is a hash of, of its lines in any order. */
  public static String text(List<String> lines) {
    return String.join("\n", lines.stream().sorted().toList());
  }
}
