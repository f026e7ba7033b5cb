package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms;
import io.kyodaku.decision.EarningTerms.ContractOffer;
import io.kyodaku.decision.Trials;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * What one licence of a usage earned, and would earn: on the terms on which it was granted, as far
 * as the draft leaves them. What was refused is priced as it would be today.
 *
 * @param offer another contract version
 * @param currency what is earned in another is left out
 * @param now when terms of what was refused are looked at
 */
record Earnings(Trials.Pair trials, Optional<ContractOffer> offer, Currency currency, Instant now) {

  Money of(UsagePage page, int usage, int place, Judged judged) {
    Shape shape = page.shapes().get(page.shapeOf(usage));
    EarningTerms frozen = shape.licences().get(place).terms();
    if (frozen != null && !frozen.currency().equals(currency)) {
      return Money.NONE;
    }
    Of of = new Of(page, usage, place, shape, judged);
    return switch (page.outcome(usage)) {
      case SETTLED -> of.settled();
      // Nobody rendered it, or has yet.
      case OPEN, UNUSED -> Money.NONE;
      case PENDING, NOT_APPROVED ->
          judged.would() == Answer.GRANTED ? of.rendered(false) : Money.NONE;
      case REFUSED ->
          judged.would() == Answer.REFUSED
              ? Money.NONE
              : of.rendered(judged.would() == Answer.ASKED);
    };
  }

  /** One licence. */
  private final class Of {
    private final UsagePage page;
    private final int usage;
    private final int place;
    private final Shape shape;
    private final Shape.Licence licence;
    private final Judged judged;

    Of(UsagePage page, int usage, int place, Shape shape, Judged judged) {
      this.page = page;
      this.usage = usage;
      this.place = place;
      this.shape = shape;
      this.judged = judged;
      licence = shape.licences().get(place);
    }

    private long was() {
      return page.royalty(usage, place);
    }

    /** What an owner said yes to then, it would say yes to again. */
    Money settled() {
      if (judged.would() == Answer.REFUSED) {
        return new Money(was(), 0, 0, true);
      }
      boolean open = judged.would() == Answer.ASKED && judged.was() != Answer.ASKED;
      return priced(open, page.seconds(usage));
    }

    Money rendered(boolean open) {
      return priced(open, shape.usage().seconds());
    }

    private Money priced(boolean open, int seconds) {
      Optional<Long> would = royalty(seconds);
      if (would.isEmpty()) {
        return new Money(was(), 0, 0, false);
      }
      return open ? new Money(was(), 0, would.get(), true) : new Money(was(), would.get(), 0, true);
    }

    private Optional<Long> royalty(int seconds) {
      EarningTerms frozen = licence.terms();
      Optional<EarningTerms> base =
          frozen != null
              ? Optional.of(frozen)
              : trials
                  .present()
                  .terms(
                      licence.assetId(),
                      licence.claimId(),
                      shape.usage(),
                      judged.factors().get(place),
                      now);
      if (base.isEmpty() || !base.get().currency().equals(currency)) {
        return Optional.of(0L);
      }
      return royalty(base.get(), seconds);
    }

    private Optional<Long> royalty(EarningTerms before, int seconds) {
      int factor = judged.factors().get(place);
      EarningTerms terms = offer.map(other -> before.under(other, factor)).orElse(before);
      boolean sameFee =
          page.outcome(usage) == Outcome.SETTLED
              && factor == licence.factorBps()
              && terms.askTheSameFeeAs(before);
      if (sameFee && offer.isEmpty()) {
        return Optional.of(was());
      }
      long charged = page.fee(usage, place);
      Optional<Long> fee =
          sameFee
              ? Optional.of(charged)
              : trials
                  .drafted()
                  .fee(terms, licence.assetId(), shape.usage(), factor, seconds)
                  .flatMap(own -> divided(own, before, charged, seconds));
      return fee.map(micros -> terms.royaltyOf(micros, before, charged, was()));
    }

    /**
     * What is left of a fee where it is divided with another owner, who is taken to ask what it
     * asked then.
     */
    private Optional<Long> divided(long own, EarningTerms before, long charged, int seconds) {
      Shape.Joint joint = licence.joint();
      if (joint == null) {
        return Optional.of(own);
      }
      if (page.outcome(usage) != Outcome.SETTLED) {
        return Optional.of(joint.fee(own));
      }
      return trials
          .present()
          .fee(before, licence.assetId(), shape.usage(), licence.factorBps(), seconds)
          .map(then -> Shape.Joint.of(joint.shareBps(), charged, then).fee(own));
    }
  }
}
