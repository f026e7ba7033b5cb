package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms.ContractOffer;
import io.kyodaku.decision.OwnSay;
import io.kyodaku.decision.Trial;
import io.kyodaku.decision.Trials;
import io.kyodaku.rule.Territories;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Replays pages against a draft: each usage is decided by the rules that decide in earnest, and
 * what it would earn is priced by the code that prices. It keeps nothing of what it read, so that
 * pages may be replayed by several threads in any order.
 *
 * <p>Usages of one shape are decided once for a stretch of time in which no window of a rule begins
 * or ends.
 */
final class PageReplay {

  /** The code of the reason for which something is allowed and has no price. */
  private static final String UNPRICED = "plugin-failed";

  private final Trials.Pair trials;
  private final Optional<ContractOffer> offer;
  private final Earnings earnings;

  /**
   * @param offer another contract version; then answers stay as they were, but for what is beyond
   *     its bounds
   * @param currency what is earned in another is left out
   * @param now when terms of what was refused are looked at
   */
  PageReplay(Trials.Pair trials, Optional<ContractOffer> offer, Currency currency, Instant now) {
    this.trials = trials;
    this.offer = offer;
    earnings = new Earnings(trials, offer, currency, now);
  }

  Tally replay(UsagePage page) {
    return new OfPage(page).tally();
  }

  /** What is added up by one page. */
  private final class OfPage {
    private final UsagePage page;
    private final List<Instant> turns;
    private final @Nullable Judged[] judged;
    private final Tally tally = new Tally();
    private final Map<Split, Map<String, Sum.Adding>> sums = new EnumMap<>(Split.class);
    private final Map<Territories, List<String>> codes = new HashMap<>();
    private int stretch;

    OfPage(UsagePage page) {
      this.page = page;
      judged = new @Nullable Judged[page.shapes().size()];
      turns = turns();
    }

    private List<Instant> turns() {
      if (offer.isPresent()) {
        return List.of();
      }
      Set<UUID> assets = new HashSet<>();
      page.shapes().forEach(shape -> assets.addAll(shape.usage().assets()));
      Instant end = page.hour().plus(1, ChronoUnit.HOURS);
      Set<Instant> all = new TreeSet<>(trials.drafted().turns(assets, page.hour(), end));
      all.addAll(trials.present().turns(assets, page.hour(), end));
      return List.copyOf(all);
    }

    Tally tally() {
      String day = page.hour().atZone(ZoneOffset.UTC).toLocalDate().toString();
      for (int usage = 0; usage < page.size(); usage++) {
        add(usage, day);
      }
      sums.forEach(
          (split, values) ->
              values.forEach((value, adding) -> tally.add(split, value, adding.sum())));
      return tally;
    }

    private void add(int usage, String day) {
      Shape shape = page.shapes().get(page.shapeOf(usage));
      Judged of = judged(usage, shape);
      List<Money> byLicence = new ArrayList<>(shape.licences().size());
      Money money = Money.NONE;
      for (int l = 0; l < shape.licences().size(); l++) {
        Money one = earnings.of(page, usage, l, of);
        byLicence.add(one);
        money = money.plus(one);
      }
      if (!money.priced()) {
        money = money.refused();
        byLicence.replaceAll(Money::refused);
      }
      Answer would = money.would(of);
      sum(Split.ALL, "").add(of, money);
      sum(Split.MOVE, of.was() + ">" + would).add(of, money);
      sum(Split.DAY, day).add(of, money);
      sum(Split.USE, shape.usage().use().name()).add(of, money);
      for (String code : codes(shape)) {
        sum(Split.TERRITORY, code).add(of, money);
      }
      addAssets(shape, of, byLicence);
      sum(Split.RULE, shape.decidedBy()).was(of.was(), money.was());
      sum(Split.RULE, wouldBy(of, money)).would(would, money.would(), money.open());
      if (of.was() != would || money.was() != money.would()) {
        sample(usage, shape, of, money);
      }
    }

