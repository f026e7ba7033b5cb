package io.kyodaku.portal.site;

import io.kyodaku.mail.Outbox;
import io.kyodaku.platform.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In demo mode, the mail that would have been sent. Elsewhere there is no such page. */
@Named
@RequestScoped
public class OutboxPage {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s]+");

  @Inject private Outbox outbox;
  @Inject private Settings settings;

  /** A mail with the first link in it made clickable. */
  public record Shown(Outbox.Letter letter, String link) {}

  public void requireDemo() throws IOException {
    if (!settings.demo()) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(404, "");
      faces.responseComplete();
    }
  }

  public List<Shown> getLetters() {
    return settings.demo() ? outbox.latest().stream().map(this::shown).toList() : List.of();
  }

  /** Only links into this portal become clickable. */
  private Shown shown(Outbox.Letter letter) {
    Matcher link = LINK.matcher(letter.body());
    boolean ours = link.find() && link.group().startsWith(settings.baseUrl() + "/");
    return new Shown(letter, ours ? link.group() : "");
  }
}
