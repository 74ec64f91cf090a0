/**
 * What runs behind the hosts of a lab: the application on its nodes, their daemon and registry, the database, the shared
 * storage and the balancer, and the programs that ask and rule them. Knows nothing of SSH.
 */
package dev.runbook.lab.service;
