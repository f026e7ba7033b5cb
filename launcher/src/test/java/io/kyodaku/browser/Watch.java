package io.kyodaku.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * What a browser complains of while somebody walks: errors on its console, a breached content
 * policy among them, requests that failed, and answers that say so.
 */
final class Watch {

  private static final int FIRST_ERROR = 400;
  private static final String ABORTED = "net::ERR_ABORTED";

  private final List<String> complaints = new ArrayList<>();
  private int expected;

  Watch(Page page) {
    page.onConsoleMessage(
        message -> {
          // The browser repeats answers that are errors; those are looked at where they come in.
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            complaints.add("console: " + message.text() + " at " + page.url());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error + " at " + page.url()));
    page.onRequestFailed(this::failed);
    page.onResponse(this::answered);
  }

  private void failed(Request request) {
    // A browser gives up what it was loading when somebody goes on.
    if (!ABORTED.equals(request.failure())) {
      complaints.add("failed: " + request.url() + " " + request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= FIRST_ERROR && response.status() != expected) {
      complaints.add(response.status() + ": " + response.url());
    }
  }

  /** One status that belongs to the walk, until {@code 0} is expected again. */
  void expect(int status) {
    expected = status;
  }

  /** What was complained of since it was last asked for. */
  List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }
}
