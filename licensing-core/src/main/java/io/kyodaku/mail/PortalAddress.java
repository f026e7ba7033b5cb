package io.kyodaku.mail;

/**
 * Where people reach the portal, for links in mails.
 *
 * @param base scheme, host and port, without a slash at the end
 */
public record PortalAddress(String base) {

  public PortalAddress {
    if (!base.matches("https?://[^/\\s]+")) {
      throw new IllegalArgumentException("not an address of a portal: " + base);
    }
  }

  /**
   * @param path begins with a slash
   */
  public String link(String path) {
    return base + path;
  }
}
