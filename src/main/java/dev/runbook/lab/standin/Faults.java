package dev.runbook.lab.standin;

/** What a lab's nodes are told to suffer from, as far as it shows in what they run. */
public interface Faults {

    /** Whether nothing can be reached on this host, as if its network were cut. */
    boolean isUnreachable(String host);

    /** Whether the application of this image ends in an error for good when it starts on this host. */
    boolean endsInError(String host, String image);

    /** Whether the application of this image says on this host that it is another version. */
    boolean reportsWrongVersion(String host, String image);
}
