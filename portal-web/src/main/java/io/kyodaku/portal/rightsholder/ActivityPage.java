package io.kyodaku.portal.rightsholder;

import io.kyodaku.insight.ActorNames;
import io.kyodaku.insight.OwnActivity;
import io.kyodaku.log.AuditAction;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was done in the rightsholder's business; what is asked stands in the address. */
@Named
@RequestScoped
public class ActivityPage {

  private static final int YEAR_AT_LEAST = 2000;
  private static final int YEAR_AT_MOST = 2200;

  @Inject private OwnActivity activity;
  @Inject private ActorNames names;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  private @Nullable String action;
  private @Nullable String from;
  private @Nullable String to;
  private @Nullable String after;
  private @Nullable List<OwnActivity.Entry> found;

  /**
   * One line as it is read.
   *
   * @param language of the detail, BCP 47; empty where somebody typed it
   */
  public record Line(Instant at, String what, String who, String language, String detail) {}

  /** One answer of the filter. */
  public record Answer(String value, String label) {}

  private List<OwnActivity.Entry> found() {
    if (found == null) {
      found =
          activity.page(
              desk.tenant(),
              new OwnActivity.Which(
                  getAction(),
                  date(from).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)),
                  date(to).map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)),
                  cursor()));
    }
    return found;
  }

  public List<Line> getLines() {
    List<OwnActivity.Entry> page = found().stream().limit(OwnActivity.PAGE_SIZE).toList();
    Set<UUID> actors =
        page.stream().flatMap(entry -> entry.actor().stream()).collect(Collectors.toSet());
    Map<UUID, String> own = names.of(desk.tenant(), actors);
    return page.stream()
        .map(
            entry ->
                new Line(
                    entry.at(),
                    what(entry),
                    who(entry, own),
                    AuditAction.language(entry.action()),
                    entry.detail()))
        .toList();
  }

  private String what(OwnActivity.Entry entry) {
    return texts.text("activity." + entry.action(), "activity.other");
  }

  private String who(OwnActivity.Entry entry, Map<UUID, String> own) {
    return switch (entry.kind()) {
      case SYSTEM -> texts.text("activity.platform");
      case ACCOUNT, API_KEY ->
          entry.actor().map(own::get).orElseGet(() -> texts.text("activity.operator"));
    };
  }

  public List<Answer> getActions() {
    return AuditAction.OF_TENANTS.stream()
        .map(AuditAction::code)
        .map(code -> new Answer(code, texts.text("activity." + code)))
        .toList();
  }

  /** The way back to the newest. */
  public String getFirst() {
    return cursor().isPresent() ? link("") : "";
  }

  public String getNext() {
    return found().size() > OwnActivity.PAGE_SIZE
        ? link(found().get(OwnActivity.PAGE_SIZE - 1).id().toString())
        : "";
  }

  private String link(String cursor) {
    return desk.path("activity")
        + "?action="
        + URLEncoder.encode(getAction(), StandardCharsets.UTF_8)
        + "&from="
        + getFrom()
        + "&to="
        + getTo()
        + (cursor.isEmpty() ? "" : "&after=" + cursor);
  }

  private Optional<UUID> cursor() {
    try {
      return after == null || after.isEmpty()
          ? Optional.empty()
          : Optional.of(UUID.fromString(after));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(typed.strip()))
              .filter(day -> day.getYear() >= YEAR_AT_LEAST && day.getYear() <= YEAR_AT_MOST);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  public String getAction() {
    return AuditAction.of(Objects.requireNonNullElse(action, ""))
        .filter(AuditAction.OF_TENANTS::contains)
        .map(AuditAction::code)
        .orElse("");
  }

  public void setAction(@Nullable String action) {
    this.action = action;
  }

  public String getFrom() {
    return date(from).map(LocalDate::toString).orElse("");
  }

  public void setFrom(@Nullable String from) {
    this.from = from;
  }

  public String getTo() {
    return date(to).map(LocalDate::toString).orElse("");
  }

  public void setTo(@Nullable String to) {
    this.to = to;
  }

  public @Nullable String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = after;
  }
}
