package io.kyodaku.generation;

import io.kyodaku.generation.Certificate.Licensed;
import io.kyodaku.generation.Certificate.Text;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** A certificate's text as the JSON that is signed, and back. */
final class CertificateText {

  private static final int VERSION = 1;

  private CertificateText() {}

  static String write(Text certificate) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("receipt", "certificate");
    text.put("version", VERSION);
    text.put("authorization", WireId.AUTHORIZATION.format(certificate.authorizationId()));
    text.put("grantedAt", certificate.grantedAt().toString());
    text.put("certifiedAt", certificate.certifiedAt().toString());
    text.put("use", certificate.use().name());
    text.put("territories", List.copyOf(certificate.territories()));
    text.put("seconds", certificate.seconds());
    text.put("quality", certificate.quality().name());
    text.put("licenses", certificate.assets().stream().map(CertificateText::write).toList());
    text.put("obligations", certificate.obligations());
    certificate.grantHash().ifPresent(hash -> text.put("grantSha256", hash));
    certificate.resultHash().ifPresent(hash -> text.put("resultSha256", hash));
    return JsonUtil.toJson(text);
  }

  private static Map<String, Object> write(Licensed asset) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("asset", WireId.ASSET.format(asset.assetId()));
    text.put("name", asset.name());
    text.put("owner", asset.owner());
    text.put("contract", WireId.CONTRACT.format(asset.contractId()));
    text.put("contractVersion", asset.contractVersion());
    return text;
  }

  /**
   * @param json as this class wrote it
   */
  static Text read(String json) {
    try {
      Map<String, Object> text = JsonUtil.parseJson(json);
      return new Text(
          WireId.AUTHORIZATION.parse(text(text, "authorization")).orElseThrow(),
          Instant.parse(text(text, "grantedAt")),
          Instant.parse(text(text, "certifiedAt")),
          Use.valueOf(text(text, "use")),
          new TreeSet<>(texts(text, "territories")),
          number(text, "seconds"),
          Quality.valueOf(text(text, "quality")),
          list(text, "licenses").stream().map(CertificateText::licensed).toList(),
          texts(text, "obligations"),
          Optional.ofNullable((String) text.get("grantSha256")),
          Optional.ofNullable((String) text.get("resultSha256")));
    } catch (JoseException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  private static Licensed licensed(Object item) {
    Map<?, ?> text = (Map<?, ?>) item;
    return new Licensed(
        WireId.ASSET.parse(text(text, "asset")).orElseThrow(),
        text(text, "name"),
        text(text, "owner"),
        WireId.CONTRACT.parse(text(text, "contract")).orElseThrow(),
        number(text, "contractVersion"));
  }

  private static String text(Map<?, ?> text, String member) {
    return String.valueOf(text.get(member));
  }

  private static int number(Map<?, ?> text, String member) {
    return text.get(member) instanceof Number whole ? Math.toIntExact(whole.longValue()) : 0;
  }

  private static List<String> texts(Map<?, ?> text, String member) {
    return list(text, member).stream().map(String::valueOf).toList();
  }

  private static List<?> list(Map<?, ?> text, String member) {
    return text.get(member) instanceof List<?> list ? list : List.of();
  }
}
