package dev.runbook.lab.service;

import java.nio.file.Path;
import java.util.List;

/** Which hosts a cluster has, and where their files are. */
public interface Layout {

    /** The nodes of the application, the first one first. */
    List<String> apps();

    String balancer();

    String database();

    /** Where all files of a host are. */
    Path treeOf(String host);

    /** The folder that all nodes share, as over a network. */
    Path storage();
}
