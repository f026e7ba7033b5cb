package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.ledger.RollingUpBalances;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Sql;
import io.kyodaku.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL itself refuses of money, tried by a connection of the tables' owner, past all
 * code and every grant; and that what can't be refused by a constraint is at least noticed.
 */
class MoneyWallsTest {

  private static final int SECONDS = 4;
  private static final List<String> TABLES =
      List.of(
          "wallet",
          "credit_lot",
          "usage_authorization",
          "authorization_license",
          "transfer",
          "royalty",
          "receipt",
          "idempotency_key",
          "lot_hold",
          "ledger_account",
          "log_entry");

  /** Nothing that is refused changes it, so all that is refused is tried on one. */
  private static final Stage UNTOUCHED = new Stage();

  /** Two lots, one settled and one standing authorization: something to spoil everywhere. */
  private static final class Stage {
    private final World world = new World(TestDatabase.fresh());
    private final Sql owner = new Sql(world.database.owner());

    Stage() {
      UUID creator = world.creator();
      UUID generator = world.generator();
      world.link(creator, generator, null);
      world.gift(creator, 100);
      world.purchase(creator, 200, 900, USD);
      Price price =
          World.price(
              generator, CREDIT, SECONDS, CREDIT, world.claim(JPY, 7_000, RoyaltyBase.LIST));
      try (NaturalBatching charges =
          new NaturalBatching(
              world.database.charge(), PAR, world.clock, ChargeSettings.defaults(), Thread::new)) {
        charges.settle(hold(charges, creator, generator, price), SECONDS, price);
        hold(charges, creator, generator, price);
      }
    }

    private Authorization hold(NaturalBatching charges, UUID creator, UUID generator, Price price) {
      Authorization asked =
          world.authorization(creator, generator, SECONDS, price, AuthorizationStatus.AUTHORIZED);
      assertThat(charges.hold(world.request(asked))).isInstanceOf(ChargeOutcome.Held.class);
      return Authorizations.over(world.database.charge())
          .ofGenerator(generator, asked.id())
          .orElseThrow();
    }

    List<TrialBalance.Line> trialBalance() {
      return new TrialBalance(world.database.admin()).lines();
    }

    boolean refuses(String attempt) {
      try {
        owner.update(attempt);
        return false;
      } catch (DatabaseFailure refusal) {
        return !String.valueOf(refusal.getMessage()).contains("syntax");
      }
    }

