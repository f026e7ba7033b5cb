package io.kyodaku.generation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds authorizations and their receipts. */
public interface Authorizations {

  /** At most this many in one page. */
  int PAGE_AT_MOST = 100;

  /** By id, for the generator that asked for it; anyone else's is empty. */
  Optional<Authorization> ofGenerator(UUID generatorId, UUID id);

  /** By id, for the creator it spends for. */
  Optional<Authorization> ofCreator(UUID creatorId, UUID id);

  /** A creator's own, newest first; pages count from 0. */
  List<Authorization> ofCreator(UUID creatorId, int page, int size);

  /** The receipts of one authorization, for the generator that asked for it. */
  Optional<Receipts> receipts(UUID generatorId, UUID id);

  /** The receipts of one authorization, for the creator it spends for. */
  Optional<Receipts> receiptsOfCreator(UUID creatorId, UUID id);
}
