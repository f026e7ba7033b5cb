package io.kyodaku.portal.rightsholder;

import io.kyodaku.decision.AssetTerms;
import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.joint.JointAgreement;
import io.kyodaku.joint.JointStanding;
import io.kyodaku.joint.JointStatus;
import io.kyodaku.joint.JointSubject;
import io.kyodaku.joint.OwnAgreements;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.Split;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What an agreement means for the tenant whose pages these are, in sentences. */
@Named
@RequestScoped
public class AgreementWords {

  private static final int EXAMPLE_SECONDS = 10;

  @Inject private AssetTerms terms;
  @Inject private OwnAgreements agreements;
  @Inject private Clock clock;
  @Inject private TenantDesk desk;
  @Inject private Formats formats;
  @Inject private RightsWords words;
  @Inject private PageErrors texts;

  /** What it is about, in order: who with whom, when, how it is divided, and what stays. */
  public List<String> says(JointAgreement agreement) {
    TenantId own = desk.tenant();
    String partner = agreement.nameOf(agreement.partnerOf(own).value());
    List<String> says = new ArrayList<>();
    says.add(
        fill(
            "agreement.says.together",
            own(agreement),
            theirs(agreement),
            uses(agreement),
            territories(agreement)));
    says.add(
        agreement
            .firstDay()
            .map(day -> fill("agreement.says.from", formats.date(day)))
            .orElseGet(() -> texts.text("agreement.says.fromAcceptance")));
    says.add(
        agreement
            .lastDay()
            .map(day -> fill("agreement.says.until", formats.date(day)))
            .orElseGet(() -> texts.text("agreement.says.noEnd")));
    says.add(
        fill(
            "agreement.says.parts",
            formats.percent(agreement.bpsOf(own)),
            formats.percent(agreement.bpsOf(agreement.partnerOf(own))),
            partner));
    if (agreement.status() == JointStatus.PROPOSED || standing(agreement).holds()) {
      example(agreement).ifPresent(says::add);
    }
    says.add(texts.text("agreement.says.rest"));
    return says;
  }

  /** What becomes of what the two have agreed already, if this is accepted now. */
  public List<String> replaces(JointAgreement proposed) {
    Instant begins = proposed.beginsAt(clock.instant());
    return agreements.replacedBy(desk.tenant(), proposed.id()).stream()
        .map(
            one ->
                one.beginsAt(begins).isBefore(begins)
                    ? proposed
                        .firstDay()
                        .filter(day -> proposed.startsAt().filter(begins::equals).isPresent())
                        .map(day -> fill("agreement.accept.replaces", formats.date(day)))
                        .orElseGet(() -> texts.text("agreement.accept.replacesNow"))
                    : fill("agreement.accept.drops", one.firstDay().map(formats::date).orElse("")))
        .toList();
  }

  public JointStanding standing(JointAgreement agreement) {
    return agreement.standingAt(clock.instant());
  }

  public boolean isOver(JointAgreement agreement) {
    return agreement.overAt().filter(at -> !clock.instant().isBefore(at)).isPresent();
  }

  /** What the tenant brings. */
  public String own(JointAgreement agreement) {
    return name(agreement, agreement.of(desk.tenant()));
  }

  public String theirs(JointAgreement agreement) {
    return name(agreement, agreement.of(agreement.partnerOf(desk.tenant())));
  }

  public String partner(JointAgreement agreement) {
    return agreement.nameOf(agreement.partnerOf(desk.tenant()).value());
  }

  private String name(JointAgreement agreement, JointSubject subject) {
    String name = agreement.nameOf(subject.id());
    return subject.wholeWork() ? fill("agreement.whole", name) : name;
  }

  public String uses(JointAgreement agreement) {
    return agreement.uses().stream()
        .map(use -> texts.text("use." + use))
        .collect(Collectors.joining(" · "));
  }

  public String territories(JointAgreement agreement) {
    return words.territories(Arrays.asList(agreement.territories().split("\\|", -1)));
  }

  public String part(JointAgreement agreement) {
    return formats.percent(agreement.bpsOf(desk.tenant()));
  }

  /** Whether it is the tenant's to answer. */
  public boolean asked(JointAgreement agreement) {
    return agreement.status() == JointStatus.PROPOSED && !agreement.isProposedBy(desk.tenant());
  }

  /** Of two characters at list prices; nothing where either has none for the use. */
  private Optional<String> example(JointAgreement agreement) {
    TenantId tenant = desk.tenant();
    JointSubject own = agreement.of(tenant);
    JointSubject theirs = agreement.of(agreement.partnerOf(tenant));
    for (Use use : agreement.uses()) {
      OptionalLong ours = credits(own, tenant, use);
      OptionalLong others = credits(theirs, agreement.partnerOf(tenant), use);
      if (ours.isPresent() && others.isPresent() && ours.getAsLong() + others.getAsLong() > 0) {
        return Optional.of(example(agreement, use, ours.getAsLong(), others.getAsLong()));
      }
    }
    return Optional.empty();
  }

  private String example(JointAgreement agreement, Use use, long ours, long others) {
    int own = agreement.bpsOf(desk.tenant());
    int other = agreement.bpsOf(agreement.partnerOf(desk.tenant()));
    List<Long> parts = Split.byWeights(ours + others, List.of((long) own, (long) other));
    return fill(
        "agreement.says.example",
        EXAMPLE_SECONDS,
        texts.text("use." + use),
        formats.credits(ours + others),
        formats.credits(ours),
        formats.credits(others),
        formats.credits(parts.getFirst()),
        formats.credits(parts.getLast()));
  }

  private OptionalLong credits(JointSubject subject, TenantId owner, Use use) {
    if (subject.wholeWork()) {
      return OptionalLong.empty();
    }
    try {
      List<AssetTerms.Term> of =
          terms.of(subject.id(), owner).stream()
              .filter(term -> term.use() == use && term.action() != Action.BLOCK)
              .toList();
      return of.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(
              EXAMPLE_SECONDS
                  * of.stream().mapToLong(AssetTerms.Term::creditMicrosPerSecond).sum());
    } catch (OutOfTouchException e) {
      return OptionalLong.empty();
    }
  }

  private String fill(String key, Object... arguments) {
    Object[] written = Arrays.stream(arguments).map(String::valueOf).toArray();
    return MessageFormat.format(texts.text(key), written);
  }
}
