package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.run.RunListener;

/** Hears each kind of event by itself. */
interface RunEvents extends RunListener {

    default void runStarted(String run, Event.RunStarted event) {}

    default void runResumed(String run, Event.RunResumed event) {}

    default void guardFailed(Event.GuardFailed event) {}

    default void hostUnreachable(Event.HostUnreachable event) {}

    default void lockTaken(Event.LockTaken event) {}

    default void lockSkipped(Event.LockSkipped event) {}

    default void lockRefused(String run, Event.LockRefused event) {}

    default void lockReleased(Event.LockReleased event) {}

    default void lockKept(Event.LockKept event) {}

    default void playStarted(Event.PlayStarted event) {}

    default void stepStarted(Event.StepStarted event) {}

    default void stepFinished(Event.StepFinished event) {}

    default void gate(Event.Gate event) {}

    default void committed(Event.Committed event) {}

    default void rollbackStarted(Event.RollbackStarted event) {}

    default void undoStarted(Event.UndoStarted event) {}

    default void undoFinished(Event.UndoFinished event) {}

    default void debtOwed(Event.DebtOwed event) {}

    default void runFinished(Event.RunFinished event) {}

    @Override
    default void recorded(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.StepStarted it) {
            stepStarted(it);
        } else if (event instanceof Event.StepFinished it) {
            stepFinished(it);
        } else if (event instanceof Event.PlayStarted it) {
            playStarted(it);
        } else if (event instanceof Event.RunStarted it) {
            runStarted(entry.run(), it);
        } else if (event instanceof Event.RunResumed it) {
            runResumed(entry.run(), it);
        } else if (event instanceof Event.RunFinished it) {
            runFinished(it);
        } else {
            rare(entry.run(), event);
        }
    }

    private void rare(String run, Event event) {
        if (event instanceof Event.GuardFailed it) {
            guardFailed(it);
        } else if (event instanceof Event.HostUnreachable it) {
            hostUnreachable(it);
        } else if (event instanceof Event.Gate it) {
            gate(it);
        } else if (event instanceof Event.Committed it) {
            committed(it);
        } else if (event instanceof Event.LockRefused it) {
            lockRefused(run, it);
        } else {
            unwinding(event);
        }
    }

    private void unwinding(Event event) {
        if (event instanceof Event.RollbackStarted it) {
            rollbackStarted(it);
        } else if (event instanceof Event.UndoStarted it) {
            undoStarted(it);
        } else if (event instanceof Event.UndoFinished it) {
            undoFinished(it);
        } else if (event instanceof Event.DebtOwed it) {
            debtOwed(it);
        } else {
            locking(event);
        }
    }

    private void locking(Event event) {
        if (event instanceof Event.LockTaken it) {
            lockTaken(it);
        } else if (event instanceof Event.LockSkipped it) {
            lockSkipped(it);
        } else if (event instanceof Event.LockReleased it) {
            lockReleased(it);
        } else if (event instanceof Event.LockKept it) {
            lockKept(it);
        }
    }
}
