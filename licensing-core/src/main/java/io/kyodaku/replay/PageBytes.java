package io.kyodaku.replay;

import io.kyodaku.decision.EarningTerms;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.decision.PastUsage;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.FoundTerm;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A page as it is stored: a dictionary of ids and of texts, the shapes by their numbers in it, and
 * a few bytes for each usage. Numbers take as many bytes as they need, seven bits in each.
 */
final class PageBytes {

  private static final int FORMAT = 1;
  private static final int NOTHING = 0;
  private static final int TERMS = 1;

  /** What pages had before owners could divide fees never has it. */
  private static final int JOINT_TERMS = 2;

  private PageBytes() {}

  /**
   * @param hour in which all of them were asked, in order
   */
  static byte[] write(Instant hour, List<Recorded> usages) {
    Dictionary words = new Dictionary();
    Map<Shape, Integer> shapes = new LinkedHashMap<>();
    Bytes rows = new Bytes();
    long before = 0;
    for (Recorded usage : usages) {
      Integer number = shapes.get(usage.shape());
      if (number == null) {
        number = shapes.size();
        shapes.put(usage.shape(), number);
      }
      long micros = ChronoUnit.MICROS.between(hour, usage.at());
      rows.put(usage.id());
      rows.put(micros - before);
      rows.put(number);
      rows.putByte(usage.outcome().code());
      rows.put(usage.seconds());
      for (Recorded.Earned earned : usage.earned()) {
        rows.put(earned.feeMicros());
        rows.putSigned(earned.royaltyMicros());
      }
      before = micros;
    }
    Bytes shaped = new Bytes();
    shaped.put(shapes.size());
    shapes.keySet().forEach(shape -> write(shape, words, shaped));
    Bytes page = new Bytes();
    page.put(FORMAT);
    words.write(page);
    page.append(shaped);
    page.put(usages.size());
    page.append(rows);
    return page.toArray();
  }

  private static void write(Shape shape, Dictionary words, Bytes to) {
    PastUsage usage = shape.usage();
    to.put(words.id(usage.creatorAlias()));
    to.put(words.id(usage.generatorId()));
    to.put(words.text(usage.use().name()));
    to.put(words.text(usage.quality().name()));
    to.put(usage.seconds());
    to.put(words.text(usage.territories().toString()));
    to.put(usage.themes().isEmpty() ? NOTHING : usage.themes().get().size() + 1);
    usage.themes().ifPresent(themes -> new TreeSet<>(themes).forEach(t -> to.put(words.text(t))));
    to.put(words.text(usage.age().name()));
    to.put(usage.assets().size());
    usage.assets().forEach(asset -> to.put(words.id(asset)));
    to.put(usage.terms().size());
    for (FoundTerm term : usage.terms()) {
      to.put(words.id(term.subjectId()));
      to.put(words.text(term.term()));
    }
    to.put(words.text(shape.own().name()));
    to.put(words.text(shape.others().name()));
    to.put(words.text(shape.decidedBy()));
    to.put(shape.licences().size());
    shape.licences().forEach(licence -> write(licence, words, to));
  }

  private static void write(Shape.Licence licence, Dictionary words, Bytes to) {
    to.put(words.id(licence.claimId()));
    to.put(words.id(licence.assetId()));
    to.put(words.text(licence.ruleId()));
    to.put(licence.factorBps());
    EarningTerms terms = licence.terms();
    Shape.Joint joint = licence.joint();
    to.put(terms == null ? NOTHING : joint == null ? TERMS : JOINT_TERMS);
    if (terms != null) {
      to.put(words.text(terms.currency().getCurrencyCode()));
      to.put(terms.pricePerSecondMicros());
      to.put(terms.ownershipBps());
      to.put(terms.shareBps());
      to.put(words.text(terms.royaltyBase().name()));
      to.put(terms.maxFeeBps());
      to.put(terms.termsHash() == null ? NOTHING : words.text(terms.termsHash()) + 1);
      to.put(terms.termsConfig() == null ? NOTHING : words.text(terms.termsConfig()) + 1);
      if (joint != null) {
        to.put(joint.shareBps());
        to.putSigned(joint.othersMicros());
      }
    }
  }

