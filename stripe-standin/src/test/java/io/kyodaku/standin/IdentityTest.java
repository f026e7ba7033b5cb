package io.kyodaku.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.identity.VerificationReport;
import com.stripe.model.identity.VerificationSession;
import com.stripe.param.identity.VerificationSessionCreateParams;
import com.stripe.param.identity.VerificationSessionRetrieveParams;
import com.stripe.service.identity.VerificationSessionService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final Map<String, String> KAGUYA =
      Map.of("first_name", "Kaguya", "last_name", "Taketori", "dob", "2001-09-15");

  @TempDir Path data;
  private Stage stage;

  @BeforeEach
  void start() {
    stage = Stage.in(data);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void passingTellsWhoThePersonIsToThoseWhoAsk() throws StripeException {
    VerificationSession session = create();
    assertThat(session.getStatus()).isEqualTo("requires_input");

    HttpResponse<String> answer = stage.press(session.getUrl(), "verify", KAGUYA);

    assertThat(answer.headers().firstValue("Location"))
        .hasValue(stage.japan.page("/verified").toString());
    Event event =
        stage.japan.await("identity.verification_session.verified").verified(Stage.JP_SECRET);
    VerificationSession told =
        (VerificationSession) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(told.getMetadata()).containsEntry("creator", "c1");
    assertThat(told.getVerifiedOutputs()).isNull();
    assertThat(retrieve(session).getVerifiedOutputs()).isNull();
    VerificationSession expanded =
        sessions()
            .retrieve(
                session.getId(),
                VerificationSessionRetrieveParams.builder()
                    .addExpand("verified_outputs")
                    .addExpand("last_verification_report")
                    .build());
    assertThat(expanded.getVerifiedOutputs().getFirstName()).isEqualTo("Kaguya");
    assertThat(expanded.getVerifiedOutputs().getDob().getYear()).isEqualTo(2001);
    VerificationReport report = expanded.getLastVerificationReportObject();
    assertThat(report.getDocument().getStatus()).isEqualTo("verified");
  }

  @Test
  void failingAsksAgainAndSaysWhy() throws StripeException {
    VerificationSession session = create();

    stage.press(session.getUrl(), "document_unverified_other", Map.of());

    stage.japan.await("identity.verification_session.requires_input");
    VerificationSession failed = retrieve(session);
    assertThat(failed.getStatus()).isEqualTo("requires_input");
    assertThat(failed.getLastError().getCode()).isEqualTo("document_unverified_other");
    stage.press(session.getUrl(), "verify", KAGUYA);
    assertThat(retrieve(session).getStatus()).isEqualTo("verified");
  }

  @Test
  void missingParticularsComeBackWithTheRestKept() throws StripeException {
    VerificationSession session = create();

    HttpResponse<String> answer =
        stage.press(
            session.getUrl(), "verify", Map.of("first_name", "Kaguya", "dob", "3001-01-01"));

    assertThat(answer.body())
        .contains("value=\"Kaguya\"")
        .contains("id=\"last_name-error\"")
        .contains("id=\"dob-error\"");
    assertThat(retrieve(session).getStatus()).isEqualTo("requires_input");
  }

  @Test
  void pressingTwiceVerifiesOnce() throws StripeException {
    VerificationSession session = create();
    stage.press(session.getUrl(), "verify", KAGUYA);

    stage.press(session.getUrl(), "consent_declined", Map.of());

    assertThat(retrieve(session).getStatus()).isEqualTo("verified");
  }

  @Test
  void redactingForgetsThePerson() throws StripeException {
    VerificationSession session = create();
    stage.press(session.getUrl(), "verify", KAGUYA);

    sessions().redact(session.getId());

    VerificationSession redacted =
        sessions()
            .retrieve(
                session.getId(),
                VerificationSessionRetrieveParams.builder().addExpand("verified_outputs").build());
    assertThat(redacted.getVerifiedOutputs()).isNull();
    assertThat(redacted.getRedaction().getStatus()).isEqualTo("redacted");
  }

  @Test
  void canceledSessionCannotBeCanceledAgain() throws StripeException {
    VerificationSession session = create();

    assertThat(sessions().cancel(session.getId()).getStatus()).isEqualTo("canceled");

    assertThat(
            catchThrowableOfType(
                    InvalidRequestException.class, () -> sessions().cancel(session.getId()))
                .getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void demonstrationCanDecideWithoutThePage() throws StripeException {
    VerificationSession session = create();

    stage.control("/_standin/identity/" + session.getId() + "/decide", Map.of("dob", "2015-01-01"));

    assertThat(retrieve(session).getStatus()).isEqualTo("verified");
  }

  private VerificationSession create() throws StripeException {
    return sessions()
        .create(
            VerificationSessionCreateParams.builder()
                .setType(VerificationSessionCreateParams.Type.DOCUMENT)
                .putMetadata("creator", "c1")
                .setReturnUrl(stage.japan.page("/verified").toString())
                .build());
  }

  private VerificationSession retrieve(VerificationSession session) throws StripeException {
    return sessions().retrieve(session.getId());
  }

  private VerificationSessionService sessions() {
    return stage.client().v1().identity().verificationSessions();
  }
}
