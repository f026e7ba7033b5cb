package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.Chart;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.replay.Answer;
import io.kyodaku.replay.Replay;
import io.kyodaku.replay.ReplayKind;
import io.kyodaku.replay.Replays;
import io.kyodaku.replay.Split;
import io.kyodaku.replay.StartingReplay;
import io.kyodaku.replay.Sum;
import io.kyodaku.shared.WireId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a draft would have meant: against what was, by day, asset, country, use and rule. */
@Named
@RequestScoped
public class ReplayPage {

  private static final String REST = "*";

  /** As they are drawn: what is refused in the colour that warns. */
  private static final List<Answer> DRAWN = List.of(Answer.GRANTED, Answer.REFUSED, Answer.ASKED);

  @Inject private Replays replays;
  @Inject private StartingReplay starting;
  @Inject private GoingToReplay going;
  @Inject private ReplayWords words;
  @Inject private OwnNames names;
  @Inject private TenantDesk desk;
  @Inject private Formats formats;
  @Inject private Language language;
  @Inject private PageErrors texts;
  @Inject @RequestParameterMap private Map<String, String> parameters;
  private ReplayAddress address = ReplayAddress.of(Map.of());
  private @Nullable Replay replay;
  private final Map<Split, List<Replays.Line>> sums = new EnumMap<>(Split.class);
  private String days = Integer.toString(StartingReplay.A_MONTH);

  /** Before anything is asked of it, also by a post. */
  @PostConstruct
  void read() {
    address = ReplayAddress.of(parameters);
    replay = replays.find(desk.tenant(), address.id()).orElse(null);
  }

  /** When the page is opened: the replay that it names must be this tenant's. */
  public void open() {
    if (replay == null) {
      desk.notFound();
      return;
    }
    desk.stayAt("id=" + getId());
  }

  public Replay getReplay() {
    return Objects.requireNonNull(replay);
  }

  public boolean isThere() {
    return replay != null;
  }

  public String getId() {
    return WireId.REPLAY.format(getReplay().id());
  }

  public String getTitle() {
    return replay == null ? "" : words.title(replay);
  }

  public boolean isOfPolicy() {
    return getReplay().kind() == ReplayKind.POLICY;
  }

  /** Whether the draft blocks words, of which past prompts can't be asked. */
  public boolean isBlockingTerms() {
    return !getReplay().says().controls().guards().blockedTerms().isEmpty();
  }

  public boolean isNet() {
    return words.isNet(getReplay());
  }

  public boolean isLimited() {
    return !getReplay().says().controls().ceilings().isEmpty();
  }

  public LocalDate getFrom() {
    return LocalDate.ofInstant(getReplay().since(), ZoneOffset.UTC);
  }

  public LocalDate getTo() {
    return LocalDate.ofInstant(getReplay().until().minusNanos(1), ZoneOffset.UTC);
  }

  public boolean isUnderWay() {
    return !getReplay().status().isEnded();
  }

  public String getStanding() {
    return ReplayStanding.of(getReplay());
  }

  /** Where writing goes on. */
  public String getDraft() {
    return desk.path(isOfPolicy() ? words.rules(getReplay()) : "contract");
  }

  /** Whoever may write the draft may try it. */
  private Right right() {
    return replay != null && replay.kind() == ReplayKind.CONTRACT ? Right.SIGNING : Right.CATALOG;
  }

  public void cancel() {
    if (desk.lacks(right())) {
      return;
    }
    boolean cancelled = starting.cancel(desk.tenant(), getReplay().id());
    desk.goTo("replay?id=" + getId() + (cancelled ? "" : "&failed=standsOtherwise"));
  }

  /** The same draft over another stretch of time. */
  public void again() {
    if (desk.lacks(right())) {
      return;
    }
    Optional<Integer> chosen = StartingReplay.days(days);
    if (chosen.isEmpty()) {
      FacesContext.getCurrentInstance().validationFailed();
      texts.say("rights.replay.days.wrong");
      return;
    }
    Replay before = getReplay();
    going.to(
        isOfPolicy()
            ? starting.ofPolicy(
                desk.tenant(),
                desk.account(),
                before.level(),
                before.says(),
                before.seen().orElse(null),
                chosen.get())
            : starting.ofContract(
                desk.tenant(),
                desk.account(),
                before.contractVersion().orElseThrow(),
                chosen.get()),
        texts);
  }

  public String getDays() {
    return days;
  }

  public void setDays(String days) {
    this.days = days;
  }

  public List<Integer> getSpans() {
    return List.of(7, StartingReplay.A_MONTH, StartingReplay.DAYS_AT_MOST);
  }

  List<Replays.Line> sums(Split split) {
    return sums.computeIfAbsent(split, of -> replays.sums(desk.tenant(), getReplay().id(), of));
  }

  /** Of all usages; null where there are none. */
  public @Nullable Sum getAll() {
    return sums(Split.ALL).stream().map(Replays.Line::sum).findFirst().orElse(null);
  }

