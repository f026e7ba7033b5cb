package io.kyodaku.generation;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * A licence as its creator shows it to others: what was licensed, by whom and for what. It says
 * nothing of money, of the prompt or of the creator.
 *
 * @param token what the public link names it by
 * @param jws the signed text, compact (Ed25519)
 * @param kid the key that signed it: the signature was checked when this was read
 * @param job what was rendered for it here, where it was
 */
public record Certificate(
    String token,
    String jws,
    String kid,
    Text text,
    boolean showsResult,
    boolean showsPrompt,
    Optional<UUID> job,
    Instant publishedAt) {

  /**
   * What is signed.
   *
   * @param grantHash SHA-256 of the grant receipt, in hex: who shows that receipt too, proves why
   * @param resultHash SHA-256 of the file that was rendered, in hex
   */
  public record Text(
      UUID authorizationId,
      Instant grantedAt,
      Instant certifiedAt,
      Use use,
      SortedSet<String> territories,
      int seconds,
      Quality quality,
      List<Licensed> assets,
      List<String> obligations,
      Optional<String> grantHash,
      Optional<String> resultHash) {

    public Text {
      assets = List.copyOf(assets);
      obligations = List.copyOf(obligations);
    }
  }

  /** One asset, by the names that it and its owner had when the licence was certified. */
  public record Licensed(
      UUID assetId, String name, String owner, UUID contractId, int contractVersion) {}
}
