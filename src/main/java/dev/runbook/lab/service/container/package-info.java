/** Docker's stand-in: a registry, a daemon on each node with images and containers, and the program docker. */
package dev.runbook.lab.service.container;
