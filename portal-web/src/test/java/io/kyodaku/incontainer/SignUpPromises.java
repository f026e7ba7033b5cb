package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** What whoever signs up, and whoever an address really belongs to, may rely on. */
interface SignUpPromises {

  String CHOSEN = "a peach floats down the river";

  @Test
  @RunAsClient
  default void theBrowserOfTheSignUpConfirmsByOneButton() {
    String email = address();
    Browser browser = Browser.reading("en");
    signUp(browser, email);

    Browser.Page page = browser.open(mailedLink(email));

    assertThat(page.shows("confirm:password")).isFalse();
    Browser.Page done = browser.post(page, "confirm", Map.of(), "submit");
    assertThat(done.location()).contains("done=confirmed");
    Browser.signedIn(email, CHOSEN);
  }

  @Test
  @RunAsClient
  default void anotherBrowserConfirmsWithThePasswordOfTheSignUpAlone() {
    String email = address();
    signUp(Browser.reading("en"), email);
    Browser elsewhere = Browser.reading("en");
    Browser.Page page = elsewhere.open(mailedLink(email));
    assertThat(page.shows("confirm:password")).isTrue();

    Browser.Page without = elsewhere.post(page, "confirm", Map.of(), "submit");
    assertThat(without.status()).isEqualTo(200);
    assertThat(without.shows("This is not the password")).isTrue();

    Browser.Page done =
        elsewhere.post(without, "confirm", Map.of("confirm:password", CHOSEN), "submit");
    assertThat(done.location()).contains("done=confirmed");
    Browser.signedIn(email, CHOSEN);
  }

  @Test
  @RunAsClient
  default void whoDidNotSignUpTakesTheAccountWithAPasswordOfTheirOwn() {
    String email = address();
    signUp(Browser.reading("en"), email);
    Browser owner = Browser.reading("en");
    Browser.Page page = owner.open(mailedLink(email));
    Matcher link =
        Pattern.compile("href=\"(/reset-password\\?token=[^\"]+)\"").matcher(page.body());
    assertThat(link.find()).isTrue();

    Browser.Page done =
        owner.post(
            owner.open(link.group(1)),
            "reset",
            Map.of("reset:password", "a password of the owner"),
            "submit");

    assertThat(done.location()).contains("done=passwordReset");
    Browser.signedIn(email, "a password of the owner");
  }

  @Test
  @RunAsClient
  default void whoPostsWithoutEndIsToldToWait() {
    String email = address();
    Browser browser = Browser.reading("en");
    signUp(browser, email);
    browser.post(browser.open(mailedLink(email)), "confirm", Map.of(), "submit");
    Browser person = Browser.signedIn(email, CHOSEN);

    Browser.Page answer = person.postBare("/terms");
    for (int i = 0; i < 2_000 && answer.status() != 429; i++) {
      answer = person.postBare("/terms");
    }

    assertThat(answer.status()).isEqualTo(429);
  }

  private static String address() {
    return "new" + Ids.next().toString().substring(20) + "@people.example";
  }

  private static void signUp(Browser browser, String email) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("signUp:name", "Newcomer");
    fields.put("signUp:email", email);
    fields.put("signUp:password", CHOSEN);
    fields.put("signUp:country", "GB");
    fields.put("signUp:agreed", "on");
    Browser.Page sent = browser.post(browser.open("/signup/creator"), "signUp", fields, "submit");
    assertThat(sent.location()).contains("/signup/sent");
  }

  private static String mailedLink(String email) {
    String outbox = Browser.reading("en").open("/outbox").body();
    Matcher link =
        Pattern.compile("(/confirm\\?token=[0-9A-Za-z]{43})")
            .matcher(outbox.substring(outbox.indexOf(email)));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
