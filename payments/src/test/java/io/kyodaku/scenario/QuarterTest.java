package io.kyodaku.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.payout.Payout;
import io.kyodaku.plugin.PluginPin;
import io.kyodaku.plugin.ReferenceJars;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.wallet.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A quarter in seconds: purchases, usage, month ends, a dispute that is opened and won, a payout
 * that comes back, a contract that changes amid a month, and a plugin that is upgraded; and after
 * each of them every check of the books holds.
 *
 * <p>Yen throughout: 1,000 credits cost 1,000 yen, a second of a character costs 2 credits of
 * compute and a fee of 3.
 */
class QuarterTest {

  private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2027, 1, 1, 0, 0);

  private final Season season = new Season(NEW_YEAR);

  @AfterEach
  void close() {
    season.close();
  }

  private void on(int month, int day) {
    season.to(LocalDateTime.of(2027, month, day, 12, 0));
  }

  private static long yen(long yen) {
    return yen * 1_000_000;
  }

  @Test
  void aQuarterOfTwoOwnersAndOneCreator() throws IOException {
    World.Claim momo = season.owner();
    World.Claim count = season.owner();
    PluginPin monthEnd = season.installed(momo, jar("japanese-month-end", ""));
    season.installed(count, jar("japanese-month-end", ""));
    PluginPin tiers = season.installed(momo, jar("tiered-royalty", ""));
    World.Claim momoInJanuary =
        season.agree(momo, 2, 7_000, season.configured(momo, tiers, above60(8_000)), monthEnd);
    World.Claim countAlways = season.agree(count, 2, 7_000, PluginPin.STANDARD, monthEnd);
    season.books.assertBooksHold();

    // January: three purchases; 300 yen of fees for the one, of which 70 % and then 80 %; 150 for
    // the other.
    on(1, 3);
    UUID first = season.buy();
    season.buy();
    season.buy();
    season.books.assertBooksHold();
    on(1, 10);
    season.use(momoInJanuary, 100);
    season.use(countAlways, 50);
    assertThat(season.books.available(season.creator)).isEqualTo(yen(2_250));
    season.books.assertBooksHold();

    on(2, 1);
    StatementDetail january = season.close(momo);
    assertThat(Season.lines(january)).containsExactly("USAGE 210.0", "TIER 12.0");
    assertThat(january.statement().dueDate()).isEqualTo(LocalDate.of(2027, 2, 26));
    assertThat(Season.lines(season.close(count))).containsExactly("USAGE 105.0");
    season.books.assertBooksHold();

    // The first purchase is disputed: what it paid is taken back, and what was spent is owed.
    on(2, 12);
    String dispute = season.dispute(first);
    assertThat(season.books.debt(season.creator)).isEqualTo(yen(750));
    season.books.assertBooksHold();

    // The contract changes amid the month, and counts for what comes after.
    on(2, 14);
    season.use(momoInJanuary, 20);
    season.to(LocalDateTime.of(2027, 2, 15, 0, 0));
    World.Claim momoSince =
        season.agree(momo, 3, 8_000, season.configured(momo, tiers, above60(9_000)), monthEnd);
    on(2, 16);
    season.use(momoSince, 20);
    season.books.assertBooksHold();

    // January is paid; one bank sends it back.
    on(2, 25);
    assertThat(season.pay()).isZero();
    on(2, 26);
    assertThat(season.pay()).isEqualTo(2);
    assertThat(season.pay()).isZero();
    assertThat(season.bank(momo, "paid").status()).isEqualTo(Payout.Status.PAID);
    assertThat(season.bank(count, "failed").status()).isEqualTo(Payout.Status.RETURNED);
    season.books.assertBooksHold();

    on(3, 1);
    StatementDetail february = season.close(momo);
    assertThat(Season.lines(february)).containsExactly("USAGE 90.0", "CHARGEBACK -210.0");
    assertThat(february.statement().payableMinor()).isZero();
    assertThat(february.statement().carriedMicros()).isEqualTo(yen(-120));
    assertThat(Season.lines(season.close(count)))
        .containsExactly("CHARGEBACK -105.0", "RETURNED_PAYOUT 105.0");
    season.books.assertBooksHold();

    // The dispute is won: everything comes again, and the debt is gone.
    on(3, 5);
    season.win(dispute);
    assertThat(season.books.debt(season.creator)).isZero();
    season.books.assertBooksHold();

    // Another version of the plugin beside the old one, which takes its place with April.
    on(3, 10);
    byte[] mended = jar("tiered-royalty", "another version");
    String upgraded = season.install(mended);
    assertThat(upgraded).isNotEqualTo(tiers.hash());
    assertThat(season.upgrade(momo, tiers, mended))
        .isEqualTo(LocalDateTime.of(2027, 4, 1, 0, 0).atZone(Season.TOKYO).toInstant());
    season.buy();
    season.use(momoSince, 100);
    season.books.assertBooksHold();

    on(3, 31);
    assertThat(season.pay()).isZero();
    on(4, 1);
    Statement march = season.close(momo).statement();
    assertThat(march.openingMicros()).isEqualTo(yen(-120));
    // 240 of usage, 210 earned again, 12 of the tier.
    assertThat(march.payableMinor()).isEqualTo(342);
    assertThat(season.termsOf(march)).isEqualTo(tiers.hash());
    assertThat(season.close(count).statement().payableMinor()).isEqualTo(105);
    season.books.assertBooksHold();

    on(4, 30);
    assertThat(season.pay()).isEqualTo(2);
    assertThat(List.of(momo, count))
        .allSatisfy(
            owner -> {
              assertThat(season.bank(owner, "paid").status()).isEqualTo(Payout.Status.PAID);
              assertThat(season.balance(AccountKind.ROYALTY_PAYABLE, owner)).isZero();
              assertThat(season.balance(AccountKind.STATEMENT_PAYABLE, owner)).isZero();
              assertThat(season.balance(AccountKind.PAYOUTS_IN_TRANSIT, owner)).isZero();
            });
    // 4,000 bought; 290 seconds of 5 credits spent.
    assertThat(season.books.available(season.creator)).isEqualTo(yen(4_000 - 5 * 290));
    season.books.assertBooksHold();

    // April is closed with the version that was in force when it began.
    season.use(momoSince, 100);
    on(5, 1);
    StatementDetail april = season.close(momo);
    assertThat(Season.lines(april)).containsExactly("USAGE 240.0", "TIER 12.0");
    assertThat(season.termsOf(april.statement())).isEqualTo(upgraded);
    season.books.assertBooksHold();
  }

  private static Map<String, ?> above60(int shareBps) {
    return Map.of(
        "measure", "SECONDS", "tiers", List.of(Map.of("above", 60, "shareBps", shareBps)));
  }

  /** As it was built; another note in it makes it another jar. */
  private static byte[] jar(String module, String note) throws IOException {
    return ReferenceJars.of(module)
        .entry("NOTE.txt", note.getBytes(StandardCharsets.UTF_8))
        .bytes();
  }
}
