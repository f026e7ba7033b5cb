package io.kyodaku.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnActivityTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final UUID owner = TestTenants.member(DATABASE, tenant, "OWNER");

  @Test
  void pagesFollowEachOtherWithoutAGapAlsoWithinOneInstant() {
    for (int i = 0; i < 60; i++) {
      write(tenant, owner, "policy-set", START.plusSeconds(i / 10));
    }
    List<UUID> seen = new ArrayList<>();
    Optional<UUID> after = Optional.empty();
    for (int page = 0; page < 3; page++) {
      List<OwnActivity.Entry> found = page(tenant, "", after);
      List<OwnActivity.Entry> shown = found.stream().limit(OwnActivity.PAGE_SIZE).toList();
      shown.forEach(entry -> seen.add(entry.id()));
      assertThat(found.size() > OwnActivity.PAGE_SIZE).isEqualTo(page < 2);
      after = Optional.of(shown.getLast().id());
    }
    assertThat(seen).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void linesAreFoundByWhatAndWhenAndAnothersAreNotThere() {
    write(tenant, owner, "policy-set", START);
    write(tenant, owner, "asset-priced", START.plusSeconds(60));
    TenantId other = TestTenants.verified(DATABASE, "USD");
    UUID theirs = write(other, owner, "policy-set", START);

    assertThat(page(tenant, "policy-set", Optional.empty())).hasSize(1);
    assertThat(
            TRANSACTIONS
                .run(
                    tenant,
                    (e, rows) ->
                        new OwnActivity(rows)
                            .page(
                                tenant,
                                new OwnActivity.Which(
                                    "",
                                    Optional.of(START.plusSeconds(1)),
                                    Optional.of(START.plusSeconds(61)),
                                    Optional.empty())))
                .size())
        .isEqualTo(1);
    assertThat(page(tenant, "", Optional.of(theirs)).size()).as("after another's line").isZero();
  }

  @Test
  void ownPeopleHaveNamesAndOperatorsHaveNone() {
    UUID operator = TestTenants.account(DATABASE);

    assertThat(new ActorNames(DATABASE.admin()).of(tenant, Set.of(owner, operator)))
        .containsOnlyKeys(owner);
    assertThat(new ActorNames(DATABASE.admin()).of(tenant, Set.of())).isEmpty();
  }

  private static List<OwnActivity.Entry> page(TenantId of, String action, Optional<UUID> after) {
    return TRANSACTIONS.run(
        of,
        (entities, rows) ->
            new OwnActivity(rows)
                .page(
                    of, new OwnActivity.Which(action, Optional.empty(), Optional.empty(), after)));
  }

  private static UUID write(TenantId of, UUID actor, String action, Instant at) {
    UUID id = Ids.next();
    TestTenants.execute(
        DATABASE,
        "insert into audit_entry (id, at, actor_id, actor_kind, tenant_id, action)"
            + " values (?, ?, ?, 'ACCOUNT', ?, ?)",
        id,
        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
        actor,
        of.value(),
        action);
    return id;
  }
}
