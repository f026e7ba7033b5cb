package io.kyodaku.portal.site;

import io.kyodaku.platform.Settings;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** In demo mode, a walk through the portal as one of its people. Elsewhere there is none. */
@Named
@RequestScoped
public class TourPage {

  private static final String FIRST = "creator";

  private static final Map<String, List<String>> PLACES =
      Map.of(
          "creator",
          List.of(
              "/catalog",
              "/creator/home",
              "/creator/studio",
              "/creator/generations",
              "/creator/wallet",
              "/creator/credits",
              "/creator/links"),
          "rights",
          List.of(
              "/t/momiji-tales/home",
              "/t/momiji-tales/catalog",
              "/t/momiji-tales/contract",
              "/t/momiji-tales/usages",
              "/t/yozora-kaidan-archive/approvals",
              "/t/momiji-tales/statements",
              "/account/notifications"),
          "admin",
          List.of(
              "/admin/home",
              "/admin/tenants",
              "/admin/contracts",
              "/admin/ledger",
              "/admin/payouts",
              "/admin/inbox",
              "/admin/audit"));

  @Inject private Settings settings;
  @Inject private Shell shell;
  private @Nullable String as;

  /**
   * One step.
   *
   * @param text the end of the key of its text
   */
  public record Step(String text, int number, String href) {}

  /** Whether a step opens: for everybody until signed in as somebody else. */
  public boolean opens(String href) {
    return !shell.isSignedIn()
        || switch (href.split("/", 4)[1]) {
          case "creator" -> shell.isCreator();
          case "admin" -> shell.isAdmin();
          case "t" -> shell.worksFor(href.split("/", 4)[2]);
          default -> true;
        };
  }

  /** Whether the reader is signed in as somebody for whom not all steps open. */
  public boolean isSomebodyElse() {
    return !getSteps().stream().allMatch(step -> opens(step.href()));
  }

  public void requireDemo() {
    if (!settings.demo()) {
      Going.nowhere();
    }
  }

  /** Who can be walked with, in the order of the front page. */
  public List<String> getPeople() {
    return List.of(FIRST, "rights", "admin");
  }

  public List<Step> getSteps() {
    return steps(getAs());
  }

  public String getEmail() {
    return getAs() + "@demo.example";
  }

  private static List<Step> steps(String who) {
    List<String> places = PLACES.getOrDefault(who, List.of());
    return IntStream.range(0, places.size())
        .mapToObj(i -> new Step(who + "." + (i + 1), i + 1, places.get(i)))
        .toList();
  }

  /** The ends of the keys of all texts. */
  public static List<String> texts() {
    return PLACES.keySet().stream().flatMap(who -> steps(who).stream()).map(Step::text).toList();
  }

  public String getAs() {
    return as != null && PLACES.containsKey(as) ? as : FIRST;
  }

  public void setAs(@Nullable String as) {
    this.as = as;
  }
}
