/** The program on a real cluster: hosts with sshd, docker, balancers and databases, made of namespaces by {@code testbed/}. */
package dev.runbook.cluster;
