package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Whoever reads Japanese or Chinese reads nothing else, also where something is wrong. */
interface LanguagePromises {

  private static String wrongApplicationIn(String language) {
    Browser browser = Browser.reading(language);
    Map<String, String> fields =
        Map.of(
            "apply:organisation", "Typed before",
            "apply:country", "",
            "apply:currency", "",
            "apply:name", "Control \u0007 character",
            "apply:email", "nobody at home",
            "apply:password", "short",
            "apply:agreed", "on");
    Browser.Page answer =
        browser.post(browser.open("/signup/rightsholder"), "apply", fields, "submit");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("Typed before", "nobody at home").doesNotContain("???");
    return answer.body();
  }

  @Test
  @RunAsClient
  default void whatIsWrongWithAFieldIsSaidInTheReadersLanguage() {
    assertThat(wrongApplicationIn("en"))
        .contains("is missing", "must have at least 12 characters", "is not an e-mail address");
    assertThat(wrongApplicationIn("ja"))
        .contains("を入力してください", "は12文字以上にしてください", "のようなメールアドレスではありません")
        .doesNotContain("is missing", "must have", "is not an");
    assertThat(wrongApplicationIn("zh-CN"))
        .contains("必须填写", "至少需要 12 个字符", "这样的电子邮箱地址")
        .doesNotContain("is missing", "must have", "is not an");
  }

  @Test
  @RunAsClient
  default void whatWasNoChoiceIsSaidInTheReadersLanguage() {
    Browser browser = Browser.reading("ja");
    Browser.Page answer =
        browser.post(
            browser.open("/signup/rightsholder"), "apply", Map.of("apply:country", "XX"), "submit");
    assertThat(answer.body()).contains("は選択肢にありません").doesNotContain("Validation Error");
  }
}