    String fingerprint() {
      StringBuilder all = new StringBuilder();
      for (String table : TABLES) {
        all.append(
            owner
                .first(
                    "select md5(string_agg(r::text, '|' order by r::text)) from " + table + " r",
                    row -> String.valueOf(row.getString(1)))
                .orElseThrow());
      }
      return all.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Floors.
        "update wallet set available_micros = -1",
        "update wallet set held_micros = -1",
        "update credit_lot set available_micros = -1",
        "update credit_lot set available_micros = available_micros + 1",
        "update credit_lot set credits_micros = credits_micros + 1, available_micros ="
            + " available_micros + 1, recognised_micros = recognised_micros + 1 where kind ="
            + " 'PURCHASED'",
        "update credit_lot set cost_micros = 1 where kind = 'PROMOTIONAL'",
        // One direction.
        "update usage_authorization set status = 'AUTHORIZED' where status = 'SETTLED'",
        "update usage_authorization set status = 'VOIDED', charged_micros = 0 where status ="
            + " 'SETTLED'",
        "update usage_authorization set charged_micros = price_micros + 1 where status = 'SETTLED'",
        "update usage_authorization set held_micros = 0 where status = 'AUTHORIZED'",
        "update usage_authorization set price_micros = 1, held_micros = 1 where status ="
            + " 'AUTHORIZED'",
        "update usage_authorization set seconds = 999",
        "update usage_authorization set creator_id = gen_random_uuid()",
        "update authorization_license set share_bps = 10000",
        "delete from authorization_license",
        "delete from usage_authorization",
        // What was written is written.
        "update transfer set amount_micros = amount_micros + 1",
        "delete from transfer",
        "truncate transfer cascade",
        "update royalty set royalty_micros = 0, platform_micros = fee_micros",
        "delete from royalty",
        "update receipt set payload = '{}', jws = null",
        "update receipt set payload = null, jws = 'e30.e30.e30'",
        "delete from receipt",
        "delete from idempotency_key",
        "update idempotency_key set body = '{}'",
        "delete from log_entry",
        "update ledger_account set kind = 'CREATOR_AVAILABLE'",
        "delete from wallet",
        "delete from credit_lot",
        // Double entry.
        "insert into transfer select gen_random_uuid(), default_seq.n, ledger, entity,"
            + " debit_account, credit_account, 0, code, null, null, null, null, batch_id, at from"
            + " transfer, (select 1 as n) default_seq limit 1",
        "insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros,"
            + " code, batch_id, at) select gen_random_uuid(), ledger, entity, debit_account,"
            + " credit_account, -5, code, batch_id, at from transfer limit 1",
        "insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros,"
            + " code, batch_id, at) select gen_random_uuid(), ledger, entity, debit_account,"
            + " debit_account, 5, code, batch_id, at from transfer limit 1",
        "insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros,"
            + " code, batch_id, at) select gen_random_uuid(), ledger, entity, debit_account,"
            + " gen_random_uuid(), 5, code, batch_id, at from transfer limit 1",
        "insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros,"
            + " code, batch_id, at) select gen_random_uuid(), 'JPY', 'JP', debit_account,"
            + " credit_account, 5, code, batch_id, at from transfer where ledger = 'CREDIT' limit"
            + " 1",
        "insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros,"
            + " code, batch_id, at) select gen_random_uuid(), a.ledger, a.entity, a.id, b.id, 5,"
            + " 'FORGED', gen_random_uuid(), now() from ledger_account a, ledger_account b where"
            + " a.ledger = 'CREDIT' and b.ledger = 'USD' limit 1",
        "insert into royalty select gen_random_uuid(), tenant_id, authorization_id, claim_id,"
            + " asset_id, contract_version_id, kind, use, seconds, currency, selling_entity,"
            + " fee_micros, base, base_micros, share_bps, royalty_micros, platform_micros,"
            + " par_version, at from royalty limit 1",
      })
  void isRefused(String attempt) {
    String before = UNTOUCHED.fingerprint();

    assertThat(UNTOUCHED.refuses(attempt)).as(attempt).isTrue();

    assertThat(UNTOUCHED.fingerprint()).isEqualTo(before);
  }

  /** The amounts may be within every bound, and the books still say that something is wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update wallet set available_micros = available_micros + 1",
        "update wallet set held_micros = held_micros - 1",
        "update credit_lot set available_micros = available_micros - 1, held_micros = held_micros +"
            + " 1 where held_micros > 0",
        "update lot_hold set amount_micros = amount_micros + 1",
        "delete from lot_hold",
        "insert into transfer (id, ledger, entity, debit_account, credit_account, amount_micros,"
            + " code, lot_id, batch_id, at) select gen_random_uuid(), ledger, entity,"
            + " debit_account, credit_account, 5, code, lot_id, batch_id, at from transfer where"
            + " lot_id is not null and ledger = 'CREDIT' limit 1",
      })
  void isNoticedByTheTrialBalance(String tampering) {
    Stage stage = new Stage();
    assertThat(stage.trialBalance()).isNotEmpty().allMatch(TrialBalance.Line::balanced);

    assertThat(stage.owner.update(tampering)).isPositive();

    assertThat(stage.trialBalance())
        .filteredOn(line -> line.ledger().equals("CREDIT"))
        .noneMatch(TrialBalance.Line::balanced);
  }

  @Test
  void aTamperedCheckpointIsNoticed() {
    Stage stage = new Stage();
    new RollingUpBalances(stage.world.database.admin()).run("");
    assertThat(stage.trialBalance()).allMatch(TrialBalance.Line::balanced);

    assertThat(stage.owner.update("update account_balance set debits_micros = debits_micros + 1"))
        .isPositive();

    assertThat(stage.trialBalance()).noneMatch(TrialBalance.Line::balanced);
  }
}