  static UsagePage read(Instant hour, ByteBuffer content) {
    Numbers from = new Numbers(content);
    int format = from.number();
    if (format != FORMAT) {
      throw new IllegalArgumentException("no format of pages: " + format);
    }
    Dictionary.Read words = Dictionary.read(from);
    int count = from.number();
    List<Shape> shapes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      shapes.add(shape(words, from));
    }
    return rows(hour, shapes, from);
  }

  private static UsagePage rows(Instant hour, List<Shape> shapes, Numbers from) {
    int size = from.number();
    long[] idHigh = new long[size];
    long[] idLow = new long[size];
    long[] micros = new long[size];
    int[] shape = new int[size];
    byte[] outcome = new byte[size];
    int[] seconds = new int[size];
    int[] firstAmount = new int[size];
    int[] licences = shapes.stream().mapToInt(one -> one.licences().size()).toArray();
    Amounts amounts = new Amounts(2 * size);
    long at = 0;
    for (int i = 0; i < size; i++) {
      idHigh[i] = from.word();
      idLow[i] = from.word();
      at += from.longNumber();
      micros[i] = at;
      shape[i] = from.number();
      outcome[i] = from.oneByte();
      seconds[i] = from.number();
      firstAmount[i] = amounts.size();
      for (int l = 0; l < licences[shape[i]]; l++) {
        amounts.add(from.longNumber());
        amounts.add(from.signed());
      }
    }
    return new UsagePage(
        hour,
        shapes,
        idHigh,
        idLow,
        micros,
        shape,
        outcome,
        seconds,
        firstAmount,
        amounts.toArray());
  }

  private static Shape shape(Dictionary.Read words, Numbers from) {
    PastUsage usage =
        new PastUsage(
            words.id(from.number()),
            words.id(from.number()),
            Use.valueOf(words.text(from.number())),
            Quality.valueOf(words.text(from.number())),
            from.number(),
            words.territories(from.number()),
            themes(words, from),
            AgeBand.valueOf(words.text(from.number())),
            from.list(() -> words.id(from.number())),
            from.list(
                () -> new FoundTerm(words.id(from.number()), words.text(from.number()), 0, 0)));
    return new Shape(
        usage,
        Action.valueOf(words.text(from.number())),
        Action.valueOf(words.text(from.number())),
        words.text(from.number()),
        from.list(() -> licence(words, from)));
  }

  private static Optional<Set<String>> themes(Dictionary.Read words, Numbers from) {
    int many = from.number();
    if (many == NOTHING) {
      return Optional.empty();
    }
    Set<String> themes = new TreeSet<>();
    for (int i = 1; i < many; i++) {
      themes.add(words.text(from.number()));
    }
    return Optional.of(themes);
  }

  private static Shape.Licence licence(Dictionary.Read words, Numbers from) {
    UUID claimId = words.id(from.number());
    UUID assetId = words.id(from.number());
    String ruleId = words.text(from.number());
    int factorBps = from.number();
    int kind = from.number();
    return new Shape.Licence(
        claimId,
        assetId,
        ruleId,
        factorBps,
        kind == NOTHING ? null : terms(words, from),
        kind == JOINT_TERMS ? new Shape.Joint(from.number(), from.signed()) : null);
  }

  private static EarningTerms terms(Dictionary.Read words, Numbers from) {
    return new EarningTerms(
        Currency.getInstance(words.text(from.number())),
        from.longNumber(),
        from.number(),
        from.number(),
        RoyaltyBase.valueOf(words.text(from.number())),
        from.number(),
        words.textOrNull(from.number()),
        words.textOrNull(from.number()));
  }

  /** As many as come. */
  private static final class Amounts {
    private long[] all;
    private int size;

    Amounts(int expected) {
      all = new long[Math.max(16, expected)];
    }

    void add(long amount) {
      if (size == all.length) {
        all = Arrays.copyOf(all, 2 * size);
      }
      all[size++] = amount;
    }

    int size() {
      return size;
    }

    long[] toArray() {
      return all;
    }
  }
}
