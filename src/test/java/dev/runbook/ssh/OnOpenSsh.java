package dev.runbook.ssh;

import dev.runbook.prerequisite.RequiresRoot;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;

/** The tests of this class start {@link OpenSshHost}s. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(120)
@RequiresRoot(programs = {"sshd", "ssh-keygen", "ssh-agent", "ssh-add", "sudo", "su", "tini", "unshare", "nsenter"})
@interface OnOpenSsh {}