  /** How much more or less, with its sign; empty where it is the same. */
  public String more(long was, long would) {
    long more = would - was;
    return more == 0 ? "±0" : (more > 0 ? "+" : "−") + formats.count(Math.abs(more));
  }

  public String moreMoney(long was, long would) {
    long more = would - was;
    return more == 0 ? "±0" : (more > 0 ? "+" : "−") + money(Math.abs(more));
  }

  public String money(long micros) {
    return formats.money(micros, getReplay().currency().getCurrencyCode());
  }

  /**
   * What usages were and would be.
   *
   * @param href to look at them; empty where they come to the same
   */
  public record Move(Answer was, Answer would, Sum sum, String href) {}

  public List<Move> getMoves() {
    return sums(Split.MOVE).stream()
        .map(
            line -> {
              String[] both = line.value().split(">");
              Answer was = Answer.valueOf(both[0]);
              Answer would = Answer.valueOf(both[1]);
              return new Move(
                  was, would, line.sum(), href("&was=" + was + "&would=" + would, line.sum()));
            })
        .sorted(
            Comparator.comparing((Move move) -> move.was() == move.would())
                .thenComparing(
                    Comparator.comparingLong((Move move) -> move.sum().usages()).reversed()))
        .toList();
  }

  private String href(String query, Sum sum) {
    return isSame(sum) ? "" : desk.path("replay?id=" + getId() + query + "#usages");
  }

  private static boolean isSame(Sum sum) {
    return sum.grantedWas() == sum.grantedWould()
        && sum.askedWas() == sum.askedWould()
        && sum.refusedWas() == sum.refusedWould()
        && sum.earnedWas() == sum.earnedWould();
  }

  /**
   * A line of a split.
   *
   * @param href to look at its usages; may be empty
   */
  public record Line(String label, Sum sum, String href) {}

  public List<Line> getAssets() {
    List<Replays.Line> lines = sums(Split.ASSET);
    names.read(
        lines.stream()
            .filter(l -> !l.value().equals(REST))
            .map(l -> UUID.fromString(l.value()))
            .toList());
    return lines.stream()
        .map(
            line ->
                line.value().equals(REST)
                    ? new Line(texts.text("rights.replay.rest"), line.sum(), "")
                    : asset(UUID.fromString(line.value()), line.sum()))
        .toList();
  }

  private Line asset(UUID id, Sum sum) {
    return new Line(names.name(id), sum, href("&asset=" + WireId.ASSET.format(id), sum));
  }

  public List<Line> getTerritories() {
    return sums(Split.TERRITORY).stream()
        .map(
            line ->
                new Line(
                    formats.country(line.value()),
                    line.sum(),
                    href("&territory=" + line.value(), line.sum())))
        .toList();
  }

  public List<Line> getUses() {
    return sums(Split.USE).stream()
        .map(
            line ->
                new Line(
                    texts.text("use." + line.value()),
                    line.sum(),
                    href("&use=" + line.value(), line.sum())))
        .toList();
  }

  public List<Line> getRules() {
    return sums(Split.RULE).stream()
        .sorted(Comparator.comparing(line -> isSame(line.sum())))
        .map(line -> new Line(words.decidedBy(line.value(), getReplay()), line.sum(), ""))
        .toList();
  }

  /** What was answered; of a contract, which changes no answer, what was earned. */
  public Chart getWas() {
    return isOfPolicy() ? byDay(Sum::was) : earnedByDay(Sum::earnedWas);
  }

  public Chart getWould() {
    return isOfPolicy() ? byDay(Sum::would) : earnedByDay(Sum::earnedWould);
  }

  private Chart byDay(ToLongBiFunction<Sum, Answer> of) {
    return new Chart(
        DRAWN.stream().map(one -> texts.text("rights.replay." + one)).toList(),
        days(sum -> DRAWN.stream().map(one -> of.applyAsLong(sum, one)).toList(), DRAWN.size()),
        formats::whole);
  }

  private Chart earnedByDay(ToLongFunction<Sum> of) {
    return new Chart(
        List.of(texts.text("rights.replay.earned")),
        days(sum -> List.of(of.applyAsLong(sum)), 1),
        this::money);
  }

  /** All days of the stretch, also those on which nobody asked. */
  private List<Chart.Row> days(Function<Sum, List<Long>> amounts, int series) {
    DateTimeFormatter label =
        DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(language.getLocale());
    Map<String, Sum> known = new HashMap<>();
    sums(Split.DAY).forEach(line -> known.put(line.value(), line.sum()));
    List<Long> none = Collections.nCopies(series, 0L);
    return getFrom()
        .datesUntil(getTo().plusDays(1))
        .map(
            day -> {
              Sum sum = known.get(day.toString());
              return new Chart.Row(day.format(label), sum == null ? none : amounts.apply(sum));
            })
        .toList();
  }
}
