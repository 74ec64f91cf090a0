package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import java.util.List;

/** Something that stays on hosts when the run has ended. */
public record Remains(String title, List<Host> hosts, Why why) {

    /** Why it stays. */
    public enum Why {
        /** Its author means it to: a backup, a pulled image. */
        MEANT("meant to stay"),
        /** It changed something, and nothing takes it back. */
        NO_ROLLBACK("has no rollback"),
        /** Its undo is owed, and was not reached or failed. */
        OWED("its undo is still owed");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
