package io.kyodaku.identity;

/** What a mailed link holds, and what is stored of it. */
public final class MailSecret {

  private MailSecret() {}

  /** 43 letters and digits that nobody can guess. */
  public static String next() {
    return Secrets.next();
  }

  public static String hash(String secret) {
    return Secrets.hash(secret);
  }
}
