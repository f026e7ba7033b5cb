package io.kyodaku.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The installation's signing keys: made at the first start, the same on every node, the private
 * halves sealed in the database under the installation's secret (AES-256-GCM), the public halves
 * published for ever so that old receipts can be checked.
 */
public final class SigningKeys implements ReceiptSigner, ReceiptVerifier {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final long FIRST_KEY_LOCK = 0x6b796f64_61_6b_75L;

  private final OctetKeyPairJsonWebKey current;
  private final Ed25519Jws signing;
  private final String jwks;

  private SigningKeys(OctetKeyPairJsonWebKey current, String jwks) {
    this.current = current;
    this.signing = new Ed25519Jws(current);
    this.jwks = jwks;
  }

  /**
   * @param admin data source of the admin role
   * @param secret the installation's secret; with another than sealed the keys, this fails
   */
  public static SigningKeys open(DataSource admin, String secret, Clock clock) throws SQLException {
    try (Connection connection = admin.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement()) {
        lock.execute("select pg_advisory_xact_lock(" + FIRST_KEY_LOCK + ")");
      }
      List<OctetKeyPairJsonWebKey> live = read(connection, secret, true);
      if (live.isEmpty()) {
        live = List.of(make(connection, secret, clock));
      }
      String jwks = published(connection);
      connection.commit();
      return new SigningKeys(live.getLast(), jwks);
    } catch (JoseException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "the signing keys can't be opened: is KYODAKU_SECRET the one they were made with?", e);
    }
  }

  @Override
  public String kid() {
    return current.getKeyId();
  }

  @Override
  public String sign(String payloadJson) {
    return signing.sign(payloadJson);
  }

  @Override
  public Optional<Verified> verify(String jws) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(
          new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
      signature.setCompactSerialization(jws);
      String kid = signature.getKeyIdHeaderValue();
      JsonWebKey key = new JsonWebKeySet(jwks).findJsonWebKey(kid, null, null, null);
      if (key == null) {
        return Optional.empty();
      }
      signature.setKey(key.getKey());
      return signature.verifySignature()
          ? Optional.of(new Verified(kid, signature.getPayload()))
          : Optional.empty();
    } catch (JoseException notOfThisForm) {
      return Optional.empty();
    }
  }

  /** All public keys that ever signed, as a JWK Set (RFC 7517). */
  public String jwks() {
    return jwks;
  }

  private static List<OctetKeyPairJsonWebKey> read(
      Connection connection, String secret, boolean live)
      throws SQLException, JoseException, GeneralSecurityException {
    List<OctetKeyPairJsonWebKey> keys = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select kid, sealed from signing_key where (retired_at is null) = ? order by"
                    + " created_at");
        ResultSet rows = bind(select, live)) {
      while (rows.next()) {
        String jwk =
            new String(
                open(rows.getBytes("sealed"), secret, rows.getString("kid")),
                StandardCharsets.UTF_8);
        keys.add((OctetKeyPairJsonWebKey) JsonWebKey.Factory.newJwk(jwk));
      }
    }
    return keys;
  }

  private static ResultSet bind(PreparedStatement select, boolean value) throws SQLException {
    select.setBoolean(1, value);
    return select.executeQuery();
  }

  private static String published(Connection connection) throws SQLException, JoseException {
    JsonWebKeySet set = new JsonWebKeySet();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery("select public_jwk from signing_key order by created_at")) {
      while (rows.next()) {
        set.addJsonWebKey(JsonWebKey.Factory.newJwk(rows.getString(1)));
      }
    }
    return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private static OctetKeyPairJsonWebKey make(Connection connection, String secret, Clock clock)
      throws SQLException, JoseException, GeneralSecurityException {
    OctetKeyPairJsonWebKey key =
        OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
    key.setUse("sig");
    key.setAlgorithm(AlgorithmIdentifiers.EDDSA);
    key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    String whole = key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into signing_key (kid, public_jwk, sealed, created_at) values (?, ?, ?, ?)")) {
      insert.setString(1, key.getKeyId());
      insert.setString(2, key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
      insert.setBytes(3, seal(whole.getBytes(StandardCharsets.UTF_8), secret, key.getKeyId()));
      insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
      insert.execute();
    }
    return key;
  }

  private static byte[] seal(byte[] plain, String secret, String kid)
      throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, kid, nonce).doFinal(plain);
    byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
    return both;
  }

  private static byte[] open(byte[] both, String secret, String kid)
      throws GeneralSecurityException {
    byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
    return cipher(Cipher.DECRYPT_MODE, secret, kid, nonce)
        .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
  }

  /** The key id is authenticated with the key, so that rows can't be swapped. */
  private static Cipher cipher(int mode, String secret, String kid, byte[] nonce)
      throws GeneralSecurityException {
    Mac derive = Mac.getInstance("HmacSHA256");
    derive.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] key = derive.doFinal("kyodaku signing keys".getBytes(StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
