package io.kyodaku.tenant;

import io.kyodaku.shared.FieldError;
import java.util.List;

/** What came of an operator's decision about a tenant. */
public sealed interface StandingOutcome {

  record Moved(TenantStatus status) implements StandingOutcome {}

  /** Nothing changed: it stands otherwise than this decision needs. */
  record NotPossible(TenantStatus status) implements StandingOutcome {}

  record UnknownTenant() implements StandingOutcome {}

  /** Nothing changed. */
  record Invalid(List<FieldError> errors) implements StandingOutcome {}
}
