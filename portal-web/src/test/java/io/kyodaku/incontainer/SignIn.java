package io.kyodaku.incontainer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sign-in page, as a browser sends it. */
final class SignIn {

  private static final Pattern VIEW = Pattern.compile("ViewState:0\" value=\"([^\"]*)\"");
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
  private static final Pattern TOLD = Pattern.compile("<li class=\"notice bad\">([^<]*)<");

  private SignIn() {}

  static Rest.Answer as(String email, String password) {
    Rest.Answer page = Rest.at("/login").get();
    return Rest.at("/login")
        .header("Cookie", page.header("Set-Cookie").split(";", 2)[0])
        .header("Origin", "http://127.0.0.1:" + Surroundings.port("portal"))
        .post(
            "application/x-www-form-urlencoded",
            form(
                Map.of(
                    "login",
                    "login",
                    "login:email",
                    email,
                    "login:password",
                    password,
                    "login:submit",
                    "",
                    "jakarta.faces.ViewState",
                    found(VIEW, page.body()),
                    "primefaces.nonce",
                    found(NONCE, page.body()))));
  }

  /** What the page says to whoever could not sign in. */
  static String told(Rest.Answer refused) {
    return found(TOLD, refused.body());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
