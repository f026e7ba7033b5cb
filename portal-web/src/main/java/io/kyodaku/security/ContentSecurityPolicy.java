package io.kyodaku.security;

import java.util.Optional;

/**
 * Where our pages may take things from. Nothing inline runs without the page's nonce. Styles are
 * allowed inline because PrimeFaces writes style attributes. A form may lead to the hosted pages of
 * the payment provider, since a browser also checks where a form's answer redirects to.
 */
final class ContentSecurityPolicy {

  private static final String HOSTED_PAGES =
      "https://checkout.stripe.com https://connect.stripe.com";

  private final String base;

  /**
   * @param standIn the address of the Stripe stand-in, where one is used
   */
  ContentSecurityPolicy(Optional<String> standIn) {
    this.base =
        String.join(
            "; ",
            "default-src 'none'",
            "connect-src 'self'",
            "font-src 'self' data:",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "manifest-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "form-action 'self' " + standIn.orElse(HOSTED_PAGES),
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'");
  }

  String withoutNonce() {
    return base + "; script-src 'self'";
  }

  /**
   * @param scripts the directive {@code script-src} with a nonce
   */
  String withScripts(String scripts) {
    return base + "; " + scripts.strip().replaceAll(";$", "");
  }
}
