package io.kyodaku.portal.account;

import io.kyodaku.notification.Capacity;
import io.kyodaku.notification.ChoosingMail;
import io.kyodaku.notification.MailChoice;
import io.kyodaku.notification.Topic;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of what the reader is told by mail, when, and in which language. */
@Named
@ViewScoped
public class PreferencesPage implements Serializable {

  private static final long serialVersionUID = 1L;

  /** One for each time of day that people live by; more would not be found in the list. */
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Pacific/Honolulu",
          "America/Anchorage",
          "America/Los_Angeles",
          "America/Denver",
          "America/Chicago",
          "America/New_York",
          "America/Mexico_City",
          "America/Bogota",
          "America/Halifax",
          "America/Sao_Paulo",
          "America/Argentina/Buenos_Aires",
          "Atlantic/Azores",
          "Europe/London",
          "Africa/Lagos",
          "Europe/Berlin",
          "Europe/Paris",
          "Africa/Accra",
          "Africa/Cairo",
          "Africa/Johannesburg",
          "Europe/Athens",
          "Europe/Istanbul",
          "Africa/Nairobi",
          "Asia/Dubai",
          "Asia/Karachi",
          "Asia/Kolkata",
          "Asia/Dhaka",
          "Asia/Bangkok",
          "Asia/Jakarta",
          "Asia/Shanghai",
          "Asia/Hong_Kong",
          "Asia/Singapore",
          "Asia/Taipei",
          "Australia/Perth",
          "Asia/Tokyo",
          "Asia/Seoul",
          "Australia/Sydney",
          "Pacific/Auckland");

  @Inject private transient ChoosingMail choosing;
  @Inject private transient CurrentCaller caller;
  @Inject private transient Language words;
  @Inject private transient Clock clock;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable String language;
  private @Nullable String zone;

  /** One subject with what is chosen for it. */
  public static final class Row implements Serializable {

    private static final long serialVersionUID = 1L;
    private final Topic topic;
    private String mail;

    private Row(Topic topic, MailChoice mail) {
      this.topic = topic;
      this.mail = mail.name();
    }

    public String getTopic() {
      return topic.name();
    }

    public String getMail() {
      return mail;
    }

    public void setMail(String mail) {
      this.mail = mail;
    }
  }

  /** A time zone, by its name and how far it is from UTC now. */
  public record Zone(String id, String name) {}

  @PostConstruct
  void load() {
    Caller.SignedIn person = caller.person();
    ChoosingMail.Wishes wishes = choosing.of(person.accountId());
    language =
        words.getChoices().stream()
            .map(Language.Choice::tag)
            .filter(tag -> primary(tag).equals(primary(wishes.language())))
            .findFirst()
            .orElse("en");
    zone = wishes.zone().map(ZoneId::getId).orElse("UTC");
    topics(person)
        .forEach(
            topic ->
                rows.add(new Row(topic, wishes.mail().getOrDefault(topic, topic.unlessChosen()))));
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  /** Of what this person is told, as what it is now. */
  private static List<Topic> topics(Caller.SignedIn person) {
    List<Topic> topics = new ArrayList<>();
    if (!person.tenants().isEmpty()) {
      topics.addAll(Topic.of(Capacity.MEMBER));
    }
    if (person.creatorId().isPresent()) {
      topics.addAll(Topic.of(Capacity.CREATOR));
    }
    if (person.admin()) {
      topics.addAll(Topic.of(Capacity.ADMIN));
    }
    return topics;
  }

  public List<Row> getRows() {
    return rows;
  }

  public List<String> getMails() {
    return Arrays.stream(MailChoice.values()).map(Enum::name).toList();
  }

  public List<Zone> getZones() {
    return ZONES.stream()
        .map(ZoneId::of)
        .sorted(
            Comparator.comparingInt(
                id -> id.getRules().getOffset(clock.instant()).getTotalSeconds()))
        .map(this::zone)
        .toList();
  }

  private Zone zone(ZoneId id) {
    String offset = id.getRules().getOffset(clock.instant()).getId().replace("Z", "+00:00");
    String city = id.getId().substring(id.getId().lastIndexOf('/') + 1).replace('_', ' ');
    return new Zone(
        id.getId(),
        id.getId().equals("UTC")
            ? "UTC"
            : "UTC"
                + offset
                + " · "
                + id.getDisplayName(TextStyle.FULL, words.getLocale())
                + " ("
                + city
                + ")");
  }

  public void save() {
    Map<Topic, MailChoice> mail = new EnumMap<>(Topic.class);
    rows.forEach(row -> mail.put(row.topic, MailChoice.valueOf(row.mail)));
    choosing.choose(
        caller.person().accountId(),
        new ChoosingMail.Wishes(
            String.valueOf(language), Optional.ofNullable(zone).map(ZoneId::of), mail));
    Going.to("/account/preferences?done=preferencesSaved");
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language;
  }

  public @Nullable String getZone() {
    return zone;
  }

  public void setZone(@Nullable String zone) {
    this.zone = zone;
  }
}
