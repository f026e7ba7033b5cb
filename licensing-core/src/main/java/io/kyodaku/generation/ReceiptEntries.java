package io.kyodaku.generation;

import io.kyodaku.log.EntryKind;
import io.kyodaku.log.Hash;
import io.kyodaku.log.PlacedEntry;
import io.kyodaku.log.ReadingLog;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What the log says of receipts. An entry has the salted hash of a receipt's text, so with its salt
 * whoever holds the receipt can check it against the leaf.
 */
@Dependent
public class ReceiptEntries {

  private final SigningReceipts receipts;
  private final ReadingLog log;

  @Inject
  public ReceiptEntries(SigningReceipts receipts, ReadingLog log) {
    this.receipts = receipts;
    this.log = log;
  }

  /** Of the receipts that an authorization has; the caller has seen to it that it may. */
  public record Entries(Optional<PlacedEntry> grant, Optional<PlacedEntry> settlement) {}

  public Entries of(UUID authorizationId) {
    return new Entries(
        log.entry(EntryKind.GRANT, authorizationId),
        log.entry(EntryKind.SETTLEMENT, authorizationId));
  }

  /**
   * For everybody who names a receipt by its own hash, as only its holder can, and whoever was
   * shown that hash by a certificate or an extract: they could check a guess of the receipt by that
   * hash as well, so the salt tells them no more.
   *
   * @param receipt SHA-256 of the compact JWS as it was issued
   */
  public Optional<PlacedEntry> ofReceipt(UUID authorizationId, Hash receipt) {
    Receipts both = receipts.of(authorizationId);
    if (is(both.grant(), receipt)) {
      return log.entry(EntryKind.GRANT, authorizationId);
    }
    return is(both.settlement(), receipt)
        ? log.entry(EntryKind.SETTLEMENT, authorizationId)
        : Optional.empty();
  }

  private static boolean is(Optional<String> jws, Hash hash) {
    return jws.map(text -> Hash.ofContent(text.getBytes(StandardCharsets.US_ASCII)))
        .filter(hash::equals)
        .isPresent();
  }
}
