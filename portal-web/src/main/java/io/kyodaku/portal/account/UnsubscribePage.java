package io.kyodaku.portal.account;

import io.kyodaku.notification.ChoosingMail;
import io.kyodaku.notification.UnsubscribeSeal;
import io.kyodaku.portal.Going;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends mail of one subject, or the daily mail, for whoever has the link of such a mail. The link
 * opens the page and its button ends them: mail scanners that follow links end nothing.
 */
@Named
@ViewScoped
public class UnsubscribePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient UnsubscribeSeal seal;
  @Inject private transient ChoosingMail choosing;
  private @Nullable String token;

  /** Whether the link is one of this portal's mails. */
  public boolean isKnown() {
    return seal.open(token).isPresent();
  }

  /** The subject; empty for everything that the daily mail tells. */
  public String getTopic() {
    return seal.open(token).flatMap(UnsubscribeSeal.Wish::topic).map(Enum::name).orElse("");
  }

  public void end() {
    Optional<UnsubscribeSeal.Wish> wish = seal.open(token);
    if (wish.isPresent()) {
      choosing.end(wish.get());
      Going.to("/unsubscribe?done=unsubscribed");
    } else {
      Going.to("/unsubscribe?failed=linkNotValid");
    }
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }
}
