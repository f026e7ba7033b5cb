package io.kyodaku.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What a page says after a redirect. The address carries a key of the texts, {@code
 * ?done=workAdded} or {@code ?failed=…}, never a text: nobody can put words into the portal's mouth
 * by a link.
 */
@Named
@RequestScoped
public class Notice {

  private final Language language;
  private @Nullable String refused;

  @Inject
  Notice(Language language) {
    this.language = language;
  }

  /** For the container's proxy. */
  protected Notice() {
    this(new Language());
  }

  /** Says on this very page that an action was not taken. */
  void refuse(String key) {
    refused = key;
  }

  public String getKind() {
    if (isExpired() && refused == null) {
      return "warn";
    }
    return parameter("failed") == null && refused == null ? "good" : "bad";
  }

  /** The page was posted from too late, and is shown anew. */
  private static boolean isExpired() {
    return parameter("expired") != null;
  }

  public String getText() {
    String key = isExpired() ? "expired" : key();
    key = refused == null ? key : refused;
    if (key == null || !key.matches("[a-zA-Z.]{1,60}")) {
      return "";
    }
    try {
      return ResourceBundle.getBundle("io.kyodaku.portal.texts", language.getLocale())
          .getString("notice." + key);
    } catch (MissingResourceException unknownKey) {
      return "";
    }
  }

  private static @Nullable String key() {
    return parameter("failed") == null ? parameter("done") : parameter("failed");
  }

  private static @Nullable String parameter(String name) {
    Map<String, String> parameters =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    return parameters.get(name);
  }
}
