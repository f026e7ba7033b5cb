package io.kyodaku.joint;

import io.kyodaku.catalog.TerritoriesField;
import io.kyodaku.rule.RuleFault;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TextFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The terms that are proposed, beside what each side brings; read from what was typed, and of no
 * use after an error.
 *
 * @param ownBps the proposer's part, in basis points; the rest is the other's
 * @param territories as claims store them
 * @param startsAt null for the moment of acceptance
 * @param endsAt the end of the last day; null for no end
 */
record JointProposal(
    int ownBps,
    Set<Use> uses,
    String territories,
    ZoneId zone,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    String note) {

  static final int NOTE_LENGTH = 2_000;
  private static final int WHOLE_BPS = 10_000;
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,2})?");
  private static final Pattern DAY = Pattern.compile("2[0-9]{3}-[0-9]{2}-[0-9]{2}");

  static JointProposal read(FieldErrors errors, JointForm form, Instant now) {
    int own = share(errors, "ownShare", form.ownShare());
    int other = share(errors, "otherShare", form.otherShare());
    if (!errors.has("ownShare") && !errors.has("otherShare") && own + other != WHOLE_BPS) {
      errors.add("otherShare", JointFault.PARTS_DO_NOT_ADD_UP);
    }
    Set<Use> uses = uses(errors, form.uses());
    String territories = TerritoriesField.read(errors, "territories", form.territories());
    ZoneId zone = zone(errors, form.zone());
    @Nullable LocalDate from = day(errors, "from", form.from(), zone, now);
    @Nullable LocalDate until = day(errors, "until", form.until(), zone, now);
    if (from != null && until != null && until.isBefore(from) && !errors.has("until")) {
      errors.add("until", JointFault.ENDS_BEFORE_IT_BEGINS);
    }
    return new JointProposal(
        own,
        uses,
        territories,
        zone,
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant(),
        errors.lines("note", form.note(), NOTE_LENGTH));
  }

  private static int share(FieldErrors errors, String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      errors.add(field, TextFault.MISSING);
    } else if (!PERCENT.matcher(text).matches()
        || new BigDecimal(text).movePointRight(2).intValueExact() > WHOLE_BPS) {
      errors.add(field, JointFault.NO_PART);
    } else {
      return new BigDecimal(text).movePointRight(2).intValueExact();
    }
    return 0;
  }

  private static Set<Use> uses(FieldErrors errors, List<String> typed) {
    Set<Use> uses = EnumSet.noneOf(Use.class);
    if (typed.isEmpty()) {
      errors.choice("uses", "", Use.class);
    }
    for (String name : typed) {
      if (!errors.has("uses")) {
        errors.choice("uses", name, Use.class).ifPresent(uses::add);
      }
    }
    return uses;
  }

  private static ZoneId zone(FieldErrors errors, @Nullable String typed) {
    String id = typed == null ? "" : typed.strip();
    if (ZoneId.getAvailableZoneIds().contains(id)) {
      return ZoneId.of(id);
    }
    errors.add("zone", RuleFault.NO_TIME_ZONE);
    return ZoneOffset.UTC;
  }

  /** Today is not over yet. */
  private static @Nullable LocalDate day(
      FieldErrors errors, String field, @Nullable String typed, ZoneId zone, Instant now) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      if (DAY.matcher(text).matches()) {
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(LocalDate.ofInstant(now, zone))) {
          errors.add(field, JointFault.DAY_IS_OVER);
        }
        return day;
      }
    } catch (DateTimeException e) {
      // Such as the thirtieth of February.
    }
    errors.add(field, JointFault.NO_DAY);
    return null;
  }
}
