package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Play;
import java.util.List;

/** A play with its hosts, cut into batches; each batch goes through all the steps before the next begins. */
public record PlannedPlay(Play play, List<Host> hosts, List<List<Host>> batches) {}
