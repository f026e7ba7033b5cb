package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.Quoting;
import io.kyodaku.identity.Generators;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Would this be allowed? Asks the same decision that generators ask, for the portal's own studio
 * and for nobody in particular, and changes nothing. The question is in the address.
 */
@Named
@RequestScoped
public class SimulatorPage {

  /** So that the question fits into an address in any language. */
  private static final int PROMPT_AT_MOST = 500;

  @Inject private HttpServletRequest request;
  @Inject private Quoting quoting;
  @Inject private Generators generators;
  @Inject private OwnCatalog catalog;
  @Inject private SimulatedAnswers answers;
  @Inject private TenantDesk desk;
  private final Map<String, String> errors = new HashMap<>();
  private @Nullable SimulatedAnswer answer;
  private OwnCatalog.@Nullable OwnAsset asset;
  private String trouble = "";
  private String prompt = "";
  private String territories = "";
  private String seconds = "5";
  private String use = Use.PERSONAL.name();
  private String quality = Quality.STANDARD.name();

  /** When the page is opened: asks, if a question is in the address. */
  public void open() {
    prompt = parameter("prompt", "");
    territories = parameter("territories", "JP US");
    seconds = parameter("seconds", seconds);
    use = parameter("use", use);
    quality = parameter("quality", quality);
    Optional<UUID> chosen = WireId.ASSET.parse(request.getParameter("asset"));
    asset =
        chosen
            .flatMap(id -> catalog.asset(desk.tenant(), id))
            .map(OwnCatalog.OwnAssetWithNames::asset)
            .orElse(null);
    if (request.getParameter("use") != null) {
      usage().ifPresent(this::ask);
    }
  }

  private String parameter(String name, String otherwise) {
    String given = request.getParameter(name);
    return given == null ? otherwise : given.strip();
  }

  private Optional<Usage> usage() {
    TreeSet<String> codes = new TreeSet<>();
    Arrays.stream(territories.toUpperCase(Locale.ROOT).split("[\\s,|]+", 300))
        .filter(code -> !code.isEmpty())
        .forEach(codes::add);
    Optional<Use> asked = Arrays.stream(Use.values()).filter(u -> u.name().equals(use)).findFirst();
    Optional<Quality> how =
        Arrays.stream(Quality.values()).filter(q -> q.name().equals(quality)).findFirst();
    if (prompt.length() > PROMPT_AT_MOST) {
      errors.put("prompt", "rights.simulator.promptTooLong");
    } else if (prompt.isEmpty() && asset == null) {
      errors.put("prompt", "rights.simulator.nothingAsked");
    }
    if (codes.isEmpty() || !codes.stream().allMatch(Territories::isCountry)) {
      errors.put("territories", "rights.simulator.noCountries");
    }
    if (!seconds.matches("[1-9][0-9]{0,3}") || Integer.parseInt(seconds) > Usage.SECONDS_AT_MOST) {
      errors.put("seconds", "rights.simulator.noSeconds");
    }
    if (!errors.isEmpty() || asked.isEmpty() || how.isEmpty()) {
      return Optional.empty();
    }
    List<UUID> assets = asset == null ? List.of() : List.of(asset.id());
    return Optional.of(
        new Usage(
            Nowhere.ID,
            prompt,
            assets,
            asked.get(),
            codes,
            Integer.parseInt(seconds),
            how.get(),
            Optional.empty()));
  }

  private void ask(Usage usage) {
    Optional<UUID> studio = generators.own().map(Generators.Listed::id);
    if (studio.isEmpty()) {
      trouble = "studio.none";
      return;
    }
    try {
      switch (quoting.quote(usage, studio.get())) {
        case Quoting.Outcome.Quoted quoted -> {
          Decision decision = quoted.quote().decision();
          answer = answers.told(desk.tenant(), usage, decision);
        }
        case Quoting.Outcome.NotLinked notLinked -> trouble = "studio.none";
      }
    } catch (OutOfTouchException e) {
      trouble = "studio.outOfTouch";
    }
  }

  public @Nullable SimulatedAnswer getAnswer() {
    return answer;
  }

  public OwnCatalog.@Nullable OwnAsset getAsset() {
    return asset;
  }

  /** Keys of texts, by field. */
  public Map<String, String> getErrors() {
    return errors;
  }

  public String getTrouble() {
    return trouble;
  }

  public Use[] getUses() {
    return Use.values();
  }

  public Quality[] getQualities() {
    return Quality.values();
  }

  public String getPrompt() {
    return prompt;
  }

  public String getTerritories() {
    return territories;
  }

  public String getSeconds() {
    return seconds;
  }

  public String getUse() {
    return use;
  }

  public String getQuality() {
    return quality;
  }
}
