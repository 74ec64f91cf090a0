package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Share;
import java.util.List;

/**
 * A play with its hosts, cut into batches; each batch goes through all the steps before the next begins.
 *
 * @param tolerance on how many hosts of a batch steps may fail
 */
public record PlannedPlay(Play play, List<Host> hosts, List<List<Host>> batches, Share tolerance) {}
