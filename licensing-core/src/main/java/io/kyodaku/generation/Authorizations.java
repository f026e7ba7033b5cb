package io.kyodaku.generation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds authorizations, each for those it concerns; anyone else's are empty. */
public interface Authorizations {

  /** At most this many in one page. */
  int PAGE_AT_MOST = 100;

  /**
   * The finder over PostgreSQL.
   *
   * @param charge data source of the charge role
   */
  static Authorizations over(DataSource charge) {
    return new JdbcAuthorizations(charge);
  }

  /** By id, for the generator that asked for it. */
  Optional<Authorization> ofGenerator(UUID generatorId, UUID id);

  /** What an idempotency key of that generator is bound to. */
  Optional<Authorization> ofKey(UUID generatorId, String idempotencyKey);

  /** By id, for the creator whose credits it spends. */
  Optional<Authorization> ofCreator(UUID creatorId, UUID id);

  /** By id, for a tenant with a claim in it. */
  Optional<Authorization> ofTenant(UUID tenantId, UUID id);

  /** A creator's own, newest first; pages count from 0. */
  List<Authorization> ofCreator(UUID creatorId, int page, int size);
}
