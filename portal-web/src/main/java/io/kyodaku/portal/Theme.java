package io.kyodaku.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** Light or dark as the reader chose, else as the system says. */
@Named
@RequestScoped
public class Theme {

  static final String COOKIE = "theme";
  static final String SYSTEM = "system";

  /** In the order in which they are offered. */
  static final List<String> CHOICES = List.of("light", "dark", SYSTEM);

  /** What {@code data-theme} says on every page. */
  public String getValue() {
    return Choices.ofReader(COOKIE).filter(CHOICES::contains).orElse(SYSTEM);
  }

  public List<String> getChoices() {
    return CHOICES;
  }

  /** This page, in another theme. */
  public String linkTo(String theme) {
    return "/theme?to=" + theme + "&back=" + Address.toComeBackTo();
  }
}
