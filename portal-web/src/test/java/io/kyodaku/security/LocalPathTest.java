package io.kyodaku.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/t/momiji/home?page=2&q=%E6%A1%83", "/creator/home", "/catalog?to=//x"})
  void pagesOfThePortalAreTaken(String path) {
    assertThat(LocalPath.of(path)).contains(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\/evil.example",
        "/\t/evil.example",
        "/ /evil.example",
        "/x\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "home",
        "/login?to=/login",
        "/logout",
        "/error",
        "/api/v1/quotes",
        "/bad%escape"
      })
  void nothingElseIs(String path) {
    assertThat(LocalPath.of(path)).isEmpty();
  }

  @Test
  void longPathsAreNot() {
    assertThat(LocalPath.of("/" + "x".repeat(2_000))).isEmpty();
  }
}