    private List<String> codes(Shape shape) {
      return codes.computeIfAbsent(
          shape.usage().territories(), where -> List.copyOf(where.codes()));
    }

    /** Of several licences of one asset it counts once, with what all of them earn. */
    private void addAssets(Shape shape, Judged of, List<Money> byLicence) {
      for (int l = 0; l < byLicence.size(); l++) {
        UUID asset = shape.licences().get(l).assetId();
        Money money = byLicence.get(l);
        boolean first = true;
        for (int other = 0; other < byLicence.size(); other++) {
          if (other != l && shape.licences().get(other).assetId().equals(asset)) {
            first &= other > l;
            money = money.plus(byLicence.get(other));
          }
        }
        if (first) {
          sum(Split.ASSET, asset.toString()).add(of, money);
        }
      }
    }

    private static String wouldBy(Judged of, Money money) {
      return money.priced() ? of.wouldBy() : UNPRICED;
    }

    private Sum.Adding sum(Split split, String value) {
      return sums.computeIfAbsent(split, unused -> new HashMap<>())
          .computeIfAbsent(value, unused -> new Sum.Adding());
    }

    private void sample(int usage, Shape shape, Judged of, Money money) {
      UUID asset = shape.licences().getFirst().assetId();
      Answer would = money.would(of);
      Instant at = page.at(usage);
      if (!tally.samples().wants(of.was(), would, shape.usage().use(), asset, at)) {
        return;
      }
      Outcome outcome = page.outcome(usage);
      tally
          .samples()
          .add(
              new Sample(
                  page.id(usage),
                  asset,
                  at,
                  outcome != Outcome.REFUSED,
                  shape.usage().use(),
                  codes(shape),
                  outcome == Outcome.SETTLED ? page.seconds(usage) : shape.usage().seconds(),
                  of.was(),
                  would,
                  shape.decidedBy(),
                  wouldBy(of, money),
                  money.was(),
                  money.would()));
    }

    private Judged judged(int usage, Shape shape) {
      Instant at = page.at(usage);
      while (stretch < turns.size() && !at.isBefore(turns.get(stretch))) {
        Arrays.fill(judged, null);
        stretch++;
      }
      int number = page.shapeOf(usage);
      Judged known = judged[number];
      if (known == null) {
        known = judge(shape, at);
        judged[number] = known;
      }
      return known;
    }
  }

  private Judged judge(Shape shape, Instant at) {
    List<Integer> factors = shape.licences().stream().map(Shape.Licence::factorBps).toList();
    Judged asItWas = new Judged(shape.was(), shape.was(), shape.decidedBy(), factors, false, false);
    if (offer.isPresent()) {
      String refusal = offer.get().refusal(shape.usage(), factors);
      return shape.was() == Answer.REFUSED || refusal.isEmpty()
          ? asItWas
          : new Judged(shape.was(), Answer.REFUSED, refusal, factors, false, false);
    }
    Optional<Trial.Answer> drafted = trials.drafted().say(shape.usage(), at);
    if (drafted.isEmpty()) {
      return asItWas;
    }
    OwnSay say = drafted.get().say();
    Answer present =
        trials
            .present()
            .say(shape.usage(), at)
            .map(answer -> Answer.of(answer.say().action(), shape.others()))
            .orElse(shape.was());
    return new Judged(
        shape.was(),
        Answer.of(say.action(), shape.others()),
        say.decidedBy(),
        factors(shape, say),
        present != shape.was(),
        drafted.get().ageWanted());
  }

  /** Of a claim that is gone since, what it was. */
  private static List<Integer> factors(Shape shape, OwnSay say) {
    Map<UUID, Integer> said = new HashMap<>();
    say.claims().forEach(claim -> said.put(claim.claimId(), claim.factorBps()));
    return shape.licences().stream()
        .map(licence -> said.getOrDefault(licence.claimId(), licence.factorBps()))
        .toList();
  }
}
