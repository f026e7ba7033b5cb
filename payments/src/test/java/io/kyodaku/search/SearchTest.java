package io.kyodaku.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everybody finds what is theirs, and learns nothing of what is another's. */
class SearchTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId other = TestTenants.verified(DATABASE, "JPY");
  private final OperatorSearch operators = new OperatorSearch(DATABASE.admin());
  private final CreatorSearch creators = new CreatorSearch(DATABASE.admin());

  @Test
  void membersFindTheirWorksByAPartOfTheTitleAndById() {
    UUID work = work(tenant, "The 100% Peach_Boy");

    assertThat(own(tenant, "peach_boy")).extracting(Hit::id).containsExactly(work);
    assertThat(own(tenant, "100%")).extracting(Hit::id).containsExactly(work);
    assertThat(own(tenant, "%each")).isEmpty();
    assertThat(own(tenant, WireId.WORK.format(work)))
        .containsExactly(new Hit(Hit.Kind.WORK, work, "The 100% Peach_Boy", ""));
  }

  @Test
  void statementsAreForThoseWhoMaySeeMoney() {
    UUID statement = Ids.next();
    TestTenants.inForce(DATABASE, tenant);
    TestTenants.execute(
        DATABASE,
        "insert into statement (id, tenant_id, number, contract_version_id, selling_entity,"
            + " currency, zone, from_date, to_date, from_at, to_at, due_date, due_at,"
            + " opening_micros, lines_micros, payable_minor, payable_micros, carried_micros,"
            + " line_count, royalty_count, closed_at, after_at, after_seq, upto_seq) select ?,"
            + " tenant_id, 1, id, selling_entity, currency, 'UTC', '2026-10-01', '2026-11-01',"
            + " '2026-10-01Z', '2026-11-01Z', '2026-11-30', '2026-11-30Z', 0, 0, 0, 0, 0, 0, 0,"
            + " '2026-11-02Z', '-infinity', 0, 0 from contract_version where tenant_id = ?",
        statement,
        tenant.value());
    for (String text : List.of("1", WireId.STATEMENT.format(statement))) {
      assertThat(own(tenant, text)).extracting(Hit::id).contains(statement);
      assertThat(found(tenant, false, text)).isEmpty();
    }
  }

  @Test
  void whatIsAnothersIsNotThere() {
    UUID work = work(other, "The Crane Wife");

    assertThat(own(tenant, "crane")).isEmpty();
    assertThat(own(tenant, WireId.WORK.format(work)))
        .isEqualTo(own(tenant, WireId.WORK.format(Ids.next())))
        .isEmpty();
    for (WireId type : WireId.values()) {
      assertThat(own(tenant, type.format(work))).isEmpty();
      assertThat(creators.find(Ids.next(), asked(type.format(work)))).isEmpty();
    }
  }

  @Test
  void operatorsFindRightsholdersByNameAndByAMembersAddressAndTheRestById() {
    UUID member = TestTenants.member(DATABASE, tenant, "OWNER");

    assertThat(operators.find(asked(member + "@TEST.example")))
        .extracting(Hit::id)
        .containsExactly(tenant.value());
    assertThat(operators.find(asked(WireId.TENANT.format(tenant.value()))))
        .extracting(Hit::kind)
        .containsExactly(Hit.Kind.TENANT);
    String name = operators.find(asked(WireId.TENANT.format(tenant.value()))).getFirst().name();
    assertThat(operators.find(asked(name))).extracting(Hit::id).contains(tenant.value());
    UUID run = Ids.next();
    TestTenants.execute(
        DATABASE, "insert into run (id, kind, started_at) values (?, 'PAYOUTS', now())", run);
    assertThat(operators.find(asked(WireId.RUN.format(run))))
        .containsExactly(new Hit(Hit.Kind.RUN, run, "", ""));
    for (WireId type : WireId.values()) {
      assertThat(operators.find(asked(type.format(Ids.next())))).isEmpty();
    }
  }

  @Test
  void nothingIsLookedForByWhatNobodyTypes() {
    assertThat(Asked.of(null)).isEmpty();
    assertThat(Asked.of("  ")).isEmpty();
    assertThat(Asked.of("x".repeat(100_000))).isEmpty();
    assertThat(Asked.of("a\u202Eb")).isEmpty();
    assertThat(Asked.of("a\u0000b")).isEmpty();
    assertThat(Asked.of(" 桃太郎 ")).contains(new Asked("桃太郎"));
  }

  private static Asked asked(String text) {
    return Asked.of(text).orElseThrow();
  }

  private static List<Hit> own(TenantId tenant, String text) {
    return found(tenant, true, text);
  }

  private static List<Hit> found(TenantId tenant, boolean money, String text) {
    return TRANSACTIONS.run(
        tenant, (entities, rows) -> new OwnSearch(rows).find(tenant, money, asked(text)));
  }

  private static UUID work(TenantId tenant, String title) {
    UUID id = Ids.next();
    TestTenants.execute(
        DATABASE,
        "insert into work (id, tenant_id, title, created_at) values (?, ?, ?, now())",
        id,
        tenant.value(),
        title);
    return id;
  }
}
