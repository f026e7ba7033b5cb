package io.kyodaku.standin.page;

import java.util.List;

/**
 * Pieces of HTML. Arguments called {@code html} are markup; all others are text and are escaped
 * here.
 */
public final class Markup {
  private Markup() {}

  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** A whole page. */
  public static Page.Html page(
      Texts texts, int status, String titleKey, String contentHtml, List<String> formTargets) {
    String html =
        """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>%s - %s</title>
        <link rel="stylesheet" href="/assets/standin.css">
        </head>
        <body>
        <header class="banner"><p>%s</p></header>
        <main>
        <h1>%s</h1>
        %s
        </main>
        <footer><p>%s</p>
        <nav aria-label="%s"><a href="?locale=en" hreflang="en" lang="en">English</a> <a href="?locale=ja" hreflang="ja"\
         lang="ja">日本語</a></nav></footer>
        </body>
        </html>
        """
            .formatted(
                texts.locale().getLanguage(),
                texts.html(titleKey),
                texts.html("standin"),
                texts.html("banner"),
                texts.html(titleKey),
                contentHtml,
                texts.html("footer"),
                texts.html("language"));
    return new Page.Html(status, html, formTargets);
  }

  /** A page that only says something, with a way on when there is one. */
  public static Page.Html notice(Texts texts, int status, String titleKey, String textKey) {
    return page(texts, status, titleKey, "<p>" + texts.html(textKey) + "</p>", List.of());
  }

  public static String button(String action, String labelHtml, String style) {
    return "<button type=\"submit\" name=\"action\" value=\"%s\" class=\"%s\">%s</button>\n"
        .formatted(escape(action), escape(style), labelHtml);
  }

  public static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
        .formatted(escape(name), escape(value));
  }

  /** A labelled field, with what was typed and what is wrong with it. */
  public static String field(
      String name,
      String type,
      String labelHtml,
      String value,
      String autocomplete,
      String errorHtml) {
    String described =
        errorHtml.isEmpty()
            ? ""
            : " aria-invalid=\"true\" aria-describedby=\"%s-error\"".formatted(name);
    String error =
        errorHtml.isEmpty()
            ? ""
            : "<p class=\"error\" id=\"%s-error\">%s</p>\n".formatted(name, errorHtml);
    return """
    <div class="field"><label for="%1$s">%2$s</label>
    <input id="%1$s" name="%1$s" type="%3$s" value="%4$s" autocomplete="%5$s" maxlength="200"%6$s>
    %7$s</div>
    """
        .formatted(name, labelHtml, type, escape(value), autocomplete, described, error);
  }

  public static String alert(String html) {
    return html.isEmpty() ? "" : "<p class=\"alert\" role=\"alert\">" + html + "</p>\n";
  }
}
