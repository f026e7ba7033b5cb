package io.kyodaku.portal.admin;

import io.kyodaku.oversight.OperatorQueues;
import io.kyodaku.oversight.OperatorQueues.Queue;
import io.kyodaku.oversight.OperatorQueues.Waiting;
import io.kyodaku.oversight.RunDirectory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for the operator, and the way to each of it. */
@Named
@RequestScoped
public class AdminHomePage {

  @Inject private OperatorQueues queues;
  @Inject private RunDirectory directory;
  private @Nullable List<Waiting> all;
  private @Nullable List<RunDirectory.Run> runs;

  private List<Waiting> all() {
    if (all == null) {
      all = queues.all();
    }
    return all;
  }

  /** What goes on by itself now. */
  public List<RunDirectory.Run> getRuns() {
    if (runs == null) {
      runs = directory.underWay();
    }
    return runs;
  }

  /** Those in which something waits. */
  public List<Waiting> getWaiting() {
    return all().stream().filter(queue -> queue.count() > 0).toList();
  }

  /** Those in which nothing does. */
  public List<Waiting> getQuiet() {
    return all().stream().filter(queue -> queue.count() == 0).toList();
  }

  public String hrefOf(Queue queue) {
    return switch (queue) {
      case APPLICATIONS -> "/admin/applications";
      case DETAILS -> "/admin/tenants?status=" + TenantsPage.CHANGED;
      case CONTRACTS -> "/admin/contracts?status=SIGNED";
      case NAMES -> "/admin/aliases";
      case ASSERTIONS, CONFLICTS -> "/admin/conflicts";
      case ASKS -> "/admin/asks";
      case MONEY_BACK -> "/admin/disputes";
      case RECONCILIATION -> "/admin/reconciliation?state=OPEN";
      case PERIODS_ENDED -> "/admin/payouts#open-periods";
      case PAYOUTS_DUE -> "/admin/payouts#due-now";
      case TAX_PROFILES -> "/admin/tax-profiles";
      case ACTS_ASKED -> "/admin/acts";
      case PAYOUTS -> "/admin/payouts?status=STUCK#payouts-list";
      case PERIODS -> "/admin/payouts#failures";
      case BOOKS -> "/admin/trial-balance";
      case EVENTS_FAILED -> "/admin/inbox?status=DEAD";
      case EVENTS_WAITING -> "/admin/inbox?status=RECEIVED";
      case WEBHOOKS -> "/admin/webhooks";
      case PLUGINS -> "/admin/plugins#rejected";
    };
  }
}
