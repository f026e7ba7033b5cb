package io.kyodaku.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.mail.Outbox;
import io.kyodaku.plugin.TestPluginHost;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestMail;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.testing.TestTransactions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Owners are told what became of the contract that they signed. */
class ContractMailTest {

  private final TestPluginHost plugins = new TestPluginHost();
  private final Contracts contracts = new Contracts(plugins.host());
  private final TenantId tenant = TestTenants.verified(Contracts.DATABASE, "JPY");
  private final UUID owner = TestMail.owner(Contracts.DATABASE, tenant, "en");
  private final UUID operator = TestTenants.account(Contracts.DATABASE);

  @AfterEach
  void stopPlugins() {
    plugins.close();
  }

  @Test
  void everyOwnerIsToldInItsLanguageThatTheContractIsInForce() {
    UUID japanese = TestMail.owner(Contracts.DATABASE, tenant, "ja");
    UUID chinese = TestMail.owner(Contracts.DATABASE, tenant, "zh-Hans");
    UUID viewer = TestTenants.member(Contracts.DATABASE, tenant, "VIEWER");
    contracts.countersign(operator, contracts.signed(tenant, owner, "STANDARD"));

    assertThat(mails(owner)).hasSize(1);
    assertThat(mails(owner).getFirst().subject()).isEqualTo("Your contract is countersigned");
    assertThat(mails(owner).getFirst().body())
        .contains("Somebody", "version 1", "https://kyodaku.test/t/", "/contract");
    assertThat(mails(japanese)).extracting(Outbox.Letter::subject).containsExactly("契約に副署しました");
    assertThat(mails(chinese)).extracting(Outbox.Letter::subject).containsExactly("您的合同已会签");
    assertThat(mails(viewer)).isEmpty();
  }

  @Test
  void ownersAreToldWhyTheirContractWasRejected() {
    UUID signed = contracts.signed(tenant, owner, "STANDARD");
    contracts.reject(operator, signed, " ");
    assertThat(mails(owner)).isEmpty();

    contracts.reject(operator, signed, "The {0} share isn't agreed.");
    assertThat(mails(owner)).hasSize(1);
    assertThat(mails(owner).getFirst().body()).contains("The {0} share isn't agreed.");
  }

  @Test
  void whatDidNotHappenIsNotTold() {
    UUID signed = contracts.signed(tenant, owner, "STANDARD");
    TestTransactions transactions = TestTransactions.platform(Contracts.DATABASE);

    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      contracts
                          .countersigning(transactions.dataSource())
                          .countersign(operator, signed);
                      throw new IllegalStateException("the server stopped here");
                    }))
        .hasMessageContaining("the server stopped here");

    assertThat(Contracts.status(signed)).isEqualTo("SIGNED");
    assertThat(mails(owner)).isEmpty();
  }

  private static List<Outbox.Letter> mails(UUID account) {
    return TestMail.to(Contracts.DATABASE, account);
  }
}
