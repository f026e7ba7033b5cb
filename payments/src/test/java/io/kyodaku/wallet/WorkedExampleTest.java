package io.kyodaku.wallet;

import static io.kyodaku.wallet.World.CREDIT;
import static io.kyodaku.wallet.World.JPY;
import static io.kyodaku.wallet.World.PAR;
import static io.kyodaku.wallet.World.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.decision.HeldPart;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.Price;
import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.EscrowPostings;
import io.kyodaku.ledger.LotBooks;
import io.kyodaku.ledger.LotPostings;
import io.kyodaku.ledger.MoneyBackPostings;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.ledger.Posting;
import io.kyodaku.ledger.SettlementPostings.Destination;
import io.kyodaku.ledger.SettlementPostings.OwnerBooks;
import io.kyodaku.royalty.Accrual;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Split;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page docs/worked-example.md, run on the model. */
class WorkedExampleTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final UUID creator = Ids.next();
  private final UUID generator = Ids.next();
  private final UUID authorization = Ids.next();
  private final LotBooks gift = new LotBooks(Ids.next(), creator, true, "US", USD);
  private final LotBooks bought = new LotBooks(Ids.next(), creator, false, "US", USD);
  private final LotBooks later = new LotBooks(Ids.next(), creator, false, "US", USD);
  private final UUID conflict = Ids.next();
  private final World.Claim claim =
      new World.Claim(
          Ids.next(),
          Ids.next(),
          Ids.next(),
          Ids.next(),
          Ids.next(),
          Ids.next(),
          JPY,
          "JP",
          7_000,
          RoyaltyBase.LIST);
  private final World.Claim other =
      new World.Claim(
          Ids.next(),
          Ids.next(),
          claim.asset(),
          Ids.next(),
          Ids.next(),
          Ids.next(),
          USD,
          "US",
          5_000,
          RoyaltyBase.LIST);

  @Test
  void everyTransferIsAsThePageShowsIt() throws IOException {
    assertThat(run().stream().map(this::row)).containsExactlyElementsOf(rowsOfThePage());
  }

  private List<Posting> run() {
    Purse purse =
        new Purse(
            List.of(
                lot(gift, 100 * CREDIT, 0, NOW.plusSeconds(86_400L * 31)),
                lot(bought, 1_000 * CREDIT, 8_000_000, NOW.plusSeconds(86_400L * 365))));
    List<Posting> made = new ArrayList<>();
    made.addAll(LotPostings.granted(gift, 100 * CREDIT));
    made.addAll(LotPostings.sold(bought, Ids.next(), 1_000 * CREDIT, 8_000_000, 0));
    List<LotHold> holds = purse.reserve(price(10).totalMicros(), NOW).orElseThrow();
    for (LotHold hold : holds) {
      made.add(
          LotPostings.held(purse.lot(hold.lotId()).books(), authorization, hold.amountMicros()));
    }
    Settlement settlement = Settlement.of(authorization, generator, purse, holds, price(9), PAR);
    made.addAll(settlement.postings());
    made.addAll(chargeback(purse.lot(bought.lotId()), settlement.accruals().getFirst()));
    made.addAll(dispute());
    return made;
  }

  /** Another owner claims the same character; what two seconds earn meanwhile is held. */
  private List<Posting> dispute() {
    Purse purse = new Purse(List.of(lot(later, 100 * CREDIT, 1_000_000, NOW.plusSeconds(86_400))));
    List<Posting> made =
        new ArrayList<>(LotPostings.sold(later, Ids.next(), 100 * CREDIT, 1_000_000, 0));
    List<HeldPart> held = List.of(new HeldPart(Optional.of(conflict), 1_000_000));
    Price price =
        new Price(
            Ids.next(),
            4 * CREDIT,
            8 * CREDIT,
            1,
            List.of(claim.terms(10_000_000, 2, held), other.terms(100_000, 2, held)));
    List<LotHold> holds = purse.reserve(price.totalMicros(), NOW).orElseThrow();
    holds.forEach(hold -> made.add(LotPostings.held(later, authorization, hold.amountMicros())));
    Settlement settlement = Settlement.of(authorization, generator, purse, holds, price, PAR);
    made.addAll(settlement.postings());
    List<EscrowPostings.Books> books =
        List.of(new EscrowPostings.Books("JP", JPY), new EscrowPostings.Books("US", USD));
    List<UUID> winners = List.of(claim.tenant(), other.tenant());
    for (int from = 0; from < books.size(); from++) {
      EscrowPostings.Books escrow = books.get(from);
      List<Long> parts =
          Split.byWeights(settlement.accruals().get(from).heldMicros(), List.of(7_500L, 2_500L));
      for (int to = 0; to < winners.size(); to++) {
        made.addAll(
            EscrowPostings.released(
                conflict,
                escrow,
                Destination.owner(winners.get(to)),
                books.get(to),
                parts.get(to),
                PAR.convert(1, parts.get(to), escrow.currency(), books.get(to).currency()),
                Ids.next()));
      }
    }
    return made;
  }

  private static Lot lot(LotBooks books, long credits, long cost, Instant expiresAt) {
    return new Lot(books, credits, cost, expiresAt, new Lot.Places(credits, 0, 0, 0, 0), 0);
  }

  private Price price(int seconds) {
    return new Price(
        Ids.next(), 4 * CREDIT, 4 * CREDIT * seconds, 1, List.of(claim.terms(20_000_000, seconds)));
  }

  private List<Posting> chargeback(Lot lot, Accrual accrual) {
    UUID dispute = Ids.next();
    long money = 7_500_000;
    long burned = lot.places().burned();
    Lot.Moved moved = lot.takeBack(money);
    List<Posting> made =
        new ArrayList<>(
            MoneyBackPostings.taken(
                bought,
                dispute,
                MoneyBackPostings.Cause.CHARGEBACK,
                money,
                moved.credits(),
                moved.recognised(),
                moved.burned()));
    long royalty = accrual.royaltyByLot().get(1);
    made.addAll(
        MoneyBackPostings.royalty(
            bought,
            dispute,
            authorization,
            new MoneyBackPostings.Royalty(
                new OwnerBooks(claim.claim(), claim.tenant(), "JP", JPY),
                Destination.owner(claim.tenant()),
                PAR.convert(1, royalty, JPY, USD),
                royalty),
            0,
            ParRates.proportion(royalty, moved.burned(), burned)));
    return made;
  }

  private String row(Posting posting) {
    return String.join(
        " | ",
        posting.code().name(),
        lotName(posting.lotId()),
        posting.debit().ledger().equals(Account.CREDIT)
            ? Account.CREDIT
            : posting.debit().entity() + " " + posting.debit().ledger(),
        posting.debit().kind().name(),
        posting.credit().kind().name(),
        BigDecimal.valueOf(posting.amountMicros(), 6).stripTrailingZeros().toPlainString());
  }

  private String lotName(@Nullable UUID lotId) {
    if (lotId == null) {
      return "-";
    }
    return lotId.equals(gift.lotId()) ? "gift" : lotId.equals(later.lotId()) ? "later" : "bought";
  }

  /** Rows of tables with a lot: neither headings nor rules. */
  private static List<String> rowsOfThePage() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/worked-example.md"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no docs above the working directory");
    }
    Path page = folder.resolve("docs/worked-example.md");
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      List<String> cells =
          Arrays.stream(line.split("\\|", -1))
              .map(String::strip)
              .filter(c -> !c.isEmpty())
              .toList();
      if (cells.size() == 6
          && !cells.getFirst().equals("code")
          && !cells.getFirst().equals("---")) {
        rows.add(String.join(" | ", cells));
      }
    }
    return rows;
  }
}
