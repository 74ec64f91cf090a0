package dev.runbook.remote;

import dev.runbook.value.Sha256;

/**
 * Names one command of one run on its host. Whoever brings it there again gets what the first one led to; it never runs
 * twice.
 *
 * @param run the folder of the run's jobs
 * @param name a file name there
 */
public record JobId(String run, String name) {

    /** File systems take 255 bytes, encrypted ones fewer; endings are added. */
    private static final int LONGEST = 100;

    /**
     * @param step where in the runbook, loop items included
     * @param host for which host it is done, wherever it runs
     * @param visit which time it is that the run comes to the step
     * @param attempt counts from 1
     */
    public static JobId of(String run, String step, String host, String visit, int attempt) {
        return new JobId(folder(run), fileName(step + "@" + host + "-" + visit + "-" + attempt));
    }

    /** The {@link #run} of this run's jobs. */
    public static String folder(String run) {
        return fileName(run);
    }

    /** What holds nothing but harmless characters stays as it is; else a hash makes up for what was left out. */
    private static String fileName(String text) {
        String harmless = text.replaceAll("[^A-Za-z0-9@._-]+", "_").replaceFirst("^[.-]", "_");
        if (harmless.equals(text) && text.length() <= LONGEST) {
            return text;
        }
        return harmless.substring(0, Math.min(harmless.length(), LONGEST)) + "-" + Sha256.hex(text, 8);
    }

    @Override
    public String toString() {
        return run + "/" + name;
    }
}
