package io.kyodaku.identity;

import io.kyodaku.shared.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What a person who signs up says of themselves, checked. */
public record NewAccount(String name, String email, String password, String language) {

  private static final int NAME_LENGTH = 200;

  /**
   * Reads the fields {@code name}, {@code email}, {@code password}, {@code language} and {@code
   * agreed}, which says that the terms were agreed to.
   */
  public static NewAccount read(
      FieldErrors errors,
      @Nullable String name,
      @Nullable String email,
      @Nullable String password,
      @Nullable String language,
      boolean agreed) {
    if (!agreed) {
      errors.add("agreed", IdentityFault.TERMS_NOT_AGREED);
    }
    return new NewAccount(
        errors.line("name", name, NAME_LENGTH),
        ContactFields.email(errors, "email", email),
        Passwords.wanted(errors, "password", password),
        ContactFields.language(errors, "language", language));
  }

  @Override
  public String toString() {
    return "NewAccount[language=" + language + "]";
  }
}
