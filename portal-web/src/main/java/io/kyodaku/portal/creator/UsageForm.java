package io.kyodaku.portal.creator;

import io.kyodaku.decision.Usage;
import io.kyodaku.generation.StudioDrafts;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.PlainText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a creator says about a usage, as typed; the studio and an asset's page share it. */
public class UsageForm implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String EVERYWHERE = "*";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private @Nullable String prompt;
  private @Nullable String use = Use.PERSONAL.name();
  private List<String> territories = new ArrayList<>();
  private @Nullable String seconds = "4";
  private @Nullable String quality = Quality.STANDARD.name();

  /** Empty when something is wrong, of which {@code wrong} then tells by field. */
  Optional<Usage> read(UUID creator, List<UUID> assets, FieldErrors wrong, PageErrors texts) {
    String text = prompt(wrong, texts);
    Optional<Use> chosenUse = choice("use", use, Use.class, wrong, texts);
    Optional<Quality> chosenQuality = choice("quality", quality, Quality.class, wrong, texts);
    int wholeSeconds = seconds(wrong, texts);
    SortedSet<String> shown = territories(wrong, texts);
    return wrong.none()
        ? Optional.of(
            new Usage(
                creator,
                text,
                assets,
                chosenUse.orElseThrow(),
                shown,
                wholeSeconds,
                chosenQuality.orElseThrow(),
                Optional.empty()))
        : Optional.empty();
  }

  /** As it stands, to be taken up later. */
  StudioDrafts.Draft draft() {
    return new StudioDrafts.Draft(
        typed(prompt), typed(use), typed(seconds), typed(quality), territories);
  }

  void take(StudioDrafts.Draft draft) {
    prompt = draft.prompt();
    use = draft.use();
    seconds = draft.seconds();
    quality = draft.quality();
    territories = new ArrayList<>(draft.territories());
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text;
  }

  private String prompt(FieldErrors wrong, PageErrors texts) {
    if (prompt != null && prompt.length() > 4 * Usage.PROMPT_LENGTH_AT_MOST) {
      wrong.add("prompt", texts.text("error.promptLength"));
      return "";
    }
    String text = PlainText.tidy(prompt == null ? "" : prompt, PlainText.Shape.LINES);
    if (text.codePointCount(0, text.length()) > Usage.PROMPT_LENGTH_AT_MOST) {
      wrong.add("prompt", texts.text("error.promptLength"));
    } else if (PlainText.fault(text, PlainText.Shape.LINES, Usage.PROMPT_LENGTH_AT_MOST)
        .isPresent()) {
      wrong.add("prompt", texts.text("error.controls"));
    }
    return text;
  }

  private static <E extends Enum<E>> Optional<E> choice(
      String field, @Nullable String typed, Class<E> type, FieldErrors wrong, PageErrors texts) {
    Optional<E> choice =
        Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(typed)).findFirst();
    if (choice.isEmpty()) {
      wrong.add(field, texts.text("error.choice"));
    }
    return choice;
  }

  private int seconds(FieldErrors wrong, PageErrors texts) {
    String text = seconds == null ? "" : seconds.strip();
    int whole = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (whole < 1 || whole > Usage.SECONDS_AT_MOST) {
      wrong.add("seconds", texts.text("error.seconds"));
    }
    return whole;
  }

  private SortedSet<String> territories(FieldErrors wrong, PageErrors texts) {
    if (territories.contains(EVERYWHERE)) {
      return new TreeSet<>(Territories.countries());
    }
    if (territories.isEmpty() || !territories.stream().allMatch(Territories::isCountry)) {
      wrong.add("territories", texts.text("error.territories"));
    }
    return new TreeSet<>(territories);
  }

  public @Nullable String getPrompt() {
    return prompt;
  }

  public void setPrompt(@Nullable String prompt) {
    this.prompt = prompt;
  }

  public @Nullable String getUse() {
    return use;
  }

  public void setUse(@Nullable String use) {
    this.use = use;
  }

  public List<String> getTerritories() {
    return territories;
  }

  public void setTerritories(@Nullable List<String> territories) {
    this.territories = territories == null ? new ArrayList<>() : new ArrayList<>(territories);
  }

  public @Nullable String getSeconds() {
    return seconds;
  }

  public void setSeconds(@Nullable String seconds) {
    this.seconds = seconds;
  }

  public @Nullable String getQuality() {
    return quality;
  }

  public void setQuality(@Nullable String quality) {
    this.quality = quality;
  }
}
